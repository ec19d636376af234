import { findOpenOrders } from '@domain/order-history';
import type { Orders } from './ports';
import type { Store } from './store';

export async function trackOrders(store: Store, orders: Orders): Promise<void> {
  const tracked = await Promise.all(
    findOpenOrders().map(async order => ({ ...order, state: await orders.readState(order.id) })),
  );
  store.change({ orders: tracked });
}
