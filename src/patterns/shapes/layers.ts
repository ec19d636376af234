import type { CodeModel, ModuleInfo } from '../code/code-model';
import type { FoundPatterns } from '../pattern';
import { isEntryPoint } from './entry-points';
import { isDomainObject } from './found-domain';
import { kindOfLibrary } from './libraries';
import { wordsOf } from './words';

/** The parts of a program from what people meet to what the program knows, and to what keeps it. */
export type LayerKind = 'presentation' | 'application' | 'domain' | 'infrastructure';

/** All layers, the outermost first. */
export const LAYER_KINDS: readonly LayerKind[] = ['presentation', 'application', 'domain', 'infrastructure'];

/** The modules of one layer of one program. */
export interface Layer {
  readonly kind: LayerKind;
  readonly modules: readonly ModuleInfo[];
  /** The module with the most in it, which stands for the layer. */
  readonly chief: ModuleInfo;
  /** How many of its modules show by what they do that they belong there. */
  readonly shown: number;
  /** What its folders are called, where they say so. */
  readonly called: readonly string[];
}

/** A program, or a part of it, in layers. */
export interface LayeredProgram {
  readonly layers: ReadonlyMap<LayerKind, Layer>;
  /** Imports from modules of one layer to those of another. */
  count(from: LayerKind, to: LayerKind): number;
}

const WORDS: Readonly<Record<LayerKind, ReadonlySet<string>>> = {
  presentation: new Set(
    'presentation ui web api rest http controller controllers view views route routes router routers endpoint endpoints entrypoint entrypoints handlers_http cli graphql delivery interfaces page pages screen'.split(
      ' ',
    ),
  ),
  application: new Set(
    'application usecase usecases use_case use_cases use-cases service services service_layer interactor interactors business logic bll'.split(
      ' ',
    ),
  ),
  domain: new Set('domain domains model models entity entities core'.split(' ')),
  infrastructure: new Set(
    'infrastructure infra persistence database db data dal dao repository repositories adapter adapters storage gateway gateways external drivers'.split(
      ' ',
    ),
  ),
};

/** Folders that say nothing of which program it is. */
const GENERAL = new Set([
  'src',
  'lib',
  'libs',
  'packages',
  'apps',
  'source',
  'projects',
  'examples',
  'modules',
  'backend',
  'server',
  'services',
  'python',
  'typescript',
]);

/** The layer that a folder's name says. */
function layerOfFolder(folder: string): LayerKind | undefined {
  const words = wordsOf(folder).filter(word => word !== 'layer');
  const names = [folder.toLowerCase(), words.join('_')];
  return LAYER_KINDS.find(kind => names.some(name => WORDS[kind].has(name)));
}

const known = new WeakMap<CodeModel, readonly LayeredProgram[]>();

/** Programs of the workspace whose code falls into three layers or more, by the names of folders, else by what modules do. */
export function listLayeredPrograms(code: CodeModel, found: FoundPatterns): readonly LayeredProgram[] {
  let programs = known.get(code);
  if (programs === undefined) {
    programs = describePrograms(code, found);
    known.set(code, programs);
  }
  return programs;
}

interface Placed {
  readonly module: ModuleInfo;
  readonly kind: LayerKind;
  readonly isShown: boolean;
  readonly folder?: string;
}

function describePrograms(code: CodeModel, found: FoundPatterns): LayeredProgram[] {
  const byName = new Map<string, Placed[]>();
  const byContent: Placed[] = [];
  for (const module of code.modules) {
    if (module.body.length === 0) continue;
    const shown = layerByContent(module, code, found);
    if (shown !== undefined) byContent.push({ module, kind: shown, isShown: true });
    const folders = module.id.split('/').slice(0, -1);
    const place = folders.findIndex(
      (folder, at) => at >= generalDepth(folders) && layerOfFolder(folder) !== undefined,
    );
    if (place < 0) continue;
    // The innermost says most: `users/infra/http`, but the outermost says whose program it is.
    const last = folders.findLastIndex(folder => layerOfFolder(folder) !== undefined);
    const kind = layerOfFolder(folders[place]!)!;
    const key = programOf(folders, place);
    const placed: Placed = {
      module,
      kind:
        kind === 'infrastructure' && last > place && layerOfFolder(folders[last]!) === 'presentation'
          ? 'presentation'
          : kind,
      isShown: shown === kind,
      folder: folders[place]!,
    };
    const list = byName.get(key);
    if (list === undefined) byName.set(key, [placed]);
    else list.push(placed);
  }
  const programs = [...byName.values()].flatMap(placed => createProgram(placed, code) ?? []);
  return programs.length > 0 ? programs : [createProgram(byContent, code) ?? []].flat();
}

/** How many of the folders say nothing of which program it is. */
function generalDepth(folders: readonly string[]): number {
  const first = folders.findIndex(folder => !GENERAL.has(folder.toLowerCase()));
  return first < 0 ? folders.length : first;
}

/** General folders, the first one behind them that is no layer, and the half of it: `src/shop`, `packages/orders`, `shop/backend`. */
function programOf(folders: readonly string[], place: number): string {
  const depth = generalDepth(folders);
  let end = depth + (folders.slice(0, depth).includes('modules') ? 0 : 1);
  while (HALVES.has(folders[end] ?? '')) end++;
  return folders.slice(0, Math.min(place, end)).join('/');
}

const HALVES = new Set(['backend', 'frontend', 'server', 'client', 'src', 'app']);

/** The layer that what a module does shows: it answers requests, keeps things, holds objects of the domain, or carries out use cases. */
function layerByContent(module: ModuleInfo, code: CodeModel, found: FoundPatterns): LayerKind | undefined {
  const { classes, functions, id } = module;
  if (classes.some(isEntryPoint) || functions.some(isEntryPoint)) return 'presentation';
  const kinds = new Set(code.importsOf(id).externals.map(kindOfLibrary));
  if (classes.some(one => found.has('adapter', one) || (found.has('repository', one) && !one.isAbstract)))
    return 'infrastructure';
  if (classes.some(one => isDomainObject(one, found)) && !kinds.has('network')) return 'domain';
  const place = found.of('service-layer').some(({ roles }) => roles[0]!.symbol.module === id);
  if (place || [...classes, ...functions].some(one => found.has('command-handler', one)))
    return 'application';
  if (kinds.has('web')) return 'presentation';
  return kinds.has('database') || kinds.has('network') || kinds.has('messaging') || kinds.has('service')
    ? 'infrastructure'
    : undefined;
}

function createProgram(placed: readonly Placed[], code: CodeModel): LayeredProgram | undefined {
  const layers = new Map<LayerKind, Layer>();
  const kinds = new Map(placed.map(({ module, kind }) => [module.id, kind]));
  for (const kind of LAYER_KINDS) {
    const mine = placed.filter(one => one.kind === kind);
    if (mine.length === 0) continue;
    const modules = mine.map(({ module }) => module);
    const size = ({ module: { classes, functions }, isShown }: Placed) =>
      classes.length * 3 + functions.length + (isShown ? 1000 : 0);
    const chief = mine.reduce((best, one) => (size(one) > size(best) ? one : best)).module;
    layers.set(kind, {
      ...{ kind, modules, chief },
      shown: mine.filter(({ isShown }) => isShown).length,
      called: [...new Set(mine.flatMap(({ folder }) => folder ?? []))],
    });
  }
  if (layers.size < 3) return undefined;
  const counts = new Map<string, number>();
  for (const [id, from] of kinds)
    for (const imported of code.importsOf(id).modules) {
      const to = kinds.get(imported);
      if (to !== undefined && to !== from)
        counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1);
    }
  return { layers, count: (from, to) => counts.get(`${from} ${to}`) ?? 0 };
}
