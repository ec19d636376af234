import type { Dependency } from '../model/dependency';
import type { RuleEdge, RuleGraph } from './graph/rule-graph';

/** `a/b.ts imports Order, Line from c/d.ts`, with the names where they are named. */
export function describeImport(
  graph: RuleGraph,
  edge: RuleEdge,
  names: readonly string[] = edge.names,
): string {
  const what = listNames(names);
  const from = graph.idOf(edge.from);
  const to = graph.idOf(edge.to);
  const via = edge.isFollowed ? `, by way of ${edge.dependency.to}` : '';
  return what === '' ? `${from} imports ${to}${via}` : `${from} imports ${what} from ${to}${via}`;
}

/** `a.ts → b.ts → c.ts`: the modules of a chain of imports, the middle of a long one left out. */
export function describeChain(chain: readonly Dependency[]): string {
  if (chain.length === 0) return '';
  const isLong = chain.length >= MOST_IN_CHAIN;
  const shown = isLong ? MOST_IN_CHAIN - 2 : chain.length;
  let text = '';
  for (let i = 0; i < shown; i++) text += `${chain[i].from} → `;
  if (isLong) text += `${chain.length - shown} more → `;
  return text + chain[chain.length - 1].to;
}

/** `2 modules`, `1 module`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Most modules of a chain that a message names. */
const MOST_IN_CHAIN = 8;

/** Most imported names that a message has. */
const MOST_NAMES = 4;

function listNames(names: readonly string[]): string {
  const isNamed = (name: string) => name !== '*' && name !== 'default';
  if (names.length < 2) return names.length === 1 && isNamed(names[0]) ? names[0] : '';
  const named = names.filter(isNamed);
  const shown = named.slice(0, MOST_NAMES).join(', ');
  return named.length > MOST_NAMES ? `${shown} and ${named.length - MOST_NAMES} more` : shown;
}
