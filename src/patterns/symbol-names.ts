import type { RoleSymbol } from './pattern';

/** `Order`, `Order.add`, `make_order`. */
export function nameOfSymbol(symbol: RoleSymbol): string {
  return 'owner' in symbol && symbol.owner !== undefined
    ? `${symbol.owner.name}.${symbol.name}`
    : symbol.name;
}
