import type { Cart, CartLine } from './cart';
import type { Money } from './money';

export type OrderState = 'placed' | 'packed' | 'on its way' | 'delivered';

export interface Order {
  readonly id: string;
  readonly email: string;
  readonly lines: readonly CartLine[];
  readonly total: Money;
  readonly state: OrderState;
}

export function placeOrder(id: string, email: string, cart: Cart): Order {
  return { id, email, lines: cart.lines, total: cart.total(), state: 'placed' };
}
