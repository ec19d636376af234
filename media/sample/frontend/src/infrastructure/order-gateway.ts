import type { Orders } from '@application/ports';
import type { Order, OrderState } from '@domain/order';
import { getJson, postJson } from './http-client';
import { cacheOrder } from './order-cache';

export class HttpOrders implements Orders {
  async send(order: Order): Promise<void> {
    const lines = order.lines.map(line => ({ sku: line.product.sku, quantity: line.quantity }));
    await postJson('/orders', { orderId: order.id, email: order.email, lines });
    cacheOrder(order);
  }

  async readState(id: string): Promise<OrderState> {
    const { state } = await getJson<{ state: OrderState }>(`/orders/${id}`);
    return state;
  }
}
