import { Cart } from '@domain/cart';
import { placeOrder } from '@domain/order';
import type { Clock, Orders } from './ports';
import type { Store } from './store';

export async function sendOrder(email: string, store: Store, orders: Orders, clock: Clock): Promise<void> {
  const { cart, orders: earlier } = store.read();
  const order = placeOrder(`order-${clock.now().getTime()}`, email, cart);
  await orders.send(order);
  store.change({ cart: new Cart(), orders: [...earlier, order] });
}
