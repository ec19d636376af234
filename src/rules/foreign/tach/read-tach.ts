import { suggestName } from '../../configuration/closest-name';
import { compileGlob } from '../../graph/glob';
import type { RuleGraph } from '../../graph/rule-graph';
import { type ConfigurationBuilder, createConfiguration } from '../create-configuration';
import type { ForeignFile, ForeignReader } from '../foreign-reader';
import { type ComplainAt, type OptionReader, readOptions } from '../text/option-reader';
import { readToml } from '../text/read-toml';
import {
  checkModules,
  createDependencyJudge,
  createInterfaceJudge,
  createLayerJudge,
  type Judge,
  judgeVisibility,
  type TachSettings,
} from './check-tach';
import { readInterfaces, readModules, type TachInterface, type TachModule } from './tach-modules';
import { findTachNames, type TachNames } from './tach-names';

const ROOT_MODULES = ['ignore', 'allow', 'dependenciesonly', 'forbid'] as const;

/** Reads the modules of Tach (https://docs.gauge.sh, 0.35). */
export const tach: ForeignReader = {
  tool: 'tach',
  files: ['tach.toml'],
  nested: 'tach.domain.toml',
  read(file, context) {
    const builder = createConfiguration('tach', file, context);
    const { complain } = builder;
    const options = readTable(file, complain);
    if (options === undefined) return builder.build();
    const roots = (options.texts('source_roots')?.map(({ text }) => text) ?? ['.']).map(
      root => context.prefix + root.replace(/^\.\/?/, '').replace(/(?<=[^/])\/?$/, '/'),
    );
    const isExcluded = readExclude(options, context.prefix, complain);
    // Like all else, domains count below source roots and outside of what is excluded.
    const domains = context.nested
      .filter(({ module }) => roots.some(root => module.startsWith(root)) && !isExcluded(module))
      .map(each => readDomain(each, roots, builder));
    const own = readModules(options, '', complain);
    const modules = [...own, ...domains.flatMap(domain => domain.modules)];
    const settings = readSettings(
      options,
      domains.flatMap(domain => domain.interfaces),
      complain,
    );
    options.finish();
    for (const part of [{ modules: own, complain }, ...domains])
      complainAboutLayers(part.modules, settings, part.complain);
    const names = rememberNames(roots, isExcluded, modules);
    const add = (name: string, kind: string, judge: Judge, isFirst = false) =>
      builder.add({
        ...{ name, place: { line: 1, column: 1 }, options: { kind } },
        compile(rules, complainNow) {
          const found = names(rules.graph);
          if (isFirst)
            for (const { path, place } of found.missing)
              complainNow(place, `There is no module "${path}" below the source roots.`, 'warning');
          return checkModules(rules, found, settings, judge);
        },
      });
    add('dependencies', 'allowed-only', createDependencyJudge(settings), true);
    if (settings.layers.length > 0) add('layers', 'layers', createLayerJudge(settings));
    if (settings.interfaces.length > 0) add('interfaces', 'interface', createInterfaceJudge(settings));
    if (modules.some(({ visibility }) => visibility !== undefined))
      add('visibility', 'forbidden', judgeVisibility);
    return builder.build();
  },
};

function readTable(file: ForeignFile, complain: ComplainAt): OptionReader | undefined {
  const reading = readToml(file.text);
  if ('tree' in reading) return readOptions(reading.tree, 'Tach', complain);
  complain(reading.place, reading.fault);
  return undefined;
}

function readExclude(options: OptionReader, prefix: string, complain: ComplainAt): (id: string) => boolean {
  const tests = (options.texts('exclude') ?? []).flatMap(({ text, place }) => {
    const pattern = text.replace(/\/$/, '');
    const globs = [compileGlob(pattern), compileGlob(`${pattern}/**`)];
    return globs.flatMap(glob => {
      if ('test' in glob) return [glob.test];
      complain(place, glob.fault);
      return [];
    });
  });
  return id => tests.some(test => test(id.slice(prefix.length)));
}

function readSettings(
  options: OptionReader,
  others: readonly TachInterface[],
  complain: ComplainAt,
): TachSettings {
  const layers = options.node('layers');
  const rules = options.table('rules');
  const local = rules?.text('local_imports')?.text;
  rules?.skip('unused_ignore_directives', 'require_ignore_directive_reasons', 'unused_external_dependencies');
  rules?.finish();
  const root = options.text('root_module');
  const rootModule = ROOT_MODULES.find(each => each === root?.text);
  if (root !== undefined && rootModule === undefined)
    complain(
      root.place,
      `"${root.text}" is none of ${ROOT_MODULES.join(', ')}.${suggestName(root.text, ROOT_MODULES)}`,
    );
  for (const [key, what] of [
    ['exact', 'declared dependencies that nothing uses'],
    [
      'forbid_circular_dependencies',
      'circles of declared dependencies (an "acyclic" rule checks those of imports)',
    ],
  ])
    if (options.flag(key) === true) complain(options.placeOf(key), `Lintel does not check ${what}.`, 'info');
  options.skip(
    'cache',
    'external',
    'plugins',
    'map',
    'respect_gitignore',
    'use_regex_matching',
    'disable_logging',
  );
  return {
    layers: (layers?.type === 'list' ? layers.items : []).flatMap(item => {
      if (item.type === 'scalar') return [{ name: String(item.value), isClosed: false }];
      const layer = readOptions(item, 'Tach', complain);
      const name = layer?.text('name')?.text;
      return name === undefined ? [] : [{ name, isClosed: layer?.flag('closed') ?? false }];
    }),
    interfaces: [...readInterfaces(options, '', complain), ...others],
    rootModule: rootModule ?? 'ignore',
    ignoresTypes: options.flag('ignore_type_checking_imports') ?? true,
    countsLocal: local !== 'off',
    isExplicit: options.flag('layers_explicit_depends_on') ?? false,
  };
}

interface Domain {
  readonly modules: readonly TachModule[];
  readonly interfaces: readonly TachInterface[];
  readonly complain: ComplainAt;
}

/** A `tach.domain.toml`: its folder says where its names start. What is wrong with it is reported at the main file. */
function readDomain(file: ForeignFile, roots: readonly string[], { complain }: ConfigurationBuilder): Domain {
  const complainHere: ComplainAt = ({ line, column }, message, severity) =>
    complain({ line: 1, column: 1 }, `${file.path}:${line}:${column}: ${message}`, severity);
  const options = readTable(file, complainHere);
  const folder = file.module.slice(0, file.module.lastIndexOf('/') + 1);
  const root = [...roots].sort((a, b) => b.length - a.length).find(each => folder.startsWith(each));
  if (root === undefined)
    complainHere({ line: 1, column: 1 }, 'This file lies below none of the source roots.');
  if (options === undefined || root === undefined)
    return { modules: [], interfaces: [], complain: complainHere };
  const domain = folder.slice(root.length, -1).replaceAll('/', '.');
  const modules = readModules(options, domain, complainHere);
  const interfaces = readInterfaces(options, domain, complainHere);
  options.finish();
  return { modules, interfaces, complain: complainHere };
}

function complainAboutLayers(
  modules: readonly TachModule[],
  { layers }: TachSettings,
  complain: ComplainAt,
): void {
  const known = layers.map(({ name }) => name);
  for (const { layer, place } of modules)
    if (layer !== undefined && !known.includes(layer))
      complain(place, `There is no layer "${layer}".${suggestName(layer, known)}`);
}

function rememberNames(
  roots: readonly string[],
  isExcluded: (id: string) => boolean,
  modules: readonly TachModule[],
): (graph: RuleGraph) => TachNames {
  const known = new WeakMap<RuleGraph, TachNames>();
  return graph => {
    const names = known.get(graph) ?? findTachNames(graph, roots, isExcluded, modules);
    known.set(graph, names);
    return names;
  };
}
