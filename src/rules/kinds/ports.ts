import type { ModuleRecord } from '../../model/snapshot';
import type { ModuleSymbol } from '../../model/symbol';
import { describeRuleSchema, type OptionsOf, selectorSchema } from '../configuration/rule-schema';
import type { RuleEdge } from '../graph/rule-graph';
import type { Arrows } from '../graph/rule-view';
import { describeImport } from '../messages';
import type { RuleKind } from '../rule';

/** Options of a `ports` rule. */
export const portsSchema = describeRuleSchema(
  'ports',
  'Inner modules may know outer ones by their abstractions only: interfaces, protocols, abstract classes, types.',
  {
    inner: { ...selectorSchema, description: 'The modules that the rule is for, such as the domain.' },
    outer: { ...selectorSchema, description: 'The modules of which they may import abstractions only.' },
  },
  ['inner', 'outer'],
);

/** See `portsSchema`. */
export type PortsOptions = OptionsOf<typeof portsSchema>;

/** Reports the concrete classes, functions and variables of outer modules that inner ones import. */
export const ports: RuleKind<PortsOptions> = {
  kind: 'ports',
  needsSymbols: true,
  compile({ inner, outer }, { graph, view, select, complain }) {
    const inside = select(inner, ['inner']);
    const outside = select(outer, ['outer']);
    if (inside.members.length > 0 && outside.members.length > 0 && outside.members.every(inside.has))
      complain(['outer'], 'This rule can never fire: the outer modules are all among the inner ones.');
    return {
      scope: 'traced',
      // What is concrete is said by the modules that are imported.
      update: changed => (changed === undefined ? inside.members : listUsers(view.arrows(), changed)),
      check(node, report) {
        if (!inside.has(node)) return;
        const { offsets, targets } = view.arrows();
        for (let i = offsets[node]; i < offsets[node + 1]; i++) {
          if (targets[i] >= graph.size || !outside.has(targets[i]) || inside.has(targets[i])) continue;
          const edge = view.edgesOf(node)[i - offsets[node]];
          const concrete = findConcrete(
            edge,
            graph.records[node],
            graph.records[edge.to],
            graph.idOf(edge.to),
          );
          if (concrete.length === 0) continue;
          const names = concrete.map(symbol => symbol.name);
          const kinds = concrete.map(symbol => `${symbol.name} is a ${symbol.kind}`).join(', ');
          const message =
            `${inside.label} may know abstractions of ${outside.label} only, and ${kinds}: ` +
            `${describeImport(graph, edge, names)}.`;
          report({ from: node, to: edge.to, dependency: edge.dependency, names, message });
        }
      },
    };
  },
};

/**
 * The concrete symbols that an import brings in: those it names, or, where it takes a module as a whole, those that the
 * importing module's symbols use. What is not known to be concrete is not reported.
 */
function findConcrete(
  edge: RuleEdge,
  user: ModuleRecord,
  owner: ModuleRecord,
  ownerId: string,
): ModuleSymbol[] {
  const isWhole = edge.names.length === 0 || edge.names.includes('*');
  const used = new Set(edge.names);
  if (isWhole)
    for (const symbol of user.symbols ?? [])
      for (const relation of symbol.relations) if (relation.module === ownerId) used.add(relation.name);
  return (owner.symbols ?? []).filter(symbol => used.has(symbol.name) && isConcrete(symbol));
}

function isConcrete({ kind, abstract }: ModuleSymbol): boolean {
  return abstract !== true && (kind === 'class' || kind === 'function' || kind === 'variable');
}

/** These modules, and those that import one of them. */
function listUsers({ incomingOffsets, sources }: Arrows, changed: readonly number[]): ReadonlySet<number> {
  const found = new Set(changed);
  for (const node of changed)
    for (let i = incomingOffsets[node]; i < incomingOffsets[node + 1]; i++) found.add(sources[i]);
  return found;
}
