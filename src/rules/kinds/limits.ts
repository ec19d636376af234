import { describeRuleSchema, type OptionsOf, selectorSchema } from '../configuration/rule-schema';
import { type Coupling, measureCoupling } from '../graph/coupling';
import type { Arrows } from '../graph/rule-view';
import { count, describeImport } from '../messages';
import type { RuleKind } from '../rule';

const limitSchema = { type: 'integer', minimum: 0 } as const;

/** Options of a `limits` rule. */
export const limitsSchema = describeRuleSchema(
  'limits',
  'Bounds for what can be measured of a module or folder.',
  {
    of: { ...selectorSchema, description: 'The modules that the rule is for; all of them where absent.' },
    level: {
      description: 'Whether modules are measured, or folders by what crosses their borders.',
      enum: ['modules', 'folders'],
      default: 'modules',
    },
    fanIn: { ...limitSchema, description: 'Most modules that may import it (afferent coupling).' },
    fanOut: { ...limitSchema, description: 'Most modules that it may import (efferent coupling).' },
    lines: { ...limitSchema, description: 'Most physical lines.' },
    instability: {
      description: 'Most instability: fan-out ÷ (fan-in + fan-out), between 0 and 1 (Martin 1994).',
      type: 'number',
      minimum: 0,
      maximum: 1,
    },
    stableDependencies: {
      description: 'Whether nothing may depend on something less stable than itself (Martin 1997).',
      type: 'boolean',
      default: false,
    },
  },
  [],
);

/** See `limitsSchema`. */
export type LimitsOptions = OptionsOf<typeof limitsSchema>;

/** Two instabilities closer than this count as the same. */
const TOLERANCE = 1e-9;

/** Reports what exceeds its bounds. The instability of what neither imports nor is imported is 0. */
export const limits: RuleKind<LimitsOptions> = {
  kind: 'limits',
  exceptsModules: true,
  compile(options, { graph, view, select, complain }) {
    const { of = '**', level = 'modules', fanIn, fanOut, lines, instability, stableDependencies } = options;
    const set = select(of, ['of']);
    if (
      [fanIn, fanOut, lines, instability].every(limit => limit === undefined) &&
      stableDependencies !== true
    )
      complain([], 'This rule can never fire: it has no limit.');
    if (instability === 1)
      complain(['instability'], 'This limit can never be exceeded: instability is 1 at most.');
    const bounds = listBounds(options, () => coupling);
    let coupling = measureCoupling(graph, view, level);
    const isWanted = new Uint8Array(coupling.names.length);
    for (let i = 0; i < set.members.length; i++) isWanted[coupling.unitOf[set.members[i]]] = 1;
    return {
      scope: 'traced',
      update(changed) {
        const before = coupling;
        coupling = measureCoupling(graph, view, level);
        // What is wrong with a folder is reported under one of its modules, which the rule need not be for.
        if (changed === undefined) return level === 'modules' ? set.members : graph.records.keys();
        return listAffected(before, coupling, view.arrows(), changed);
      },
      check(node, report) {
        const { names, representative, unitOf, instability: unstable } = coupling;
        const a = unitOf[node];
        if (representative[a] === node && isWanted[a] === 1)
          for (let i = 0; i < bounds.length; i++) {
            const { name, limit, read, say } = bounds[i];
            const value = read(a);
            if (value <= limit + TOLERANCE) continue;
            const message = `${names[a]} ${say(value)}; at most ${limit} are allowed (${name}).`;
            const detail = level === 'folders' ? `${name} ${names[a]}` : name;
            report({ from: node, message, value, detail });
          }
        if (stableDependencies !== true || !set.has(node)) return;
        const most = unstable[a] + TOLERANCE;
        const { offsets, targets } = view.arrows();
        for (let i = offsets[node]; i < offsets[node + 1]; i++) {
          const to = targets[i];
          if (to >= graph.size) continue;
          const b = unitOf[to];
          if (a === b || unstable[b] <= most) continue;
          const edge = view.edgesOf(node)[i - offsets[node]];
          const message =
            `${names[a]} (instability ${unstable[a].toFixed(2)}) may not depend on the less stable ${names[b]} ` +
            `(${unstable[b].toFixed(2)}): ${describeImport(graph, edge)}.`;
          report({ from: node, to, dependency: edge.dependency, message });
        }
      },
    };
  },
};

/** A measure with its limit. */
interface Bound {
  readonly name: string;
  readonly limit: number;
  read(unit: number): number;
  say(value: number): string;
}

/** The measures that have a limit. */
function listBounds(
  { fanIn, fanOut, lines, instability }: LimitsOptions,
  findCoupling: () => Coupling,
): Bound[] {
  const all: (Omit<Bound, 'limit'> & { readonly limit: number | undefined })[] = [
    {
      name: 'fan-in',
      limit: fanIn,
      read: at => findCoupling().fanIn[at],
      say: n => `is imported by ${count(n, 'module')}`,
    },
    {
      name: 'fan-out',
      limit: fanOut,
      read: at => findCoupling().fanOut[at],
      say: n => `imports ${count(n, 'module')}`,
    },
    {
      name: 'lines',
      limit: lines,
      read: at => findCoupling().lines[at],
      say: n => `has ${count(n, 'line')}`,
    },
    {
      name: 'instability',
      limit: instability,
      read: at => findCoupling().instability[at],
      say: n => `has an instability of ${n.toFixed(2)}`,
    },
  ];
  return all.filter((bound): bound is Bound => bound.limit !== undefined);
}

/** The modules that changed, those of units that measure otherwise now, and those that import one of another instability. */
function listAffected(
  before: Coupling,
  now: Coupling,
  { incomingOffsets, sources }: Arrows,
  changed: readonly number[],
): ReadonlySet<number> {
  const affected = new Set(changed);
  if (before === now) return affected;
  const { fanIn, fanOut, lines, instability } = now;
  for (let node = 0; node < now.unitOf.length; node++) {
    const unit = now.unitOf[node];
    const isSame =
      fanIn[unit] === before.fanIn[unit] &&
      fanOut[unit] === before.fanOut[unit] &&
      lines[unit] === before.lines[unit];
    if (isSame) continue;
    affected.add(node);
    if (instability[unit] === before.instability[unit]) continue;
    for (let i = incomingOffsets[node]; i < incomingOffsets[node + 1]; i++) affected.add(sources[i]);
  }
  return affected;
}
