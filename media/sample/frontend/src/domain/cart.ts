import { type Discount, none } from './discount';
import { add, type Money, times, zero } from './money';
import type { Product } from './product';

export interface CartLine {
  readonly product: Product;
  readonly quantity: number;
}

export class Cart {
  constructor(readonly lines: readonly CartLine[] = []) {}

  with(product: Product, quantity = 1): Cart {
    const others = this.lines.filter(line => line.product.sku !== product.sku);
    const before = this.lines.find(line => line.product.sku === product.sku)?.quantity ?? 0;
    return new Cart([...others, { product, quantity: before + quantity }]);
  }

  total(discount: Discount = none): Money {
    const sum = this.lines.reduce((total, line) => add(total, times(line.product.price, line.quantity)), zero);
    return discount.apply(sum);
  }
}
