import { Cart } from '@domain/cart';
import type { Order } from '@domain/order';
import type { Product } from '@domain/product';

export interface State {
  readonly products: readonly Product[];
  readonly cart: Cart;
  readonly orders: readonly Order[];
}

type Listener = (state: State) => void;

export function createStore(initial: State = { products: [], cart: new Cart(), orders: [] }) {
  let state = initial;
  const listeners = new Set<Listener>();
  return {
    read: () => state,
    change(part: Partial<State>) {
      state = { ...state, ...part };
      for (const listener of listeners) listener(state);
    },
    subscribe(listener: Listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type Store = ReturnType<typeof createStore>;
