import type { Severity } from '../../../model/diagnostic';
import type { SourceEntry, SourceNode, SourceReading } from '../../../model/source-tree';
import type { RuleGraph } from '../../graph/rule-graph';
import type { RuleCheck } from '../../rule';
import { type ConfigurationBuilder, createConfiguration } from '../create-configuration';
import type { ForeignContext, ForeignFile, ForeignReader } from '../foreign-reader';
import { type OptionReader, readOptions } from '../text/option-reader';
import { readJson } from '../text/read-json';
import { checkAllowed, checkForbidden, checkRequired } from './check-imports';
import { checkModules, isAboutModules } from './check-modules';
import { type CruiseGraph, type CruiseOptions, createCruiseGraph } from './cruise-graph';
import { type CruiserRule, readRule } from './cruiser-rule';
import { type Cycles, findCycles } from './cycles';
import { readManifest } from './dependency-types';
import { readPattern } from './path-pattern';
import { findPreset } from './presets';
import { readSelfExports } from './self-exports';

/** The parts of a configuration that extends others, each part as it is written. */
interface Merged {
  readonly forbidden: readonly SourceNode[];
  readonly required: readonly SourceNode[];
  readonly allowed: readonly SourceNode[];
  readonly allowedSeverity?: SourceNode | undefined;
  readonly options: readonly SourceEntry[];
}

/** What a check needs of the graph, made anew when it changes. */
interface Prepared {
  readonly records: RuleGraph['records'];
  readonly view: CruiseGraph;
  cycles(): Cycles;
}

/** Reads rules of dependency-cruiser (https://github.com/sverweij/dependency-cruiser, 17). */
export const dependencyCruiser: ForeignReader = {
  tool: 'dependency-cruiser',
  files: [
    '.dependency-cruiser.json',
    '.dependency-cruiser.js',
    '.dependency-cruiser.cjs',
    '.dependency-cruiser.mjs',
  ],
  read(file, context) {
    const builder = createConfiguration('dependency-cruiser', file, context);
    const { complain } = builder;
    const reading = readText(file, context);
    if ('fault' in reading) {
      complain(reading.place, reading.fault);
      return builder.build();
    }
    const merged = merge(reading.tree, builder);
    if (merged === undefined) return builder.build();
    const options = readCruiseOptions(merged.options, reading.tree, builder);
    const prepare = rememberViews(context, options);
    const read = (nodes: readonly SourceNode[]) => nodes.flatMap(node => readRule(node, complain) ?? []);
    for (const rule of read(merged.forbidden)) addForbidden(rule, prepare, builder);
    for (const rule of read(merged.required))
      add(rule, 'required', prepare, builder, ({ view }, report) => checkRequired(rule, view, report));
    addAllowed(read(merged.allowed), merged.allowedSeverity, prepare, builder);
    return builder.build();
  },
};

function readText(file: ForeignFile, context: ForeignContext): SourceReading {
  return file.path.endsWith('.json') ? readJson(file.text) : context.readScript(file.text);
}

/** A configuration with what it extends; rules of the same name are one, in which the extending file's parts win. */
function merge(tree: SourceNode, { complain }: ConfigurationBuilder): Merged | undefined {
  const top = readOptions(tree, 'dependency-cruiser', complain);
  if (top === undefined) return undefined;
  const list = (key: string): readonly SourceNode[] => {
    const node = top.node(key);
    if (node === undefined) return [];
    if (node.type === 'list') return node.items;
    complain(
      node.place,
      node.type === 'unread'
        ? `Only running this file would tell what ${key} is: it is not checked.`
        : 'This has to be a list of rules.',
      node.type === 'unread' ? 'warning' : 'error',
    );
    return [];
  };
  const options = top.node('options');
  let merged: Merged = {
    ...{ forbidden: list('forbidden'), required: list('required'), allowed: list('allowed') },
    ...(top.has('allowedSeverity') && { allowedSeverity: top.node('allowedSeverity') }),
    options: options?.type === 'table' ? options.entries : [],
  };
  top.skip('$schema', 'allowedSeverity');
  const extended = top.node('extends');
  for (const item of extended === undefined ? [] : extended.type === 'list' ? extended.items : [extended]) {
    const name =
      item.type === 'scalar'
        ? String(item.value)
        : item.type === 'unread'
          ? (/["'`]([^"'`]+)["'`]/.exec(item.text)?.[1] ?? item.text)
          : '';
    const preset = findPreset(name, item.place);
    const base = preset && merge(preset, { complain } as ConfigurationBuilder);
    if (base === undefined)
      complain(
        item.place,
        `The rules that are extended here (${name}) are not read; only those in this file are checked.`,
        'warning',
      );
    else merged = join(merged, base);
  }
  top.finish();
  return merged;
}

function join(own: Merged, base: Merged): Merged {
  return {
    forbidden: joinRules(own.forbidden, base.forbidden),
    required: joinRules(own.required, base.required),
    allowed: [...own.allowed, ...base.allowed],
    allowedSeverity: own.allowedSeverity ?? base.allowedSeverity,
    options: [
      ...base.options.filter(({ key }) => !own.options.some(entry => entry.key === key)),
      ...own.options,
    ],
  };
}

function joinRules(own: readonly SourceNode[], base: readonly SourceNode[]): SourceNode[] {
  const filled = own.map((node): SourceNode => {
    const same = base.find(other => nameOf(other) !== undefined && nameOf(other) === nameOf(node));
    if (node.type !== 'table' || same?.type !== 'table') return node;
    const missing = same.entries.filter(({ key }) => !node.entries.some(entry => entry.key === key));
    return { ...node, entries: [...missing, ...node.entries] };
  });
  return [...filled, ...base.filter(node => !own.some(other => nameOf(other) === nameOf(node)))];
}

function nameOf(node: SourceNode): string | undefined {
  const name = node.type === 'table' ? node.entries.find(({ key }) => key === 'name')?.value : undefined;
  return name?.type === 'scalar' ? String(name.value) : undefined;
}

function readCruiseOptions(
  entries: readonly SourceEntry[],
  tree: SourceNode,
  { complain }: ConfigurationBuilder,
): CruiseOptions {
  const options = readOptions({ type: 'table', entries, place: tree.place }, 'dependency-cruiser', complain)!;
  const pattern = (key: string) => {
    const node = options.node(key);
    if (node === undefined) return undefined;
    const reader: OptionReader | undefined =
      node.type === 'table' ? readOptions(node, 'dependency-cruiser', complain) : options;
    return reader && readPattern(reader, node.type === 'table' ? 'path' : key, complain).pattern;
  };
  const exclude = options.node('exclude');
  const isDynamicOut =
    exclude?.type === 'table' &&
    exclude.entries.some(
      ({ key, value }) => key === 'dynamic' && value.type === 'scalar' && value.value === true,
    );
  const types = options.node('tsPreCompilationDeps');
  const resolving = options.node('enhancedResolveOptions');
  const resolver =
    resolving?.type === 'table' ? readOptions(resolving, 'dependency-cruiser', complain) : undefined;
  const readsExports = (resolver?.texts('exportsFields') ?? []).some(({ text }) => text === 'exports');
  if (options.flag('detectJSDocImports') === true)
    complain(
      options.placeOf('detectJSDocImports'),
      'Lintel does not count what comments (JSDoc) import.',
      'info',
    );
  // Most settings are about parsing, resolving and reports, which Lintel does in its own way.
  return {
    exclude: pattern('exclude'),
    includeOnly: pattern('includeOnly'),
    doNotFollow: pattern('doNotFollow'),
    excludeDynamic: isDynamicOut,
    countTypes: types?.type === 'scalar' && types.value !== false,
    conditions: readsExports ? resolver?.texts('conditionNames')?.map(({ text }) => text) : undefined,
  };
}

function rememberViews(context: ForeignContext, options: CruiseOptions): (graph: RuleGraph) => Prepared {
  const manifest = readManifest(context.packageJson);
  const { conditions } = options;
  const selfExports = conditions === undefined ? undefined : readSelfExports(context.packageJson, conditions);
  const known = new WeakMap<RuleGraph, Prepared>();
  return graph => {
    const before = known.get(graph);
    if (before?.records === graph.records) return before;
    const view = createCruiseGraph(graph, context.prefix, options, manifest, selfExports);
    let cycles: Cycles | undefined;
    const made: Prepared = {
      ...{ records: graph.records, view },
      cycles() {
        cycles ??= findCycles(view);
        return cycles;
      },
    };
    known.set(graph, made);
    return made;
  };
}

type Prepare = (graph: RuleGraph) => Prepared;

function add(
  { name, place, severity, comment }: Pick<CruiserRule, 'name' | 'place' | 'severity' | 'comment'>,
  kind: string,
  prepare: Prepare,
  { add: addRule }: ConfigurationBuilder,
  check: (prepared: Prepared, report: Parameters<Extract<RuleCheck, { scope: 'graph' }>['check']>[0]) => void,
): void {
  addRule({
    ...{ name, place },
    options: { kind, severity, ...(comment !== undefined && { because: comment }) },
    // What leads nowhere, and which symbols are types, is no import to the graph.
    compile: ({ graph }) => ({
      scope: 'graph',
      readsModules: true,
      check: report => check(prepare(graph), report),
    }),
  });
}

function addForbidden(rule: CruiserRule, prepare: Prepare, builder: ConfigurationBuilder): void {
  const { from, to, module } = rule;
  if (isAboutModules(rule)) {
    const kind = from.orphan !== undefined ? 'orphans' : module !== undefined ? 'limits' : 'reachability';
    add(rule, kind, prepare, builder, ({ view }, report) => checkModules(rule, view, report));
  } else {
    const kind = to.circular === true ? 'acyclic' : 'forbidden';
    add(rule, kind, prepare, builder, ({ view, cycles }, report) =>
      checkForbidden(rule, view, cycles, report),
    );
  }
}

function addAllowed(
  rules: readonly CruiserRule[],
  severity: SourceNode | undefined,
  prepare: Prepare,
  builder: ConfigurationBuilder,
): void {
  const ofImports = rules.filter(rule => !isAboutModules(rule));
  for (const rule of rules)
    if (!ofImports.includes(rule))
      builder.complain(
        rule.place,
        'Lintel reads allowed rules about imports only; this one, which is about modules, allows nothing.',
        'warning',
      );
  if (ofImports.length === 0) return;
  const said = severity?.type === 'scalar' ? severity.value : 'warn';
  if (said === 'ignore') return;
  const level: Severity = said === 'error' ? 'error' : said === 'info' ? 'info' : 'warning';
  const rule = { name: 'not-in-allowed', place: ofImports[0].place, severity: level };
  add(rule, 'allowed-only', prepare, builder, ({ view, cycles }, report) =>
    checkAllowed(ofImports, view, cycles, report),
  );
}
