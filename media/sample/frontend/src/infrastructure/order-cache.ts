import type { Order } from '@domain/order';
import { readItem, writeItem } from './local-storage';

const key = 'orders';

export function readCachedOrders(): Order[] {
  return readItem<Order[]>(key, []);
}

export function cacheOrder(order: Order): void {
  writeItem(key, [...readCachedOrders(), order]);
}
