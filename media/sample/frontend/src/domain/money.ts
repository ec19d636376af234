/** An amount in the smallest unit of its currency. */
export interface Money {
  readonly cents: number;
  readonly currency: 'EUR';
}

export const zero: Money = { cents: 0, currency: 'EUR' };

export function add(a: Money, b: Money): Money {
  return { cents: a.cents + b.cents, currency: a.currency };
}

export function times(a: Money, quantity: number): Money {
  return { cents: Math.round(a.cents * quantity), currency: a.currency };
}
