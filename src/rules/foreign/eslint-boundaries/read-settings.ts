import type { SourceEntry, SourcePlace } from '../../../model/source-tree';
import { compileGlob } from '../../graph/glob';
import type { RuleGraph } from '../../graph/rule-graph';
import { type ComplainAt, readOptions } from '../text/option-reader';
import { type Element, type ElementType, findElement, readElements } from './elements';

/** What complaints call the tool whose options these are. */
export const OWNER = 'eslint-plugin-boundaries';

/** What the settings say of all rules: what the elements are, and which imports and files count. */
export interface BoundarySettings {
  readonly types: readonly ElementType[];
  /** The forms of imports that count; `boundaries/dependency-nodes`. */
  readonly forms: readonly string[];
  /** Whether a file counts; `boundaries/include` and `boundaries/ignore`. */
  isSeen(path: string): boolean;
}

/** Reads the settings; `prefix` stands before the paths of the folder that they are for. */
export function readSettings(
  entries: readonly SourceEntry[],
  prefix: string,
  complain: ComplainAt,
): BoundarySettings {
  const place: SourcePlace = entries[0]?.place ?? { line: 1, column: 1 };
  const options = readOptions({ type: 'table', entries, place }, OWNER, complain)!;
  const tables = options.tables('boundaries/elements') ?? options.tables('boundaries/types') ?? [];
  if (tables.length === 0)
    complain(
      place,
      '"boundaries/elements" is missing in the settings, so there is nothing to check.',
      'warning',
    );
  const globs = (key: string) =>
    options.texts(key)?.flatMap(({ text, place: at }) => {
      const glob = compileGlob(text);
      if ('test' in glob) return [glob.test];
      complain(at, glob.fault);
      return [];
    });
  const include = globs('boundaries/include');
  const ignore = globs('boundaries/ignore') ?? [];
  const forms = options.texts('boundaries/dependency-nodes')?.map(({ text }) => text) ?? ['import'];
  options.skip('boundaries/types', 'boundaries/additional-dependency-nodes');
  options.skip(
    'boundaries/root-path',
    'boundaries/alias',
    'boundaries/legacy-templates',
    'boundaries/flag-as-external',
  );
  options.finish();
  const isSeen = (path: string) =>
    (include === undefined || include.some(test => test(path))) && !ignore.some(test => test(path));
  return { types: readElements(tables, complain), forms, isSeen: id => isSeen(id.slice(prefix.length)) };
}

/** Tells the element that a module belongs to, worked out once each; undefined for modules that do not count. */
export function rememberElements(
  graph: RuleGraph,
  { types, isSeen }: BoundarySettings,
  prefix: string,
): (node: number) => Element | undefined {
  const known = new Map<number, Element | undefined>();
  return node => {
    if (!known.has(node)) {
      const { id, language } = graph.records[node].module;
      const counts = id.startsWith(prefix) && language !== 'python' && isSeen(id);
      known.set(node, counts ? findElement(id.slice(prefix.length), types) : undefined);
    }
    return known.get(node);
  };
}
