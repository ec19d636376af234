import { useEffect, useState } from 'react';
import { sendOrder } from '@application/place-order';
import type { Clock, Orders } from '@application/ports';
import type { Store } from '@application/store';
import { CartPanel } from './cart-panel';
import { OrderStatus } from './order-status';
import { ProductList } from './product-list';

export function App({ store, orders, clock }: { store: Store; orders: Orders; clock: Clock }) {
  const [state, setState] = useState(store.read());
  useEffect(() => {
    const unsubscribe = store.subscribe(setState);
    return () => void unsubscribe();
  }, [store]);
  return (
    <main>
      <ProductList products={state.products} onAdd={product => store.change({ cart: state.cart.with(product) })} />
      <CartPanel cart={state.cart} onOrder={email => void sendOrder(email, store, orders, clock)} />
      {state.orders.map(order => (
        <OrderStatus key={order.id} order={order} />
      ))}
    </main>
  );
}
