import { isExternal } from '../../model/module';
import { compileGlob, type Glob } from '../graph/glob';
import { type IdTest, listMatches } from '../graph/module-set';
import { findPythonRoots, pythonGlobs } from '../graph/python-folders';
import type { RuleGraph } from '../graph/rule-graph';
import type { Selector } from '../rule';
import { suggestName } from './closest-name';
import type { WorkspacePackageInfo } from './configuration';

/** What a part of a selector comes to. */
type Answer = IdTest | { readonly fault: string };

/** Turns selectors into tests of ids. */
export interface SelectorCompiler {
  /**
   * The test for a selector; `fault` says what makes no sense, with the place in the list where it is one. Patterns
   * start in `base`, a folder without `/` at its end.
   */
  compile(selector: Selector, base?: string): IdTest & { readonly faults: readonly SelectorFault[] };
  /** What makes no sense in the sets themselves, each fault with the set's name. */
  checkSets(): readonly (SelectorFault & { readonly name: string })[];
}

/** Something in a selector that makes no sense. */
export interface SelectorFault {
  /** Which item of the list; absent where the selector is no list. */
  readonly item?: number;
  readonly message: string;
}

/** Where modules may lie that pass a test about which nothing else is known. */
const EVERYWHERE: readonly string[] = [''];

const NOTHING: IdTest = { test: () => false, prefixes: [] };

/** A compiler for one workspace. `prefix` stands in front of all its ids; sets are by name. */
export function createSelectorCompiler(
  graph: RuleGraph,
  prefix: string,
  sets: Readonly<Record<string, Selector>>,
  packages: readonly WorkspacePackageInfo[],
): SelectorCompiler {
  let pythonRoots: readonly string[] | undefined;
  const moduleOf = (id: string) => graph.records[graph.numberOf(id) ?? -1]?.module;

  function compile(selector: Selector, base: string, within: readonly string[]) {
    const faults: SelectorFault[] = [];
    if (typeof selector === 'object' && 'matches' in selector)
      return { test: (id: string) => selector.matches(id), prefixes: EVERYWHERE, faults };
    const items = typeof selector === 'string' ? [selector] : selector;
    const steps = items.map((item, i) => {
      const isExcluded = item.startsWith('!');
      const answer = compileItem(isExcluded ? item.slice(1) : item, base, within);
      if (!('fault' in answer)) return { isExcluded, ...answer };
      faults.push({ ...(typeof selector !== 'string' && { item: i }), message: answer.fault });
      return { isExcluded, ...NOTHING };
    });
    if (steps.length === 1 && !steps[0].isExcluded)
      return { test: steps[0].test, prefixes: steps[0].prefixes, faults };
    // A list that only takes away takes away from all there is in the workspace.
    const startsFull = steps.length > 0 && steps[0].isExcluded;
    const test = (id: string) => {
      let isIn = startsFull && !isExternal(id);
      for (let i = 0; i < steps.length; i++)
        if (steps[i].isExcluded === isIn && steps[i].test(id)) isIn = !isIn;
      return isIn;
    };
    const added = steps.filter(step => !step.isExcluded).flatMap(step => step.prefixes);
    return { test, prefixes: startsFull ? EVERYWHERE : added, faults };
  }

  function compileItem(item: string, base: string, within: readonly string[]): Answer {
    const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/s.exec(item) ?? [];
    if (scheme === 'python') return compilePython(rest);
    if (scheme === 'package') return compilePackage(rest);
    if (scheme === 'tag') return compileTag(rest);
    if (isExternal(item)) return compileOutside(item);
    if (scheme !== '')
      return {
        fault: `There is no "${scheme}:". There are python:, package:, tag:, npm:, node:, pypi: and stdlib:.`,
      };
    if (Object.hasOwn(sets, item)) return compileSet(item, within);
    if (!/[/*.?{[]/.test(item))
      return {
        fault: `There is no set "${item}".${suggestName(item, Object.keys(sets))} For a folder write "${item}/**".`,
      };
    const place = base === '' ? item : `${base}/${item}`;
    return inWorkspace(compileGlob(place));
  }

  /** What is wrong inside of a set is reported once, where it stands. */
  function compileSet(name: string, within: readonly string[]): Answer {
    if (within.includes(name)) return NOTHING;
    const { test, prefixes } = compile(sets[name], '', [...within, name]);
    return { test, prefixes };
  }

  function inWorkspace(glob: Glob): Answer {
    if ('fault' in glob) return glob;
    const test =
      prefix === ''
        ? (id: string) => glob.test(id) && !isExternal(id)
        : (id: string) => id.startsWith(prefix) && !isExternal(id) && glob.test(id.slice(prefix.length));
    return { test, prefixes: [prefix + glob.prefix] };
  }

  function compileOutside(item: string): Answer {
    const scheme = item.slice(0, item.indexOf(':') + 1);
    if (item === `${scheme}*` || item === `${scheme}**`)
      return { test: id => id.startsWith(scheme), prefixes: [scheme] };
    const glob = compileGlob(item);
    return 'fault' in glob ? glob : { test: glob.test, prefixes: [glob.prefix] };
  }

  function compilePython(dotted: string): Answer {
    if (!/^[\w*]+(\.[\w*]+)*$/.test(dotted))
      return {
        fault: `"${dotted}" is no dotted name of a Python package, such as shop.orders or shop.*.models.`,
      };
    pythonRoots ??= findPythonRoots(graph);
    const globs = pythonGlobs(dotted, pythonRoots).map(compileGlob);
    const sound = globs.flatMap(glob => ('fault' in glob ? [] : [glob]));
    const fault = globs.find(glob => 'fault' in glob);
    if (fault !== undefined && 'fault' in fault) return fault;
    return {
      test: id => id.startsWith(prefix) && sound.some(glob => glob.test(id)),
      prefixes: sound.map(glob => glob.prefix),
    };
  }

  function compilePackage(name: string): Answer {
    const glob = compileGlob(name);
    if ('fault' in glob) return glob;
    const known = packages.flatMap(({ name: own }) => own ?? []);
    if (!known.some(glob.test))
      return { fault: `There is no package "${name}" in the workspace.${suggestName(name, known)}` };
    const chosen = new Set(packages.filter(({ name: own }) => own !== undefined && glob.test(own)));
    const test = (id: string) => {
      const own = packageOf(id);
      return own !== undefined && chosen.has(own);
    };
    return { test, prefixes: [...chosen].map(({ folder }) => (folder === '' ? '' : `${folder}/`)) };
  }

  function compileTag(tag: string): Answer {
    const prefixes = [prefix];
    if (tag === 'test' || tag === 'generated' || tag === 'vendored')
      return { test: id => id.startsWith(prefix) && moduleOf(id)?.origin === tag, prefixes };
    if (tag === 'typescript' || tag === 'javascript' || tag === 'python')
      return { test: id => id.startsWith(prefix) && moduleOf(id)?.language === tag, prefixes };
    const known = packages.flatMap(({ tags }) => tags);
    if (!known.includes(tag)) {
      const names = ['test', 'generated', 'vendored', 'typescript', 'javascript', 'python', ...known];
      return { fault: `No package has the tag "${tag}".${suggestName(tag, names)}` };
    }
    return { test: id => packageOf(id)?.tags.includes(tag) ?? false, prefixes };
  }

  /** The innermost package around a module. */
  function packageOf(id: string): WorkspacePackageInfo | undefined {
    if (!id.startsWith(prefix) || isExternal(id)) return undefined;
    let best: WorkspacePackageInfo | undefined;
    for (const candidate of packages)
      if (
        (candidate.folder === '' || id.startsWith(`${candidate.folder}/`)) &&
        (best === undefined || candidate.folder.length > best.folder.length)
      )
        best = candidate;
    return best;
  }

  return {
    compile: (selector, base = '') => compile(selector, base, []),
    checkSets() {
      const found = Object.keys(sets).flatMap(name => {
        const { faults, ...own } = compile(sets[name], '', [name]);
        const circle = findCircle(sets, name);
        if (circle !== undefined)
          faults.push({ message: `The sets ${circle.join(' → ')} are made of each other.` });
        const isEmpty =
          faults.length === 0 && !namesOutside(sets[name]) && listMatches(graph, own, 1).length === 0;
        if (isEmpty) faults.push({ message: `The set "${name}" matches no module.` });
        return faults.map(fault => ({ name, ...fault }));
      });
      return found;
    },
  };
}

/** The names of sets from one back to itself, where it is made of itself by way of others. */
function findCircle(sets: Readonly<Record<string, Selector>>, start: string): string[] | undefined {
  const search = (name: string, way: readonly string[]): string[] | undefined => {
    const selector = sets[name];
    const items = typeof selector === 'string' ? [selector] : 'matches' in selector ? [] : selector;
    for (const item of items) {
      const next = item.replace(/^!/, '');
      if (next === start) return [...way, next];
      if (!Object.hasOwn(sets, next) || way.includes(next)) continue;
      const found = search(next, [...way, next]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(start, [start]);
}

/** Whether a selector speaks of packages outside of the workspace, which may be imported by nobody. */
export function namesOutside(selector: Selector): boolean {
  const items = typeof selector === 'string' ? [selector] : 'matches' in selector ? [] : selector;
  return items.some(item => /^!?(npm|node|pypi|stdlib):/.test(item));
}
