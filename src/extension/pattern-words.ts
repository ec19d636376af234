import type { Finding, FindingRole, PatternDescription } from '../model/finding';
import { formatAmount, formatCount } from './formats';

/** Parts that stand over a class at most. */
const MOST_PARTS = 3;

/** What patterns are, by their ids. */
export type Descriptions = ReadonlyMap<string, PatternDescription>;

/** A symbol of one module with the roles that it has, the surest finding's first. */
export interface BoundSymbol {
  /** `Order`, `Order.add`, `make_order`; the module's id where it is the module as a whole. */
  readonly symbol: string;
  /** Counts from 1. */
  readonly line: number;
  readonly roles: readonly BoundRole[];
}

/** A role that a symbol has in a finding. */
export interface BoundRole {
  readonly finding: Finding;
  readonly role: string;
  /** The finding is named for it. */
  readonly isChief: boolean;
}

/** Roles whose symbol the pattern is for or of: `Repository for Order`. */
const LINKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  repository: { entity: 'for' },
  'command-handler': { command: 'for' },
  'event-handler': { event: 'for' },
  command: { handler: 'handled by' },
  query: { handler: 'handled by' },
  'domain-event': { handler: 'handled by' },
  aggregate: { repository: 'kept by' },
  entity: { repository: 'kept by' },
  'value-object': { owner: 'of' },
  'adapter-gof': { adaptee: 'of' },
  composite: { component: 'of' },
  decorator: { component: 'of' },
  proxy: { subject: 'for' },
  builder: { product: 'of' },
  'object-pool': { pooled: 'of' },
  iterator: { collection: 'over' },
  'null-object': { abstraction: 'for' },
};

/** Roles that are better said than named, with the chief symbol after them. */
const SAYINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  port: { adapter: 'implements port', implementation: 'implements port', consumer: 'uses port' },
  repository: { entity: 'kept by', implementation: 'implements repository', interface: 'repository of' },
  command: { handler: 'handles command' },
  query: { handler: 'handles query' },
  'dependency-inversion': { 'high-level': 'depends on abstraction', 'low-level': 'implements abstraction' },
  'structural-subtyping': { fit: 'fits', user: 'uses' },
  mixin: { user: 'mixes in' },
};

/** Roles of which even one is worth a count: who reads an interface asks how many implement it. */
const COUNTED = new Set(['adapter', 'implementation']);

/** The symbols of a module that have roles. Methods and the module as a whole count where a finding is named for them. */
export function listBoundSymbols(findings: readonly Finding[], module: string): BoundSymbol[] {
  const bound = new Map<string, { symbol: string; line: number; roles: BoundRole[] }>();
  for (const finding of findings)
    finding.roles.forEach((role, place) => {
      const { symbol, line } = role;
      const isChief = place === 0;
      if (role.module !== module || (!isChief && (symbol === module || symbol.includes('.')))) return;
      const key = `${line} ${symbol}`;
      const known = bound.get(key) ?? { symbol, line, roles: [] };
      bound.set(key, known);
      if (!known.roles.some(other => other.finding === finding))
        known.roles.push({ finding, role: role.role, isChief });
    });
  const all = [...bound.values()];
  for (const { roles } of all)
    roles.sort(
      (a, b) => Number(b.isChief) - Number(a.isChief) || b.finding.confidence - a.finding.confidence,
    );
  return all.sort((a, b) => a.line - b.line);
}

/**
 * What a symbol is in patterns, in one line: "Repository for `Order` · implements port `OrderRepository` · 2 adapters".
 * Three parts at most, then how many more there are.
 */
export function describeSymbol(roles: readonly BoundRole[], descriptions: Descriptions): string {
  // That it is an adapter says whom it is for; what else it is says more about itself.
  const isAdapter = ({ finding }: BoundRole) => finding.pattern === 'adapter';
  const named = roles.filter(({ isChief }) => isChief);
  const chief = [...named.filter(each => !isAdapter(each)), ...named.filter(isAdapter)];
  const names = chief.map(({ finding }) => describeChief(finding, descriptions));
  const counts = chief.flatMap(({ finding }) => describeCount(finding));
  const others = describeOthers(roles.filter(({ isChief }) => !isChief));
  const parts = dropRepeated([...names, ...counts, ...others]);
  const shown = parts.slice(0, MOST_PARTS).map((part, i) => (i === 0 ? upperFirst(part) : part));
  const hidden = parts.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`${formatCount(hidden)} more`] : [])].join(' · ');
}

/** Once is enough for what several findings say: an adapter implements its port, which is a repository as well. */
function dropRepeated(parts: readonly string[]): string[] {
  const implemented = new Set<string>();
  return [...new Set(parts)].filter(part => {
    const target = /^implements .*`(.*)`$/.exec(part)?.[1];
    if (target === undefined) return true;
    const isNew = !implemented.has(target);
    implemented.add(target);
    return isNew;
  });
}

/** `unit of work`, `concrete strategy`, of an id in kebab-case. */
export function sayRole(role: string): string {
  return role.replaceAll('-', ' ');
}

/** A pattern's title; of one that nobody has described its id in words. */
export function titleOf(pattern: string, descriptions: Descriptions): string {
  return descriptions.get(pattern)?.title ?? upperFirst(sayRole(pattern));
}

function describeChief(finding: Finding, descriptions: Descriptions): string {
  const { pattern, roles } = finding;
  const [chief, ...others] = roles as [FindingRole, ...FindingRole[]];
  const port = others.find(({ role }) => role === 'port');
  if (pattern === 'adapter' && port !== undefined) return `implements port ${quote(port)}`;
  const title = lowerFirst(titleOf(pattern, descriptions));
  for (const [role, word] of Object.entries(LINKS[pattern] ?? {})) {
    const phrase = describeLink(others, role, word);
    if (phrase !== undefined) return `${title} ${phrase}`;
  }
  // Who uses a strategy is not one: "context with strategy `Tariff`".
  const eponym = others.filter(({ role }) => role === pattern || `${role}-gof` === pattern);
  if (chief.role === pattern || eponym.length === 0) return title;
  const named = describeLink(eponym, eponym[0]!.role, `with ${sayRole(eponym[0]!.role)}`);
  return `${sayRole(chief.role)} ${named ?? `with ${title}`}`;
}

function describeLink(others: readonly FindingRole[], role: string, word: string): string | undefined {
  const linked = others.filter(other => other.role === role);
  const [first] = linked;
  if (first === undefined) return undefined;
  return linked.length === 1
    ? `${word} ${quote(first)}`
    : `${word} ${formatAmount(linked.length, sayRole(role), plural(role))}`;
}

/** How many symbols have the role that most have, where the pattern's name does not say it already. */
function describeCount({ pattern, roles }: Finding): string[] {
  const counts = new Map<string, number>();
  for (const { role } of roles.slice(1)) {
    if (LINKS[pattern]?.[role] !== undefined || role === pattern) continue;
    counts.set(role, (counts.get(role) ?? 0) + 1);
  }
  const [most] = [...counts]
    .filter(([role, count]) => count > 1 || COUNTED.has(role))
    .sort(([, a], [, b]) => b - a);
  return most === undefined ? [] : [formatAmount(most[1], sayRole(most[0]), plural(most[0]))];
}

/** One part for each role in findings of a pattern: "entity of repository `Orders`", "entity of 2 repositories". */
function describeOthers(roles: readonly BoundRole[]): string[] {
  const groups = new Map<string, BoundRole[]>();
  for (const bound of roles) {
    const key = `${bound.finding.pattern} ${bound.role}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [bound]);
    else known.push(bound);
  }
  return [...groups.values()].map(group => {
    const [{ finding, role }] = group as [BoundRole];
    const chief = finding.roles[0]!;
    const saying = SAYINGS[finding.pattern]?.[role];
    if (group.length === 1)
      return `${saying ?? `${sayRole(role)} of ${sayRole(chief.role)}`} ${quote(chief)}`;
    // A saying may end in the chief role's name, which is then counted: "implements 2 ports".
    const opening = saying?.replace(new RegExp(` ${sayRole(chief.role)}$`), '') ?? `${sayRole(role)} of`;
    return `${opening} ${formatAmount(group.length, sayRole(chief.role), plural(chief.role))}`;
  });
}

function quote({ symbol, module }: FindingRole): string {
  return `\`${symbol === module ? symbol.slice(symbol.lastIndexOf('/') + 1) : symbol}\``;
}

/** `repositories`, `abstract classes`, `message buses`. */
function plural(role: string): string {
  const words = sayRole(role);
  if (/[^aeiou]y$/.test(words)) return `${words.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(words) ? `${words}es` : `${words}s`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Titles such as `DTO` and `MVC` stay as they are. */
function lowerFirst(text: string): string {
  return /^[A-Z][A-Z]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
