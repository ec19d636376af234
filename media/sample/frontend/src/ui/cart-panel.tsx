import { useState } from 'react';
import type { Cart } from '@domain/cart';
import { percent } from '@domain/discount';
import { formatMoney } from './format-money';

const friends = percent(5);

export function CartPanel(props: { cart: Cart; onOrder: (email: string) => void }) {
  const [email, setEmail] = useState('');
  return (
    <form onSubmit={() => props.onOrder(email)}>
      <p>
        {props.cart.lines.length} lines, {formatMoney(props.cart.total(friends))}
      </p>
      <input type="email" value={email} onChange={event => setEmail(event.target.value)} />
      <button type="submit">Order</button>
    </form>
  );
}
