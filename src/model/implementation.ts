/** A class or method that implements something, or an interface or method that is implemented. */
export interface ImplementationPlace {
  readonly module: string;
  /** Counts from 1. */
  readonly line: number;
  /** `Order`, `Order.add`. */
  readonly symbol: string;
  /** The class fits without naming what it implements. */
  readonly isStructural: boolean;
}
