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
    const bounds = [
      {
        name: 'fan-in',
        limit: fanIn,
        read: (at: number) => coupling.fanIn[at],
        say: (n: number) => `is imported by ${count(n, 'module')}`,
      },
      {
        name: 'fan-out',
        limit: fanOut,
        read: (at: number) => coupling.fanOut[at],
        say: (n: number) => `imports ${count(n, 'module')}`,
      },
      {
        name: 'lines',
        limit: lines,
        read: (at: number) => coupling.lines[at],
        say: (n: number) => `has ${count(n, 'line')}`,
      },
      {
        name: 'instability',
        limit: instability,
        read: (at: number) => coupling.instability[at],
        say: (n: number) => `has an instability of ${n.toFixed(2)}`,
      },
    ];
    let coupling = measureCoupling(graph, view, level);
    const wanted = new Set(set.members.map(node => coupling.unitOf[node]));
    return {
      scope: 'traced',
      update(changed) {
        const before = coupling;
        coupling = measureCoupling(graph, view, level);
        if (changed === undefined) return graph.records.keys();
        return listAffected(before, coupling, view.arrows(), changed);
      },
      check(node, report) {
        const { names, representative, unitOf, instability: unstable } = coupling;
        const a = unitOf[node];
        if (representative[a] === node && wanted.has(a))
          for (const { name, limit, read, say } of bounds) {
            const value = read(a);
            if (limit === undefined || value <= limit + TOLERANCE) continue;
            const message = `${names[a]} ${say(value)}; at most ${limit} are allowed (${name}).`;
            const detail = level === 'folders' ? `${name} ${names[a]}` : name;
            report({ from: node, message, value, detail });
          }
        if (stableDependencies !== true || !set.has(node)) return;
        for (const edge of view.edgesOf(node)) {
          if (edge.to >= graph.size) continue;
          const b = unitOf[edge.to];
          if (a === b || unstable[b] <= unstable[a] + TOLERANCE) continue;
          const message =
            `${names[a]} (instability ${unstable[a].toFixed(2)}) may not depend on the less stable ${names[b]} ` +
            `(${unstable[b].toFixed(2)}): ${describeImport(graph, edge)}.`;
          report({ from: node, to: edge.to, dependency: edge.dependency, message });
        }
      },
    };
  },
};

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
  for (const [node, unit] of now.unitOf.entries()) {
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
