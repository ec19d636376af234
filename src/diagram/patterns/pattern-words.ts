import type { FindingRole } from '../../model/finding';

/** Names of patterns as short as on a badge, where initials or the first letters would not do. */
const SHORT: Readonly<Record<string, string>> = {
  adapter: 'Adp',
  'adapter-gof': 'Wrap',
  bridge: 'Brdg',
  builder: 'Build',
  bulkhead: 'Bulk',
  'circuit-breaker': 'Brkr',
  command: 'Cmd',
  'command-gof': 'CmdO',
  'command-handler': 'CmdH',
  composite: 'Comp',
  'composition-root': 'Root',
  'context-manager': 'CtxM',
  cqrs: 'CQRS',
  'dependency-injection': 'DInj',
  'dependency-inversion': 'DInv',
  dto: 'DTO',
  'event-handler': 'EvH',
  'event-sourcing': 'EvS',
  facade: 'Facade',
  'factory-method': 'FactM',
  flyweight: 'Fly',
  hexagonal: 'Hex',
  iterator: 'Iter',
  layered: 'Layer',
  'lazy-initialization': 'Lazy',
  'message-bus': 'Bus',
  mixin: 'Mixin',
  mvc: 'MVC',
  'null-object': 'Null',
  'object-pool': 'Pool',
  pipeline: 'Pipe',
  plugin: 'Plug',
  prototype: 'Proto',
  'publish-subscribe': 'Pub',
  'rate-limiter': 'Rate',
  singleton: 'Single',
  specification: 'Spec',
  'structural-subtyping': 'Fits',
  timeout: 'Time',
};

/** Words that have a small initial. */
const SMALL = new Set(['of', 'the', 'to', 'by']);

/** A pattern's name on a badge: `unit-of-work` is `UoW`, `repository` is `Rep`. */
export function abbreviatePattern(id: string): string {
  const short = SHORT[id];
  if (short !== undefined) return short;
  const words = id.split('-');
  if (words.length === 1) return capitalize(id.length <= 5 ? id : id.slice(0, 3));
  return words.map(word => (SMALL.has(word) ? word[0] : (word[0] ?? '').toUpperCase())).join('');
}

/** A role in words: `concrete-strategy` is `concrete strategy`. */
export function describeRole(role: string): string {
  return role.replaceAll('-', ' ');
}

/** How sure something is, with two decimals; what is not certain never says 1. */
export function formatConfidence(confidence: number): string {
  return (confidence < 1 ? Math.min(0.99, confidence) : 1).toFixed(2);
}

/** What to call what plays a role: the symbol, or of a module as a whole the end of its path. */
export function nameOfRole({ symbol, module }: FindingRole): string {
  return symbol === module ? symbol.slice(symbol.lastIndexOf('/') + 1) : symbol;
}

/** The symbol at the top level of a module that a role's symbol is or is part of: of `Order.add` it is `Order`. */
export function ownerOfRole({ symbol, module }: FindingRole): string {
  return symbol === module ? symbol : symbol.split('.', 1)[0];
}

function capitalize(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
