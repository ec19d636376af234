import type { SourceNode, SourcePlace } from '../../../model/source-tree';
import { suggestName } from '../../configuration/closest-name';
import type { RuleGraph } from '../../graph/rule-graph';
import { type ConfigurationBuilder, createConfiguration } from '../create-configuration';
import type { ForeignReader } from '../foreign-reader';
import { findPythonModules, type PythonModules } from '../python-modules';
import { type OptionReader, readOptions } from '../text/option-reader';
import { readIni } from '../text/read-ini';
import { readToml } from '../text/read-toml';
import { acyclicSiblings } from './acyclic-siblings';
import type { ContractType, Session } from './contract';
import { forbidden } from './forbidden';
import { readIgnoredImports, viewImports } from './ignored-imports';
import { independence } from './independence';
import { layers } from './layers';
import { protectedModules } from './protected';

const TYPES: ReadonlyMap<string, ContractType> = new Map([
  ['layers', layers],
  ['forbidden', forbidden],
  ['independence', independence],
  ['protected', protectedModules],
  ['acyclic_siblings', acyclicSiblings],
]);

/** A table of options with what stands for its id in the file. */
interface Section {
  readonly id?: string;
  readonly node: SourceNode;
}

/** Reads contracts of import-linter (https://import-linter.readthedocs.io, 2.16). */
export const importLinter: ForeignReader = {
  tool: 'import-linter',
  // In the order in which import-linter itself looks for them.
  files: ['setup.cfg', '.importlinter', 'pyproject.toml'],
  read(file, context) {
    if (!file.text.includes('importlinter')) return undefined;
    const isToml = file.path.endsWith('.toml');
    const reading = isToml ? readToml(file.text) : readIni(file.text);
    const builder = createConfiguration('import-linter', file, context);
    if ('fault' in reading) {
      builder.complain(reading.place, reading.fault);
      return builder.build();
    }
    const sections = isToml ? findInToml(reading.tree) : findInIni(reading.tree);
    if (sections === undefined) return undefined;
    const options = readOptions(sections.session, 'import-linter', builder.complain);
    if (options === undefined) return builder.build();
    const session = readSession(options, builder);
    const plugins = new Set(
      (options.texts('contract_types') ?? []).map(({ text }) => text.split(':')[0].trim()),
    );
    options.skip('contracts');
    options.finish();
    if (sections.contracts.length === 0)
      builder.complain(options.place, 'There is no contract in this file.');
    const findModules = rememberModules(context.prefix, session);
    for (const section of sections.contracts) addContract(section, session, plugins, findModules, builder);
    return builder.build();
  },
};

function findInIni(tree: SourceNode): { session: SourceNode; contracts: Section[] } | undefined {
  if (tree.type !== 'table') return undefined;
  const session = tree.entries.find(({ key }) => key === 'importlinter')?.value;
  const contracts = tree.entries
    .filter(({ key }) => key.startsWith('importlinter:'))
    .map(({ key, value }) => ({ id: key.slice(key.lastIndexOf(':') + 1), node: value }));
  return session && { session, contracts };
}

function findInToml(tree: SourceNode): { session: SourceNode; contracts: Section[] } | undefined {
  const find = (node: SourceNode | undefined, key: string) =>
    node?.type === 'table' ? node.entries.find(entry => entry.key === key)?.value : undefined;
  const session = find(find(tree, 'tool'), 'importlinter');
  const contracts = find(session, 'contracts');
  return (
    session && {
      session,
      contracts: contracts?.type === 'list' ? contracts.items.map(node => ({ node })) : [],
    }
  );
}

function readSession(options: OptionReader, { complain }: ConfigurationBuilder): Session {
  const roots = options.texts('root_packages') ?? options.texts('root_package') ?? [];
  options.skip('root_package');
  if (roots.length === 0) complain(options.place, '"root_package" or "root_packages" is missing here.');
  return {
    rootPackages: roots.map(({ text }) => text.trim()).filter(name => name !== ''),
    includeExternal: options.flag('include_external_packages') ?? false,
    excludeTypeChecking: options.flag('exclude_type_checking_imports') ?? false,
  };
}

/** Finds modules once for all contracts of a file, as long as the graph is the same. */
function rememberModules(prefix: string, { rootPackages }: Session): (graph: RuleGraph) => PythonModules {
  const known = new WeakMap<RuleGraph, PythonModules>();
  return graph => {
    const modules = known.get(graph) ?? findPythonModules(graph, prefix, rootPackages);
    known.set(graph, modules);
    return modules;
  };
}

function addContract(
  { id, node }: Section,
  session: Session,
  plugins: ReadonlySet<string>,
  findModules: (graph: RuleGraph) => PythonModules,
  { complain, add }: ConfigurationBuilder,
): void {
  const options = readOptions(node, 'import-linter', complain);
  if (options === undefined) return;
  const place: SourcePlace = node.place;
  const name = options.text('name')?.text;
  if (name === undefined) complain(place, '"name" is missing in this contract.');
  const key = id ?? options.text('id')?.text ?? name ?? 'contract';
  options.skip('id');
  const written = options.text('type');
  const type = TYPES.get(written?.text ?? '');
  if (written === undefined) complain(place, '"type" is missing in this contract.');
  else if (type === undefined) {
    const isPlugin = plugins.has(written.text);
    const message = isPlugin
      ? `The contract "${name ?? key}" is of the type "${written.text}", which is a program of its own: it is not checked.`
      : `There is no type "${written.text}" of contracts.${suggestName(written.text, TYPES.keys())}`;
    complain(written.place, message, isPlugin ? 'warning' : 'error');
  }
  if (type === undefined) return;
  const contract = type.read(options, complain);
  const ignored = readIgnoredImports(options, complain);
  const guidance = options
    .texts('broken_contract_guidance')
    ?.map(({ text }) => text)
    .join(' ')
    .trim();
  options.finish();
  if (contract === undefined) return;
  add({
    name: key,
    place,
    options: {
      kind: type.kind,
      because: [name, guidance]
        .filter(Boolean)
        .map(text => text!.replace(/[^.!?]$/, '$&.'))
        .join(' '),
    },
    compile(rules, complainNow) {
      const modules = findModules(rules.graph);
      const missing = session.rootPackages.filter(root => !modules.has(root));
      for (const root of missing)
        complainNow({ line: 1, column: 1 }, `The root package "${root}" is not in the workspace.`);
      if (missing.length > 0) return undefined;
      const view = viewImports(rules.graph, modules, session, ignored, complainNow);
      return contract({ rules: { ...rules, view }, modules, session, place, complain: complainNow });
    },
  });
}
