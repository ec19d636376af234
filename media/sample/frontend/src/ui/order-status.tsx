import type { Order } from '@domain/order';
import { formatMoney } from './format-money';

export function OrderStatus({ order }: { order: Order }) {
  return (
    <p>
      {order.id}: {order.state}, {formatMoney(order.total)}
    </p>
  );
}
