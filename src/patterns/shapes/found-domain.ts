import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classesIn } from '../code/type-questions';
import type { FoundCandidate, FoundPatterns, RoleSymbol } from '../pattern';

/** Patterns of the domain whose findings are asked for here. */
export const DOMAIN_PATTERNS: readonly string[] = [
  ...['repository', 'unit-of-work', 'entity', 'aggregate', 'value-object'],
  ...['domain-event', 'command', 'query'],
];

const MODELS = ['entity', 'aggregate', 'value-object', 'domain-event', 'command', 'query'];
const KEPT = ['entity', 'aggregate', 'value-object'];

/** Whether a class is part of the domain's own model: an entity, a value, a message. */
export function isDomainModel(one: ClassInfo, found: FoundPatterns): boolean {
  return MODELS.some(pattern => found.has(pattern, one)) && !isStorageRole(one, found);
}

/** Whether a class is an entity, aggregate or value object. */
export function isDomainObject(one: ClassInfo, found: FoundPatterns): boolean {
  return KEPT.some(pattern => found.has(pattern, one));
}

/** Whether a class is a repository or unit of work, or what one fills in. */
export function isStorageRole(one: ClassInfo, found: FoundPatterns): boolean {
  return (
    found.has('repository', one) ||
    found.has('repository', one, 'interface') ||
    found.has('unit-of-work', one)
  );
}

/** From this confidence on a repository is shown to people, and other patterns may say that it is one. */
const SURE = 0.6;
const sure = new WeakMap<readonly FoundCandidate[], ReadonlySet<RoleSymbol>>();

/** Whether a class has the role of a repository or unit of work in a finding that is sure enough to be shown. */
export function isSureStorageRole(one: ClassInfo, found: FoundPatterns): boolean {
  return ['repository', 'unit-of-work'].some(pattern => listSure(found.of(pattern)).has(one));
}

function listSure(findings: readonly FoundCandidate[]): ReadonlySet<RoleSymbol> {
  let symbols = sure.get(findings);
  if (symbols === undefined) {
    symbols = new Set(
      findings
        .filter(({ confidence }) => confidence >= SURE)
        .flatMap(({ roles }) => [...roles.slice(0, 1), ...roles.filter(({ role }) => role === 'interface')])
        .map(({ symbol }) => symbol),
    );
    sure.set(findings, symbols);
  }
  return symbols;
}

/** The first domain object that methods take or give. */
export function findDomainType(
  methods: readonly FunctionInfo[],
  found: FoundPatterns,
): { type: ClassInfo; in: FunctionInfo } | undefined {
  for (const method of methods)
    for (const { type } of [...method.parameters, { type: method.returns }])
      for (const named of classesIn(type))
        if (isDomainObject(named, found)) return { type: named, in: method };
  return undefined;
}
