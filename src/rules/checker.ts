import type { Dependency } from '../model/dependency';
import { compareIds, type ModuleRecord } from '../model/snapshot';
import { createSelectorCompiler } from './configuration/compile-selector';
import type { RuleEntry, RulesConfiguration, WorkspacePackageInfo } from './configuration/configuration';
import { createContextFactory } from './configuration/rule-context';
import { createRuleGraph, type RuleGraph } from './graph/rule-graph';
import type { PresetMatch } from './outcome';
import { expandPresets } from './presets/expand-presets';
import { RULE_KINDS } from './registry';
import type {
  ConfigurationProblem,
  Finding,
  Report,
  RuleCheck,
  RuleKind,
  RuleLayers,
  Violation,
} from './rule';

/** What a check came to. */
export interface CheckResult {
  /** What presets made of the folders there are. */
  readonly presets: readonly PresetMatch[];
  /** Rules that were checked, those of presets included. */
  readonly rules: number;
  /** By module, then by place, then by rule. */
  readonly violations: readonly Violation[];
  /** What makes no sense in the configuration, in the order of the file; with an error among them nothing is proven. */
  readonly problems: readonly ConfigurationProblem[];
}

/** Checks one configuration again and again, and looks only at what has changed where that is enough. */
export interface Checker {
  /**
   * Checks these records (in the order of their ids; those that did not change have to be the same objects as before).
   * `packages` are those of the workspace; the list has to be the same object where they are the same.
   */
  check(records: readonly ModuleRecord[], packages?: readonly WorkspacePackageInfo[]): CheckResult;
  /** The rules of the last check, those of presets included. Layers are the same objects as long as they hold. */
  listRules(): readonly CheckedRule[];
  /** The number of a module or package, by which rules know it; `undefined` where it was not there. */
  numberOf(id: string): number | undefined;
}

/** A rule that has been checked. */
export interface CheckedRule {
  readonly entry: RuleEntry;
  readonly layers?: RuleLayers;
}

/** A rule made for one set of modules, with what it found. */
interface PreparedRule {
  readonly entry: RuleEntry;
  readonly check: RuleCheck;
  /** What its exceptions let pass. */
  isExcepted(finding: Finding): boolean;
  /** What violations were made of. */
  readonly findings: WeakMap<Violation, Finding>;
  /** By module. */
  found: Map<number, Violation[]>;
}

/** All that hangs on which modules there are. */
interface Prepared {
  readonly graph: RuleGraph;
  readonly packages: readonly WorkspacePackageInfo[];
  readonly presets: readonly PresetMatch[];
  readonly rules: readonly PreparedRule[];
  readonly problems: readonly ConfigurationProblem[];
  listUnusedExceptions(): readonly ConfigurationProblem[];
}

const NO_PACKAGES: readonly WorkspacePackageInfo[] = [];

/** A checker with nothing looked at yet. */
export function createChecker(configuration: RulesConfiguration): Checker {
  let prepared: Prepared | undefined;
  let last: CheckResult | undefined;
  return {
    check(records, packages = NO_PACKAGES) {
      const update = prepared?.packages === packages ? prepared.graph.update(records) : undefined;
      if (prepared === undefined || update === undefined) {
        prepared = prepare(configuration, records, packages);
        for (const rule of prepared.rules) checkModules(rule, prepared.graph, records.keys());
      } else {
        const { changed, moved } = update;
        if (changed.length === 0 && last !== undefined) return last;
        for (const rule of prepared.rules)
          if (moved === undefined || rule.check.scope === 'module' || rule.check.readsModules === true)
            checkModules(rule, prepared.graph, changed);
          else moveFindings(rule, prepared.graph, moved);
      }
      last = collect(prepared);
      return last;
    },
    listRules: () =>
      (prepared?.rules ?? []).map(({ entry, check: { layers } }) => ({ entry, ...(layers && { layers }) })),
    numberOf: id => prepared?.graph.numberOf(id),
  };
}

function prepare(
  configuration: RulesConfiguration,
  records: readonly ModuleRecord[],
  packages: readonly WorkspacePackageInfo[],
): Prepared {
  const graph = createRuleGraph(records);
  const problems: ConfigurationProblem[] = [...configuration.problems];
  const report = (problem: ConfigurationProblem) => problems.push(problem);
  const compiler = createSelectorCompiler(graph, configuration.prefix, configuration.sets, packages);
  const contexts = createContextFactory(graph, configuration, compiler, report);
  for (const { name, item, message } of compiler.checkSets()) {
    const place = configuration.locate(['sets', name, ...(item === undefined ? [] : [item])]);
    report({ module: configuration.module, ...place, severity: 'error', message });
  }
  const rules: PreparedRule[] = [];
  const presets = expandPresets(configuration.presets, graph, configuration.prefix, (entry, path, message) =>
    report({ module: configuration.module, ...entry.locate(path), severity: 'error', message }),
  );
  for (const entry of [...configuration.rules, ...presets.rules]) {
    // The schema of the kind is what the options have been checked with.
    const kind = RULE_KINDS.get(entry.options.kind) as RuleKind<RuleEntry['options']> | undefined;
    if (kind === undefined) continue;
    const { context, isExcepted } = contexts.createContext(entry, kind.exceptsModules === true);
    const check = entry.compile === undefined ? kind.compile(entry.options, context) : entry.compile(context);
    if (check !== undefined)
      rules.push({ entry, check, isExcepted, findings: new WeakMap(), found: new Map() });
  }
  return {
    graph,
    packages,
    presets: presets.matches,
    rules,
    problems,
    listUnusedExceptions: () => rules.flatMap(({ entry }) => contexts.listUnusedExceptions(entry)),
  };
}

/** Checks these modules, or everything where the rule looks at everything. */
function checkModules(rule: PreparedRule, graph: RuleGraph, nodes: Iterable<number>): void {
  const { check } = rule;
  if (check.scope === 'graph') {
    rule.found = gather(rule, graph, new Map(), report => check.check(report));
    return;
  }
  const found = new Map(rule.found);
  for (const node of nodes) {
    found.delete(node);
    gather(rule, graph, found, report => check.check(node, report));
  }
  rule.found = found;
}

/**
 * Adds the violations that `look` reports. An import that is broken where its names are defined is not reported once more
 * for the module that only passes them on, nor for a chain that starts with it.
 */
function gather(
  { entry, isExcepted, findings }: PreparedRule,
  graph: RuleGraph,
  found: Map<number, Violation[]>,
  look: (report: Report) => void,
): Map<number, Violation[]> {
  const reported = new Set<Dependency>();
  look(finding => {
    const { from, dependency, to, chain } = finding;
    if (isExcepted(finding)) return;
    if (dependency !== undefined) {
      const isFollowed = chain === undefined && to !== undefined && graph.idOf(to) !== dependency.to;
      if (!isFollowed && reported.has(dependency)) return;
      reported.add(dependency);
    }
    const violation = describeViolation(entry, graph, finding);
    findings.set(violation, finding);
    const list = found.get(from);
    if (list === undefined) found.set(from, [violation]);
    else list.push(violation);
  });
  return found;
}

/** Points at the imports where they are now, where nothing but their places has changed. */
function moveFindings(
  rule: PreparedRule,
  graph: RuleGraph,
  moved: ReadonlyMap<Dependency, Dependency>,
): void {
  if (moved.size === 0) return;
  for (const list of rule.found.values())
    for (const [i, violation] of list.entries()) {
      const finding = rule.findings.get(violation);
      if (finding === undefined) continue;
      const { dependency, chain } = finding;
      const isMoved = (dependency && moved.has(dependency)) || chain?.some(step => moved.has(step));
      if (!isMoved) continue;
      const now: Finding = {
        ...finding,
        ...(dependency && { dependency: moved.get(dependency) ?? dependency }),
        ...(chain && { chain: chain.map(step => moved.get(step) ?? step) }),
      };
      list[i] = describeViolation(rule.entry, graph, now);
      rule.findings.set(list[i], now);
    }
}

function describeViolation({ id, options }: RuleEntry, graph: RuleGraph, finding: Finding): Violation {
  const { chain, names, instead, members, value, detail } = finding;
  const from = graph.idOf(finding.from);
  const to = finding.to === undefined ? undefined : graph.idOf(finding.to);
  const dependency = finding.dependency ?? chain?.[0];
  const reason = options.because === undefined ? '' : ` ${options.because.replace(/[^.!?]$/, '$&.')}`;
  return {
    rule: id,
    kind: options.kind,
    severity: options.severity ?? 'error',
    message: finding.message + reason,
    from,
    ...(to !== undefined && { to }),
    line: dependency?.line ?? finding.line ?? 1,
    column: dependency?.column ?? 1,
    ...(chain !== undefined && { chain }),
    ...(names !== undefined && { names }),
    ...(instead !== undefined && { instead }),
    ...(members !== undefined && { members }),
    ...(value !== undefined && { value }),
    key: [id, from, to ?? '', detail ?? ''].join('|').replace(/\|+$/, ''),
  };
}

function collect(prepared: Prepared): CheckResult {
  // Modules are numbered in the order of their ids, so that only what is of one module has to be sorted.
  const byModule: Violation[][] = [];
  for (const { found } of prepared.rules)
    for (const [node, list] of found) {
      byModule[node] ??= [];
      byModule[node].push(...list);
    }
  const violations = byModule.flatMap(list => list.sort(compareViolations));
  // What is wrong with a preset's exceptions is found by each of its rules.
  const distinct = new Map(
    [...prepared.problems, ...prepared.listUnusedExceptions()].map(problem => [
      JSON.stringify(problem),
      problem,
    ]),
  );
  const problems = [...distinct.values()].sort((a, b) => a.line - b.line || a.column - b.column);
  return { violations, problems, presets: prepared.presets, rules: prepared.rules.length };
}

function compareViolations(a: Violation, b: Violation): number {
  return a.line - b.line || a.column - b.column || compareIds(a.rule, b.rule);
}
