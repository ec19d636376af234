import type { SourcePlace } from '../../../model/source-tree';
import { findExpressionFault } from '../text/check-expression';
import type { ComplainAt, OptionReader } from '../text/option-reader';
import { compileModuleGlob } from './module-glob';

/** Matches dotted names of modules. */
export type NameTest = (name: string) => boolean;

/** A module as a `tach.toml` has it; `path` may hold wildcards. */
export interface TachModule {
  readonly path: string;
  readonly place: SourcePlace;
  /** Absent where it may depend on everything. */
  readonly dependsOn?: NameTest | undefined;
  readonly cannotDependOn?: NameTest | undefined;
  readonly layer?: string | undefined;
  /** Who may import it; everyone where absent. */
  readonly visibility?: NameTest | undefined;
  readonly isUtility: boolean;
  readonly isUnchecked: boolean;
}

/** What of some modules others may import. */
export interface TachInterface {
  readonly from: NameTest;
  readonly exposes: NameTest;
  readonly exposed: readonly string[];
  /** Names of the modules that it is for; all where absent. */
  readonly visibility?: readonly string[] | undefined;
  readonly isExclusive: boolean;
}

/** Where names in a file start: empty, or the name of the domain's own package. */
export type Domain = string;

/** Reads `[[modules]]`, and `[root]` of a domain. */
export function readModules(options: OptionReader, domain: Domain, complain: ComplainAt): TachModule[] {
  const inDomain = domain === '' ? undefined : options.table('root');
  return [
    ...(inDomain === undefined ? [] : readModule(inDomain, domain, complain, [domain])),
    ...(options.tables('modules') ?? []).flatMap(each => readModule(each, domain, complain)),
  ];
}

function readModule(
  options: OptionReader,
  domain: Domain,
  complain: ComplainAt,
  given?: readonly string[],
): TachModule[] {
  const written = [...(options.texts('path') ?? []), ...(options.texts('paths') ?? [])].map(
    ({ text }) => text,
  );
  const paths = given ?? written.map(path => place(path, domain));
  if (paths.length === 0) complain(options.place, '"path" is missing in this module.');
  for (const path of paths) {
    const glob = compileModuleGlob(path);
    if ('fault' in glob) complain(options.place, glob.fault);
  }
  const names = (key: string): NameTest | undefined => {
    const node = options.node(key);
    if (node === undefined) return undefined;
    const items = node.type === 'list' ? node.items : [node];
    const tests = items.flatMap(item => {
      const value = item.type === 'table' ? item.entries.find(entry => entry.key === 'path')?.value : item;
      if (value?.type !== 'scalar' || typeof value.value !== 'string') {
        complain(item.place, 'This has to be the path of a module, or { path = "…" }.');
        return [];
      }
      const glob = compileModuleGlob(place(value.value, domain));
      if ('test' in glob) return [glob.test];
      complain(value.place, glob.fault);
      return [];
    });
    return name => tests.some(test => test(name));
  };
  const shared = {
    place: options.place,
    dependsOn: names('depends_on'),
    cannotDependOn: names('cannot_depend_on'),
    layer: options.text('layer')?.text,
    visibility: names('visibility'),
    isUtility: options.flag('utility') ?? false,
    isUnchecked: options.flag('unchecked') ?? false,
  };
  // What concerns packages outside belongs to `tach check-external`.
  options.skip('depends_on_external', 'cannot_depend_on_external', 'strict');
  options.finish();
  return paths.map(path => ({ path, ...shared }));
}

/** Reads `[[interfaces]]`. */
export function readInterfaces(options: OptionReader, domain: Domain, complain: ComplainAt): TachInterface[] {
  return (options.tables('interfaces') ?? []).flatMap((each): TachInterface[] => {
    const expressions = (key: string, prefix: (text: string) => string): RegExp[] =>
      (each.texts(key) ?? []).flatMap(({ text, place: at }) => {
        const fault = findExpressionFault(prefix(text));
        if (fault === undefined) return [new RegExp(`^(?:${prefix(text)})$`)];
        complain(at, fault);
        return [];
      });
    const exposed = (each.texts('expose') ?? []).map(({ text }) => text);
    if (exposed.length === 0) complain(each.place, '"expose" is missing in this interface.');
    const expose = expressions('expose', text => text);
    const from = each.has('from')
      ? expressions('from', text => (domain === '' ? text : placeExpression(text, domain)))
      : [domain === '' ? /.*/ : new RegExp(`^${domain.replaceAll('.', '\\.')}(\\.|$)`)];
    const visibility = each.texts('visibility')?.map(({ text }) => place(text, domain));
    const isExclusive = each.flag('exclusive') ?? false;
    const types = each.text('data_types');
    if (types !== undefined && types.text !== 'all')
      complain(types.place, 'Lintel does not check the types of what an interface exposes.', 'info');
    each.finish();
    const test = (list: readonly RegExp[]) => (name: string) =>
      list.some(expression => expression.test(name));
    return [{ from: test(from), exposes: test(expose), exposed, visibility, isExclusive }];
  });
}

/** A path as it is meant: in a domain it starts at the domain, unless `//` stands in front. */
function place(path: string, domain: Domain): string {
  if (path.startsWith('//')) return path.slice(2);
  if (domain === '' || path === '<root>') return path;
  return path === '<domain_root>' ? domain : `${domain}.${path}`;
}

function placeExpression(text: string, domain: Domain): string {
  if (text.startsWith('//')) return text.slice(2);
  const own = domain.replaceAll('.', '\\.');
  return text === '<domain_root>' ? own : `${own}\\.(?:${text})`;
}
