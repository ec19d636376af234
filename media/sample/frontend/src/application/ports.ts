import type { Order, OrderState } from '@domain/order';
import type { Product } from '@domain/product';

export interface Catalog {
  list(): Promise<Product[]>;
}

export interface Orders {
  send(order: Order): Promise<void>;
  readState(id: string): Promise<OrderState>;
}

export interface Clock {
  now(): Date;
}
