import { describeRuleSchema, type OptionsOf, selectorSchema } from '../configuration/rule-schema';
import type { Arrows } from '../graph/rule-view';
import type { RuleKind } from '../rule';

/** Options of an `orphans` rule. */
export const orphansSchema = describeRuleSchema(
  'orphans',
  'No module that nothing hangs on.',
  {
    of: { ...selectorSchema, description: 'The modules that the rule is for; all of them where absent.' },
    unused: {
      description:
        'Whether a module counts that nobody imports, even if it imports others itself; entry points are then to be left out.',
      type: 'boolean',
      default: false,
    },
  },
  [],
);

/** See `orphansSchema`. */
export type OrphansOptions = OptionsOf<typeof orphansSchema>;

/** Reports modules that no module imports, and that import none themselves.  */
export const orphans: RuleKind<OrphansOptions> = {
  kind: 'orphans',
  exceptsModules: true,
  compile({ of = '**', unused = false }, { graph, view, select }) {
    const set = select(of, ['of']);
    let isAlone: Uint8Array = new Uint8Array(graph.size);
    return {
      scope: 'traced',
      update() {
        const before = isAlone;
        isAlone = findLonely(view.arrows(), graph.size, unused);
        return set.members.filter(node => isAlone[node] !== before[node]);
      },
      check(node, report) {
        if (isAlone[node] === 0 || !set.has(node)) return;
        const id = graph.idOf(node);
        const message = unused
          ? `${id} is imported by no module.`
          : `${id} stands alone: no module imports it, and it imports none.`;
        report({ from: node, message });
      },
    };
  },
};

/** Which modules nobody imports and, unless `mayImport`, that import none themselves. */
function findLonely(
  { offsets, targets, incomingOffsets }: Arrows,
  size: number,
  mayImport: boolean,
): Uint8Array {
  const isAlone = new Uint8Array(size);
  for (let node = 0; node < size; node++) {
    if (incomingOffsets[node + 1] > incomingOffsets[node]) continue;
    let importsAny = false;
    for (let i = offsets[node]; i < offsets[node + 1]; i++) importsAny ||= targets[i] < size;
    if (!importsAny || mayImport) isAlone[node] = 1;
  }
  return isAlone;
}
