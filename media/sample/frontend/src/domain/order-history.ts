import { readCachedOrders } from '../infrastructure/order-cache';
import { add, type Money, zero } from './money';
import type { Order } from './order';

/** Should be given the orders: this module of the domain knows where they are stored. */
export function findOpenOrders(): Order[] {
  return readCachedOrders().filter(order => order.state !== 'delivered');
}

export function sumOrders(orders: readonly Order[]): Money {
  return orders.reduce((total, order) => add(total, order.total), zero);
}
