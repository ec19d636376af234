import { compileGlob, compileNames } from '../graph/glob';
import { createModuleSet, type ModuleSet } from '../graph/module-set';
import { IMPORT_FLAGS, type RuleEdge, type RuleGraph } from '../graph/rule-graph';
import { createRuleView, type RuleView } from '../graph/rule-view';
import type { ConfigurationProblem, Finding, RuleContext, Selector } from '../rule';
import { namesOutside, type SelectorCompiler } from './compile-selector';
import type { RuleEntry, RulesConfiguration } from './configuration';

/** What rules of one configuration share. */
export interface ContextFactory {
  /** `exceptsModules`: as the rule's kind says. */
  createContext(entry: RuleEntry, exceptsModules: boolean): PreparedContext;
  /** Reports the exceptions that let nothing pass. Looks at the imports as they are now. */
  listUnusedExceptions(entry: RuleEntry): ConfigurationProblem[];
}

/** What a rule is made with, and which of its findings its exceptions let pass. */
export interface PreparedContext {
  readonly context: RuleContext;
  isExcepted(finding: Finding): boolean;
}

/** Makes contexts; sets are matched once, however many rules name them. */
export function createContextFactory(
  graph: RuleGraph,
  configuration: RulesConfiguration,
  compiler: SelectorCompiler,
  report: (problem: ConfigurationProblem) => void,
): ContextFactory {
  const sets = new Map<string, { readonly set: ModuleSet; readonly faults: readonly Fault[] }>();
  const views = new Map<string, RuleView>();

  function select(selector: Selector, base: string) {
    const key =
      typeof selector === 'object' && 'matches' in selector ? undefined : JSON.stringify([selector, base]);
    const known = key === undefined ? undefined : sets.get(key);
    if (known !== undefined) return known;
    const { faults, ...own } = compiler.compile(selector, base);
    const made = { set: createModuleSet(describeSelector(selector), graph, own), faults };
    if (key !== undefined) sets.set(key, made);
    return made;
  }

  function createContext(entry: RuleEntry, exceptsModules: boolean): PreparedContext {
    const { locate } = entry;
    const complain: RuleContext['complain'] = (path, message, severity = 'error') =>
      report({ module: configuration.module, ...locate(path), severity, message });
    const selectOrComplain: RuleContext['select'] = (
      selector,
      path,
      { mayBeEmpty = false, base = '' } = {},
    ) => {
      const { set, faults } = select(selector, base);
      for (const { item, message } of faults) complain(item === undefined ? path : [...path, item], message);
      // That a set is empty is said where it stands.
      const isSet = typeof selector === 'string' && Object.hasOwn(configuration.sets, selector);
      if (faults.length === 0 && set.members.length === 0 && !mayBeEmpty && !isSet && !namesOutside(selector))
        complain(path, `${describeEmpty(selector)} matches no module.`);
      return set;
    };
    const exceptions = compileExceptions(entry, selectOrComplain);
    const context: RuleContext = {
      graph,
      view: findView(entry, exceptsModules ? [] : exceptions),
      select: selectOrComplain,
      complain,
      findFolders(pattern, path, mayBeEmpty = false) {
        const folders = findFolders(graph, configuration.prefix, pattern, message => complain(path, message));
        if (folders.length === 0 && !mayBeEmpty)
          complain(path, `${describeEmpty(pattern)} matches no folder.`);
        return folders;
      },
    };
    const isExcepted = ({ from, to }: Finding) =>
      exceptions.some(
        each => each.from.has(from) && (each.to === undefined || (to !== undefined && each.to.has(to))),
      );
    return { context, isExcepted: exceptsModules && exceptions.length > 0 ? isExcepted : () => false };
  }

  function compileExceptions(entry: RuleEntry, selectChecked: RuleContext['select']) {
    return (entry.options.except ?? []).map(({ from, to, names }, i) => ({
      from: selectChecked(from, ['except', i, 'from'], { mayBeEmpty: true }),
      to: to === undefined ? undefined : selectChecked(to, ['except', i, 'to'], { mayBeEmpty: true }),
      hasName: names === undefined ? undefined : compileNames(names),
    }));
  }

  /** Rules that count the same imports share their view. */
  function findView({ options }: RuleEntry, exceptions: ReturnType<typeof compileExceptions>): RuleView {
    const { ignore = [], followNames = true } = options;
    const key = exceptions.length > 0 ? undefined : JSON.stringify([[...ignore].sort(), followNames]);
    const known = key === undefined ? undefined : views.get(key);
    if (known !== undefined) return known;
    const ignored =
      (ignore.includes('type-only') ? IMPORT_FLAGS.typeOnly : 0) |
      (ignore.includes('deferred') ? IMPORT_FLAGS.deferred : 0) |
      (followNames ? 0 : IMPORT_FLAGS.followed);
    const counts = ({ from, to, names }: RuleEdge) =>
      !exceptions.some(
        each =>
          each.from.has(from) &&
          (each.to === undefined || each.to.has(to)) &&
          (each.hasName === undefined || (names.length > 0 && names.every(each.hasName))),
      );
    const concerns = (node: number) => exceptions.some(each => each.from.has(node));
    const view = createRuleView(graph, { ignored, ...(exceptions.length > 0 && { counts, concerns }) });
    if (key !== undefined) views.set(key, view);
    return view;
  }

  function listUnusedExceptions({ options, writtenExceptions, locate }: RuleEntry): ConfigurationProblem[] {
    return (options.except ?? []).slice(0, writtenExceptions).flatMap(({ from, to, names }, i) => {
      const sources = select(from, '').set;
      const targets = to === undefined ? undefined : select(to, '').set;
      const hasName = names === undefined ? undefined : compileNames(names);
      const isUsed =
        targets === undefined && hasName === undefined
          ? sources.members.length > 0
          : sources.members.some(node =>
              graph
                .edgesOf(node)
                .some(
                  edge =>
                    (targets === undefined || targets.has(edge.to)) &&
                    (hasName === undefined || edge.names.some(hasName)),
                ),
            );
      if (isUsed) return [];
      const message = 'This exception is not needed any more: no import is as it says.';
      return [
        { module: configuration.module, ...locate(['except', i]), severity: 'warning' as const, message },
      ];
    });
  }

  return { createContext, listUnusedExceptions };
}

interface Fault {
  readonly item?: number;
  readonly message: string;
}

/** What messages call a selector. */
export function describeSelector(selector: Selector): string {
  if (typeof selector === 'string') return selector;
  return 'label' in selector ? selector.label : selector.join(', ');
}

function describeEmpty(selector: Selector): string {
  return `"${describeSelector(selector)}"`;
}

function findFolders(
  graph: RuleGraph,
  prefix: string,
  pattern: string | readonly string[],
  complain: (message: string) => void,
): string[] {
  const folders = new Set<string>();
  for (const { module } of graph.records) {
    if (!module.id.startsWith(prefix)) continue;
    for (
      let slash = module.id.lastIndexOf('/');
      slash >= prefix.length && slash !== -1;
      slash = module.id.lastIndexOf('/', slash - 1)
    )
      folders.add(module.id.slice(prefix.length, slash));
  }
  const tests = (typeof pattern === 'string' ? [pattern] : pattern).flatMap(item => {
    const glob = compileGlob(item.replace(/\/$/, ''));
    if ('fault' in glob) {
      complain(glob.fault);
      return [];
    }
    return [glob.test];
  });
  return [...folders].filter(folder => tests.some(test => test(folder))).sort();
}
