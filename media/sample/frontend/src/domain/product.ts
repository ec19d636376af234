import type { Money } from './money';

export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly price: Money;
  readonly available: boolean;
}
