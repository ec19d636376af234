import {
  describeRuleSchema,
  namesSchema,
  type OptionsOf,
  selectorSchema,
} from '../configuration/rule-schema';
import { compileNames } from '../graph/glob';
import type { ModuleSet } from '../graph/module-set';
import { describeImport } from '../messages';
import type { RuleContext, RuleKind } from '../rule';

/** Options of an `interface` rule. */
export const interfaceSchema = describeRuleSchema(
  'interface',
  'A part may be entered only through some of its modules, or only by some names.',
  {
    of: { ...selectorSchema, description: 'The modules of the part. Either this or `each`.' },
    each: {
      ...selectorSchema,
      description:
        'Folders such as `src/features/*`, each of them a part; the patterns of `through` then start in it.',
    },
    through: {
      ...selectorSchema,
      description: 'The modules that others may import: `index.ts`, `src/shop/orders/__init__.py`.',
    },
    names: { ...namesSchema, description: 'The names that others may import. `*` stands for any letters.' },
    by: {
      ...selectorSchema,
      description: 'The modules that the rule is for; all outside of the part where absent.',
    },
  },
  ['through'],
);

/** See `interfaceSchema`. */
export type InterfaceOptions = OptionsOf<typeof interfaceSchema>;

interface Part {
  readonly inside: ModuleSet;
  readonly doors: ModuleSet;
}

/**
 * Keeps others out of the inside of a part. What counts is the module that a statement names: a package's `__init__` may
 * pass on what its inner modules define.
 */
export const interfaceKind: RuleKind<InterfaceOptions> = {
  kind: 'interface',
  compile(options, context) {
    const { graph, view, select } = context;
    const parts = listParts(options, context);
    const users = options.by === undefined ? undefined : select(options.by, ['by']);
    const isPublic = options.names === undefined ? undefined : compileNames(options.names);
    const partsOf = placeParts(parts, graph.size);
    return {
      scope: 'module',
      ...(users !== undefined && { members: users.members }),
      check(node, report) {
        if (users !== undefined && !users.has(node)) return;
        const { offsets, targets } = view.arrows();
        for (let i = offsets[node]; i < offsets[node + 1]; i++) {
          const to = targets[i];
          const part = partsOf[to]?.find(({ inside }) => !inside.has(node));
          if (part === undefined) continue;
          const edge = view.edgesOf(node)[i - offsets[node]];
          if (edge.isFollowed || (part.doors.has(to) && isPublic === undefined)) continue;
          const { dependency } = edge;
          if (!part.doors.has(to)) {
            const message = `${part.inside.label} may be entered through ${part.doors.label} only: ${describeImport(graph, edge)}.`;
            const instead = part.doors.members.map(graph.idOf);
            report({ from: node, to, dependency, message, instead });
            continue;
          }
          const names = edge.names.filter(name => isPublic?.(name) === false);
          if (names.length === 0) continue;
          const message = `${part.inside.label} lets others have ${options.names?.join(', ')} only: ${describeImport(graph, edge, names)}.`;
          report({ from: node, to, dependency, names, message });
        }
      },
    };
  },
};

/** For every module the parts that it is inside of, in their order; nothing for those that are in none. */
function placeParts(parts: readonly Part[], modules: number): readonly (readonly Part[] | undefined)[] {
  const found = new Array<Part[] | undefined>(modules);
  for (const part of parts)
    for (const node of part.inside.members) {
      const list = found[node];
      if (list === undefined) found[node] = [part];
      else list.push(part);
    }
  return found;
}

function listParts({ of, each, through }: InterfaceOptions, context: RuleContext): Part[] {
  const { select, complain, findFolders } = context;
  if ((of === undefined) === (each === undefined)) {
    complain(
      of === undefined ? [] : ['each'],
      'An interface is either "of" some modules or that of "each" folder.',
    );
    return [];
  }
  if (of !== undefined) {
    const inside = select(of, ['of']);
    const doors = select(through, ['through']);
    if (inside.members.length > 0 && inside.members.every(doors.has))
      complain(['through'], 'This rule can never fire: all modules of the part may be imported.');
    return [{ inside, doors }];
  }
  const parts = findFolders(each ?? [], ['each']).map(folder => ({
    inside: { ...select(`${folder}/**`, ['each'], { mayBeEmpty: true }), label: folder },
    doors: select(through, ['through'], { mayBeEmpty: true, base: folder }),
  }));
  if (parts.length > 0 && parts.every(part => part.doors.members.length === 0))
    complain(['through'], 'No folder has a module of this name.');
  return parts;
}
