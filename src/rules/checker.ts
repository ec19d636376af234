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
  /** Id of the file that it stands in. */
  readonly module: string;
  readonly layers?: RuleLayers;
}

/** A rule made for one set of modules, with what it found. */
interface PreparedRule {
  readonly entry: RuleEntry;
  readonly check: RuleCheck;
  /** What its exceptions let pass. */
  isExcepted(finding: Finding): boolean;
  /** What violations were made of; only where these are not reported module by module. */
  readonly findings?: WeakMap<Violation, Finding>;
  /** By module. */
  readonly found: Map<number, Violation[]>;
}

/** All that hangs on which modules there are. */
interface Prepared {
  readonly graph: RuleGraph;
  readonly packages: readonly WorkspacePackageInfo[];
  readonly presets: readonly PresetMatch[];
  readonly rules: readonly PreparedRule[];
  readonly problems: readonly ConfigurationProblem[];
  /** All violations by module, in their order. */
  readonly byModule: (readonly Violation[] | undefined)[];
  /** The modules for which `byModule` has to be put together again. */
  readonly outdated: Set<number>;
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
        for (const rule of prepared.rules) checkModules(rule, prepared, undefined);
      } else {
        const { changed, moved } = update;
        if (changed.length === 0 && last !== undefined) return last;
        for (const rule of prepared.rules)
          if (moved === undefined || rule.check.scope !== 'graph' || rule.check.readsModules === true)
            checkModules(rule, prepared, changed);
          else moveFindings(rule, prepared, moved);
      }
      last = collect(prepared);
      return last;
    },
    listRules: () =>
      (prepared?.rules ?? []).map(({ entry, check: { layers } }) => ({
        ...{ entry, module: configuration.module },
        ...(layers && { layers }),
      })),
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
      rules.push({
        ...{ entry, check, isExcepted, found: new Map() },
        ...(check.scope === 'graph' && { findings: new WeakMap() }),
      });
  }
  return {
    graph,
    packages,
    presets: presets.matches,
    rules,
    problems,
    byModule: new Array(graph.size),
    outdated: new Set(),
    listUnusedExceptions: () => rules.flatMap(({ entry }) => contexts.listUnusedExceptions(entry)),
  };
}

/** Checks these modules and what hangs on them, or everything where the rule looks at everything or `changed` is absent. */
function checkModules(
  rule: PreparedRule,
  { graph, outdated }: Prepared,
  changed: readonly number[] | undefined,
): void {
  const { check, found } = rule;
  const sink = createSink(rule, graph, outdated);
  if (check.scope === 'graph') {
    for (const node of found.keys()) outdated.add(node);
    found.clear();
    check.check(sink);
    return;
  }
  if (changed === undefined) {
    const first = check.scope === 'traced' ? check.update(undefined) : check.members;
    const nodes = first === undefined || Array.isArray(first) ? first : [...first];
    // By place, since this is run through before it is compiled.
    const end = nodes?.length ?? graph.size;
    for (let i = 0; i < end; i++) check.check(nodes === undefined ? i : nodes[i], sink);
    return;
  }
  for (const node of check.scope === 'traced' ? check.update(changed) : changed) {
    if (found.delete(node)) outdated.add(node);
    check.check(node, sink);
  }
}

/**
 * Takes in what a rule reports. An import that is broken where its names are defined is not reported once more for the
 * module that only passes them on, nor for a chain that starts with it.
 */
function createSink(
  { entry, isExcepted, findings, found }: PreparedRule,
  graph: RuleGraph,
  outdated: Set<number>,
): Report {
  const reported = new Set<Dependency>();
  return finding => {
    const { from, dependency, to, chain } = finding;
    if (isExcepted(finding)) return;
    if (dependency !== undefined) {
      const isFollowed = chain === undefined && to !== undefined && graph.idOf(to) !== dependency.to;
      if (!isFollowed && reported.has(dependency)) return;
      reported.add(dependency);
    }
    const violation = describeViolation(entry, graph, finding);
    findings?.set(violation, finding);
    const list = found.get(from);
    if (list !== undefined) {
      list.push(violation);
      return;
    }
    found.set(from, [violation]);
    outdated.add(from);
  };
}

/** Points at the imports where they are now, where nothing but their places has changed. */
function moveFindings(
  rule: PreparedRule,
  { graph, outdated }: Prepared,
  moved: ReadonlyMap<Dependency, Dependency>,
): void {
  if (moved.size === 0) return;
  for (const [node, list] of rule.found)
    for (const [i, violation] of list.entries()) {
      const finding = rule.findings?.get(violation);
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
      rule.findings?.set(list[i], now);
      outdated.add(node);
    }
}

/** Many are made in a check, so this is written for speed. */
function describeViolation({ id, options }: RuleEntry, graph: RuleGraph, finding: Finding): Violation {
  const { chain, names, instead, members, value, detail } = finding;
  const from = graph.idOf(finding.from);
  const to = finding.to === undefined ? undefined : graph.idOf(finding.to);
  const dependency = finding.dependency ?? chain?.[0];
  const reason = options.because === undefined ? '' : ` ${options.because.replace(/[^.!?]$/, '$&.')}`;
  const end = detail === undefined || detail === '' ? '' : `|${detail}`;
  const violation: Writable<Violation> = {
    rule: id,
    kind: options.kind,
    severity: options.severity ?? 'error',
    message: finding.message + reason,
    from,
    line: dependency?.line ?? finding.line ?? 1,
    column: dependency?.column ?? 1,
    key: to === undefined && end === '' ? `${id}|${from}` : `${id}|${from}|${to ?? ''}${end}`,
  };
  if (to !== undefined) violation.to = to;
  if (chain !== undefined) violation.chain = chain;
  if (names !== undefined) violation.names = names;
  if (instead !== undefined) violation.instead = instead;
  if (members !== undefined) violation.members = members;
  if (value !== undefined) violation.value = value;
  return violation;
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

function collect(prepared: Prepared): CheckResult {
  const { byModule, outdated, rules } = prepared;
  gatherViolations(rules, outdated, byModule);
  outdated.clear();
  // Modules are numbered in the order of their ids.
  const violations: Violation[] = [];
  for (let node = 0; node < byModule.length; node++) {
    const list = byModule[node];
    if (list !== undefined) for (let i = 0; i < list.length; i++) violations.push(list[i]);
  }
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

/** Puts together, for these modules, what all rules have found. */
function gatherViolations(
  rules: readonly PreparedRule[],
  modules: ReadonlySet<number>,
  byModule: Prepared['byModule'],
): void {
  const nodes = [...modules];
  const lists = new Map<number, Violation[]>();
  const add = (violations: readonly Violation[], node: number) => {
    const list = lists.get(node);
    if (list === undefined) lists.set(node, [...violations]);
    else for (let i = 0; i < violations.length; i++) list.push(violations[i]);
  };
  // At first all that a rule has found is wanted, later that of a few modules.
  for (const { found } of rules)
    if (found.size < nodes.length)
      found.forEach((violations, node) => {
        if (modules.has(node)) add(violations, node);
      });
    else
      for (let i = 0; i < nodes.length; i++) {
        const violations = found.get(nodes[i]);
        if (violations !== undefined) add(violations, nodes[i]);
      }
  for (let i = 0; i < nodes.length; i++) {
    const list = lists.get(nodes[i]);
    if (list !== undefined && list.length > 1) sortViolations(list);
    byModule[nodes[i]] = list;
  }
}

/** Most lists have two or three, for which the language's own sort has to make more lists. */
function sortViolations(list: Violation[]): void {
  if (list.length > FEW) {
    list.sort(compareViolations);
    return;
  }
  for (let i = 1; i < list.length; i++) {
    const violation = list[i];
    let at = i;
    for (; at > 0 && compareViolations(list[at - 1], violation) > 0; at--) list[at] = list[at - 1];
    list[at] = violation;
  }
}

const FEW = 8;

function compareViolations(a: Violation, b: Violation): number {
  return a.line - b.line || a.column - b.column || compareIds(a.rule, b.rule);
}
