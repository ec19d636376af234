import path from 'node:path';
import { groupBy } from '../graph/group-by';
import type { WorkspaceRoot } from '../model/module';
import type {
  ImportExplanation,
  LayerCrossing,
  NamedLayers,
  RuleInfo,
  RulesUpdate,
} from '../model/rules-update';
import type { ModuleRecord } from '../model/snapshot';
import type { CheckedViolation, ConfigurationProblem } from '../model/violation';
import { applyBaseline, type BaselineEntry, createBaseline, unplaceBaseline } from '../rules/baseline';
import { BASELINE_FILE, writeBaseline } from '../rules/baseline-file';
import { combineCheckers } from '../rules/check-rules';
import { type Checker, createChecker } from '../rules/checker';
import type { WorkspacePackageInfo } from '../rules/configuration/configuration';
import { listHints } from '../rules/hints';
import { needsSymbols } from '../rules/needs-symbols';
import type { RuleLayers } from '../rules/rule';
import type { FileSource } from './file-source';
import { FOREIGN_FILES, NESTED_FOREIGN_FILES } from './load-foreign-rules';
import { type LoadedRules, loadRules } from './load-rules';
import { isSameData } from './same-data';
import { idPrefix } from './workspace-roots';
import { SETTINGS_FILE } from './workspace-settings';

/**
 * The rules of a workspace with its baselines, checked again and again. A configuration that makes no sense by itself
 * leaves the last one that did in force, so that half-typed rules do not make all violations come and go.
 */
export interface RulesService {
  /** Reads configurations and baselines anew. */
  reload(): Promise<void>;
  /** Whether a file, by its absolute path, is one of those. */
  isRulesFile(path: string): boolean;
  /** There are rules to check. */
  isConfigured(): boolean;
  /** There are some that look at symbols. */
  needSymbols(): boolean;
  /** Checks records in the order of their ids. The answer is what is other than before; `undefined` where nothing is. */
  check(records: readonly ModuleRecord[], packages: readonly WorkspacePackageInfo[]): RulesUpdate | undefined;
  /** Everything that the last check has found. */
  whole(): RulesUpdate;
  /** The violation at a place that breaks a rule. */
  find(module: string, line: number, column: number, rule: string): CheckedViolation | undefined;
  /** What the rules say about the imports on a line of a module, in the order of their columns. */
  explainImports(record: ModuleRecord, line: number): readonly ImportExplanation[];
  /** Id and text of the baseline with one more violation in it. */
  extendBaseline(violation: CheckedViolation): { readonly module: string; readonly text: string } | undefined;
}

/** The rules of one root. */
interface RootRules {
  readonly root: WorkspaceRoot;
  readonly loaded: LoadedRules;
  readonly checker?: Checker;
  /** Entries of the baseline that no violation has used the last time. */
  stale: readonly BaselineEntry[];
}

/** A service for the rules of these roots; nothing has been read yet. */
export function createRulesService(roots: readonly WorkspaceRoot[], files: FileSource): RulesService {
  let rules: readonly RootRules[] = [];
  let violations = new Map<string, readonly CheckedViolation[]>();
  let problems: readonly ConfigurationProblem[] = [];
  let infos: readonly RuleInfo[] = [];
  let layers: NamedLayers | undefined;
  let layersFrom: { readonly layers: RuleLayers; readonly records: number } | undefined;
  let isStarted = false;

  const isConfigured = () => rules.some(({ checker }) => checker !== undefined);

  async function reloadRoot(root: WorkspaceRoot): Promise<RootRules> {
    const before = rules.find(each => each.root === root);
    const loaded = await loadRules(root, roots, files);
    const isBroken = loaded.problems.some(({ severity }) => severity === 'error');
    if (isBroken && before?.checker !== undefined)
      return { ...before, loaded: { ...before.loaded, problems: loaded.problems } };
    const checkers = loaded.configurations.map(createChecker);
    return { root, loaded, stale: [], ...(checkers.length > 0 && { checker: combineCheckers(checkers) }) };
  }

  function checkRoot(
    own: RootRules,
    records: readonly ModuleRecord[],
    packages: readonly WorkspacePackageInfo[],
    found: ConfigurationProblem[],
  ): readonly CheckedViolation[] {
    const { checker, loaded } = own;
    found.push(...loaded.problems);
    if (checker === undefined) return [];
    const result = checker.check(records, packages);
    found.push(...result.problems);
    const { baseline = [] } = loaded;
    if (baseline.length === 0) {
      own.stale = [];
      return result.violations.map(violation => ({ ...violation, baselined: false }));
    }
    const ids = new Set(records.map(record => record.module.id));
    const match = applyBaseline(result.violations, baseline, id => ids.has(id));
    own.stale = match.stale;
    found.push(...match.stale.map(entry => describeStale(entry, idPrefix(own.root, roots))));
    return match.violations;
  }

  function describeRules(): readonly RuleInfo[] {
    return rules.flatMap(({ checker }) =>
      (checker?.listRules() ?? []).map(({ entry, module }) => ({
        id: entry.id,
        kind: entry.options.kind,
        module,
        ...entry.locate([]),
        ignore: entry.options.ignore ?? [],
      })),
    );
  }

  /** The layers of the rule that has the most modules. They are named anew only where they are others. */
  function nameLayers(records: readonly ModuleRecord[]): NamedLayers | undefined {
    const stacks = rules.flatMap(({ checker }) =>
      (checker?.listRules() ?? []).flatMap(rule => (rule.layers ? [{ checker, layers: rule.layers }] : [])),
    );
    const isSame =
      layersFrom?.records === records.length && stacks.some(stack => stack.layers === layersFrom?.layers);
    if (isSame) return layers;
    let best: NamedLayers | undefined;
    let most = 0;
    layersFrom = undefined;
    for (const { checker, layers: named } of stacks) {
      const of: Record<string, string> = {};
      for (const { module } of records) {
        const node = checker?.numberOf(module.id);
        const name = node === undefined ? undefined : named.layerOf(node);
        if (name !== undefined) of[module.id] = name;
      }
      const count = Object.keys(of).length;
      if (count <= most) continue;
      best = { names: named.names, of };
      most = count;
      layersFrom = { layers: named, records: records.length };
    }
    // The same again, where all has been prepared anew.
    return isSameData(best, layers) ? layers : best;
  }

  function check(
    records: readonly ModuleRecord[],
    packages: readonly WorkspacePackageInfo[],
  ): RulesUpdate | undefined {
    const found: ConfigurationProblem[] = [];
    const list = rules.flatMap(own => checkRoot(own, records, packages, found));
    const hints = isConfigured()
      ? []
      : listHints(records).map(violation => ({ ...violation, baselined: false }));
    const now = groupBy([...list, ...hints], violation => violation.from);
    const changed: Record<string, readonly CheckedViolation[]> = {};
    for (const [module, group] of now)
      if (!isSameData(group, violations.get(module))) changed[module] = group;
    for (const module of violations.keys()) if (!now.has(module)) changed[module] = [];
    violations = now;
    const before = { problems, infos, layers };
    problems = [...new Map(found.map(problem => [JSON.stringify(problem), problem])).values()];
    infos = describeRules();
    layers = nameLayers(records);
    const rest = {
      ...(!isSameData(before.problems, problems) && { problems }),
      ...(!isSameData(before.infos, infos) && { rules: infos }),
      ...(before.layers !== layers && { layers: layers ?? null }),
    };
    const isFirst = !isStarted;
    isStarted = true;
    if (!isFirst && Object.keys(changed).length === 0 && Object.keys(rest).length === 0) return undefined;
    return { isWhole: false, violations: changed, isConfigured: isConfigured(), ...rest };
  }

  return {
    isConfigured,
    needSymbols: () => rules.some(({ loaded }) => loaded.configurations.some(needsSymbols)),
    check,
    async reload() {
      const next: RootRules[] = [];
      for (const root of roots) next.push(await reloadRoot(root));
      rules = next;
    },
    isRulesFile: file =>
      roots.some(root => {
        const relative = path.relative(root.path, file);
        const name = path.basename(relative);
        return relative === name
          ? name === SETTINGS_FILE || name === BASELINE_FILE || FOREIGN_FILES.has(name)
          : NESTED_FOREIGN_FILES.has(name) && !relative.startsWith('..') && !path.isAbsolute(relative);
      }),
    whole: () => ({
      isWhole: true,
      violations: Object.fromEntries(violations),
      problems,
      rules: infos,
      isConfigured: isConfigured(),
      layers: layers ?? null,
    }),
    find: (module, line, column, rule) =>
      violations
        .get(module)
        ?.find(each => each.line === line && each.column === column && each.rule === rule),
    explainImports(record, line) {
      const broken = violations.get(record.module.id) ?? [];
      const imports = record.dependencies.filter(each => each.line === line && each.kind !== 'implicit');
      const seen = new Set<string>();
      return imports.flatMap(({ to, column, definedIn = {} }): ImportExplanation[] => {
        const ids = [to, ...Object.values(definedIn)].filter(id => !seen.has(id));
        return ids.map(id => {
          seen.add(id);
          const own = broken.filter(each => each.line === line && each.column === column && each.to === id);
          return { to: id, violations: own, crossings: listCrossings(record.module.id, id, own) };
        });
      });
    },
    extendBaseline(violation) {
      const own = rules.find(
        ({ root, checker }) => checker !== undefined && violation.from.startsWith(idPrefix(root, roots)),
      );
      if (own === undefined) return undefined;
      const prefix = idPrefix(own.root, roots);
      const known = [...violations.values()]
        .flat()
        .filter(each => each.from.startsWith(prefix) && (each.baselined || each.key === violation.key));
      const entries = unplaceBaseline([...createBaseline(known), ...own.stale], prefix);
      return { module: prefix + BASELINE_FILE, text: writeBaseline(entries) };
    },
  };

  function listCrossings(from: string, to: string, broken: readonly CheckedViolation[]): LayerCrossing[] {
    return rules.flatMap(({ checker }) =>
      (checker?.listRules() ?? []).flatMap(({ entry, layers: named }): LayerCrossing[] => {
        const source = checker?.numberOf(from);
        const target = checker?.numberOf(to);
        if (named === undefined || source === undefined || target === undefined) return [];
        const a = named.layerOf(source);
        const b = named.layerOf(target);
        if (a === undefined || b === undefined) return [];
        return [{ rule: entry.id, from: a, to: b, isBroken: broken.some(({ rule }) => rule === entry.id) }];
      }),
    );
  }
}

function describeStale({ rule, from, to }: BaselineEntry, prefix: string): ConfigurationProblem {
  const what = to === undefined ? from : `${from} → ${to}`;
  const message = `This is fixed and has to be taken out of the baseline: ${what} (${rule}).`;
  return { module: prefix + BASELINE_FILE, line: 1, column: 1, severity: 'info', message };
}
