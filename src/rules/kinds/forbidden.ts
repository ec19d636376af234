import {
  describeRuleSchema,
  namesSchema,
  type OptionsOf,
  selectorSchema,
  transitiveSchema,
} from '../configuration/rule-schema';
import { createWayFinder } from '../graph/chains';
import { compileNames } from '../graph/glob';
import type { ModuleSet } from '../graph/module-set';
import { describeChain, describeImport } from '../messages';
import type { RuleCheck, RuleContext, RuleKind } from '../rule';

/** Options of a `forbidden` rule. */
export const forbiddenSchema = describeRuleSchema(
  'forbidden',
  'Some modules may not depend on others.',
  {
    from: { ...selectorSchema, description: 'The modules that the rule is for.' },
    to: {
      ...selectorSchema,
      description: 'What they may not depend on: modules, or packages such as `npm:react`.',
    },
    names: {
      ...namesSchema,
      description: 'Only these names may not be imported. `*` stands for any letters.',
    },
    transitive: transitiveSchema,
  },
  ['from', 'to'],
);

/** See `forbiddenSchema`. */
export type ForbiddenOptions = OptionsOf<typeof forbiddenSchema>;

/** Forbids some modules to depend on others, or on some of their names. */
export const forbidden: RuleKind<ForbiddenOptions> = {
  kind: 'forbidden',
  compile({ from, to, names, transitive = false }, context) {
    const sources = context.select(from, ['from']);
    const targets = context.select(to, ['to']);
    const isWithinItself = targets.members.length > 0 && targets.members.every(node => sources.has(node));
    if (isWithinItself && sources.members.every(node => targets.has(node)))
      context.complain(['to'], 'This rule can never fire: a set is not forbidden to depend on itself.');
    if (!transitive) return forbidImports(sources, targets, names, context);
    if (names !== undefined)
      context.complain(
        ['names'],
        'A transitive rule is about modules: names cannot be followed along a chain.',
      );
    return forbidChains(sources, targets, context);
  },
};

function forbidImports(
  sources: ModuleSet,
  targets: ModuleSet,
  names: readonly string[] | undefined,
  { graph, view }: RuleContext,
): RuleCheck {
  const isNamed = names === undefined ? undefined : compileNames(names);
  return {
    scope: 'module',
    members: sources.members,
    check(node, report) {
      if (!sources.has(node)) return;
      const { offsets, targets: rows } = view.arrows();
      for (let i = offsets[node]; i < offsets[node + 1]; i++) {
        const to = rows[i];
        if (!targets.has(to) || (sources.has(to) && targets.has(node))) continue;
        const edge = view.edgesOf(node)[i - offsets[node]];
        // A star imports what is named, too.
        const broken = isNamed && edge.names.filter(name => name === '*' || isNamed(name));
        if (broken?.length === 0) continue;
        const { dependency } = edge;
        const message = `${sources.label} may not depend on ${describeTarget(targets, names)}: ${describeImport(graph, edge, broken)}.`;
        report({ from: node, to, dependency, message, ...(broken && { names: broken }) });
      }
    },
  };
}

/** Each import that leaves the sources and leads to a target, whatever the way there. */
function forbidChains(sources: ModuleSet, targets: ModuleSet, { graph, view }: RuleContext): RuleCheck {
  // Where one set holds the other, its remainder is meant.
  const isWithin = sources.members.length > 0 && sources.members.every(targets.has);
  const isSource = (node: number) => sources.has(node) && (isWithin || !targets.has(node));
  const isTarget = (node: number) => targets.has(node) && !(isWithin && sources.has(node));
  const passable = new Uint8Array(graph.size).fill(1);
  for (const node of sources.members) if (isSource(node)) passable[node] = 0;
  const ways = createWayFinder(graph, view, {
    targets: isWithin ? targets.members.filter(isTarget) : targets.members,
    ...{ isOutsideTarget: isTarget, passable },
  });
  return {
    scope: 'traced',
    update: changed => ways.update(changed) ?? sources.members,
    check(from, report) {
      if (!isSource(from)) return;
      const { offsets, targets: rows } = view.arrows();
      for (let i = offsets[from]; i < offsets[from + 1]; i++) {
        const next = rows[i];
        if (isSource(next) || !(isTarget(next) || ways.leads(next))) continue;
        const edge = view.edgesOf(from)[i - offsets[from]];
        const { dependency } = edge;
        const chain = [dependency, ...ways.chainFrom(next)];
        const how = chain.length === 1 ? describeImport(graph, edge) : describeChain(chain);
        const message = `${sources.label} may not depend on ${targets.label}, directly or not: ${how}.`;
        report({ from, to: ways.endOf(next), dependency, message, ...(chain.length > 1 && { chain }) });
      }
    },
  };
}

function describeTarget(targets: ModuleSet, names: readonly string[] | undefined): string {
  return names === undefined ? targets.label : `${names.join(', ')} of ${targets.label}`;
}
