import { type Money, times } from './money';

export interface Discount {
  readonly name: string;
  apply(total: Money): Money;
}

export const none: Discount = { name: 'none', apply: total => total };

export function percent(value: number): Discount {
  return { name: `${value} %`, apply: total => times(total, 1 - value / 100) };
}
