import type { Dependency } from '../../../model/dependency';
import type { Severity } from '../../../model/diagnostic';
import { isExternal } from '../../../model/module';
import type { SourceEntry, SourceNode, SourcePlace } from '../../../model/source-tree';
import { compileGlob } from '../../graph/glob';
import type { RuleEdge, RuleGraph } from '../../graph/rule-graph';
import { describeImport } from '../../messages';
import { type ConfigurationBuilder, createConfiguration } from '../create-configuration';
import type { ForeignReader } from '../foreign-reader';
import { type ComplainAt, type OptionReader, readOptions } from '../text/option-reader';
import { readJson } from '../text/read-json';
import {
  judgeBoundary,
  readBoundaryRules,
  readElementTest,
  readPackageTest,
  readPathTest,
} from './boundary-rules';
import { type Element, type ElementType, findElement, readElements } from './elements';

/** What an ESLint rule says of an import; undefined where it is fine. */
type Judge = (
  edge: RuleEdge,
  from: Element,
  to: Element | undefined,
) => { readonly message?: string | undefined } | undefined;

const OWNER = 'eslint-plugin-boundaries';

/** What the plugin calls the forms of imports; alone `import` counts where nothing is said. */
const FORMS: Readonly<Partial<Record<Dependency['kind'], string>>> = {
  import: 'import',
  reexport: 'export',
  require: 'require',
  dynamic: 'dynamic-import',
};

/** Reads settings of eslint-plugin-boundaries (https://github.com/javierbrea/eslint-plugin-boundaries, 5). */
export const eslintBoundaries: ForeignReader = {
  tool: 'boundaries',
  files: [
    ...['eslint.config.js', 'eslint.config.mjs', 'eslint.config.cjs', 'eslint.config.ts'],
    ...['.eslintrc.js', '.eslintrc.cjs', '.eslintrc.json', '.eslintrc'],
  ],
  read(file, context) {
    // Many a configuration speaks of other boundaries.
    if (!/['"`]boundaries\/|eslint-plugin-boundaries/.test(file.text)) return undefined;
    const builder = createConfiguration('boundaries', file, context);
    const isJson = /(?:json|\.eslintrc)$/.test(file.path);
    const reading = isJson ? readJson(file.text) : context.readScript(file.text);
    if ('fault' in reading) {
      // ESLint may still make sense of it; here it is not checked.
      builder.complain(reading.place, `${reading.fault} Its rules of boundaries are not checked.`, 'warning');
      return builder.build();
    }
    const found = gather(reading.tree, builder.complain);
    if (found.settings.length === 0 && found.rules.length === 0) return builder.build();
    const elements = readSettings(found.settings, context.prefix, builder.complain);
    for (const [key, rule] of new Map(found.rules.map(entry => [entry.key, entry])))
      addRule(key, rule, elements, context.prefix, builder);
    return builder.build();
  },
};

/** All entries called `boundaries/…` in the settings and rules of a configuration and its parts. */
function gather(tree: SourceNode, complain: ComplainAt): { settings: SourceEntry[]; rules: SourceEntry[] } {
  const settings: SourceEntry[] = [];
  const rules: SourceEntry[] = [];
  const visit = (node: SourceNode) => {
    if (node.type === 'list') node.items.forEach(visit);
    else if (node.type === 'unread' && node.text.includes('boundaries'))
      complain(
        node.place,
        `Only running this file would tell what this is: ${node.text.slice(0, 60)}. Its rules are not checked.`,
        'warning',
      );
    else if (node.type === 'table')
      for (const { key, value } of node.entries) {
        if (key === 'overrides') visit(value);
        if (key === 'extends' && value.type !== 'table') visitNames(value);
        const list = key === 'settings' ? settings : key === 'rules' ? rules : undefined;
        if (list === undefined || value.type !== 'table') continue;
        for (const entry of value.entries) {
          if (entry.key.startsWith('boundaries/')) list.push(entry);
          else if (entry.key === '...') visit(entry.value);
        }
      }
  };
  const visitNames = (node: SourceNode) => {
    for (const item of node.type === 'list' ? node.items : [node])
      if (item.type === 'scalar' && String(item.value).includes('boundaries'))
        complain(item.place, `The rules of ${item.value} are not read; those in this file are.`, 'info');
  };
  visit(tree);
  return { settings, rules };
}

interface Elements {
  readonly types: readonly ElementType[];
  /** The forms of imports that count; `boundaries/dependency-nodes`. */
  readonly forms: readonly string[];
  /** Whether a file counts; `boundaries/include` and `boundaries/ignore`. */
  isSeen(path: string): boolean;
}

function readSettings(entries: readonly SourceEntry[], prefix: string, complain: ComplainAt): Elements {
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

function addRule(
  key: string,
  entry: SourceEntry,
  elements: Elements,
  prefix: string,
  builder: ConfigurationBuilder,
): void {
  const { complain } = builder;
  const [level, given] = entry.value.type === 'list' ? entry.value.items : [entry.value];
  const said = level?.type === 'scalar' ? String(level.value) : '';
  if (said === 'off' || said === '0') return;
  if (level?.type === 'unread' || !/^(?:warn|error|1|2)$/.test(said)) {
    complain(entry.place, `The rule "${key}" is not checked: its severity cannot be read.`, 'warning');
    return;
  }
  const severity: Severity = said === 'warn' || said === '1' ? 'warning' : 'error';
  const options = given === undefined ? undefined : readOptions(given, OWNER, complain);
  const judge = createJudge(key, options, prefix, complain);
  if (judge === undefined) {
    complain(entry.place, `Lintel does not read the rule "${key}"; it is not checked.`, 'info');
    return;
  }
  const kind =
    key === 'boundaries/external'
      ? 'external'
      : key === 'boundaries/entry-point'
        ? 'interface'
        : 'allowed-only';
  builder.add({
    ...{ name: key.slice('boundaries/'.length), place: entry.place, options: { kind, severity } },
    compile({ graph }) {
      const elementOf = rememberElements(graph, elements, prefix);
      return {
        scope: 'module',
        check(node, report) {
          const from = elementOf(node);
          if (from === undefined) return;
          for (const edge of graph.edgesOf(node)) {
            if (edge.isFollowed || !elements.forms.includes(FORMS[edge.dependency.kind] ?? '')) continue;
            const to = edge.to < graph.size ? elementOf(edge.to) : undefined;
            const fault = judge(edge, from, to);
            if (fault === undefined) continue;
            const said = fault.message ?? describeFault(key, from, to);
            report({
              from: node,
              to: edge.to,
              dependency: edge.dependency,
              message: `${said.replace(/[.!]$/, '')}: ${describeImport(graph, edge)}.`,
            });
          }
        },
      };
    },
  });
}

function describeFault(key: string, from: Element, to: Element | undefined): string {
  if (to === undefined) return `${from.type} may not use this package`;
  if (key === 'boundaries/entry-point') return `${to.type} may not be entered here`;
  return `${from.type} may not depend on ${to.type}`;
}

function createJudge(
  key: string,
  options: OptionReader | undefined,
  prefix: string,
  complain: ComplainAt,
): Judge | undefined {
  const hasKind = (kinds: readonly string[] | undefined, { dependency }: RuleEdge) =>
    kinds === undefined ||
    kinds.some(kind => kind === '*' || kind === (dependency.typeOnly ? 'type' : 'value'));
  if (key === 'boundaries/element-types') {
    const rules = readBoundaryRules(options, 'from', complain, readElementTest);
    return (edge, from, to) => {
      if (to === undefined || to.path === from.path) return undefined;
      return judgeBoundary(
        rules,
        rule => rule.applies(from, to) && hasKind(rule.importKind, edge),
        test => test(to, from),
      );
    };
  }
  if (key === 'boundaries/external') {
    const rules = readBoundaryRules(options, 'from', complain, readPackageTest);
    return (edge, from, to) => {
      const target = edge.dependency.to;
      if (to !== undefined || !isExternal(target)) return undefined;
      // The plugin counts modules of Node.js, too, by the first part of what is written: `fs`, `node:fs`.
      const name = target.startsWith('node:')
        ? edge.dependency.specifier.split('/')[0]
        : target.slice(target.indexOf(':') + 1);
      const matches = (test: ReturnType<typeof readPackageTest>) =>
        test(name, edge.dependency.specifier, edge.names, from);
      return judgeBoundary(
        rules,
        rule => rule.applies(from, undefined) && hasKind(rule.importKind, edge),
        matches,
      );
    };
  }
  if (key === 'boundaries/entry-point') {
    const rules = readBoundaryRules(options, 'target', complain, readPathTest);
    return (edge, from, to) => {
      if (to === undefined || to.path === from.path) return undefined;
      const inside = internalPathOf(edge, to, prefix);
      return judgeBoundary(
        rules,
        rule => rule.applies(to, from) && hasKind(rule.importKind, edge),
        test => test(inside, from),
      );
    };
  }
  return undefined;
}

function internalPathOf({ dependency }: RuleEdge, to: Element, prefix: string): string {
  const path = dependency.to.slice(prefix.length);
  return path.startsWith(`${to.path}/`) ? path.slice(to.path.length + 1) : to.internalPath;
}

function rememberElements(
  graph: RuleGraph,
  { types, isSeen }: Elements,
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
