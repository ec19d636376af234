import type { Language, Origin } from '../model/module';
import { compareIds, type ModuleRecord } from '../model/snapshot';
import type { HierarchyNode, HierarchyOptions } from './hierarchy';
import { groupExternals } from './hierarchy-externals';

interface Folder {
  readonly path: string;
  readonly label: string;
  readonly folders: Map<string, Folder>;
  readonly records: ModuleRecord[];
}

/** All nodes in preorder: folders and modules by name, symbols in the order of the text, the libraries last. */
export function numberNodes(records: readonly ModuleRecord[], options: HierarchyOptions): HierarchyNode[] {
  const root: Folder = { path: '', label: '', folders: new Map(), records: [] };
  for (const record of records) findFolder(root, record.module.id).records.push(record);
  const nodes: HierarchyNode[] = [];
  const numberer = createNumberer(nodes, options.symbolsOf ?? new Set());
  numberer.addContainer({ id: '', label: '', parent: -1, depth: 0 }, root, () =>
    options.externals ? numberer.addExternals(records) : [],
  );
  return nodes;
}

type Place = Pick<HierarchyNode, 'id' | 'label' | 'parent' | 'depth'>;

function createNumberer(nodes: HierarchyNode[], symbolsOf: ReadonlySet<string>) {
  /** Takes the next number, numbers what is inside, and then knows what the node itself is. */
  function add(describe: (children: readonly number[], end: number) => HierarchyNode, fill: () => number[]) {
    const index = nodes.length;
    nodes.push(undefined as never); // Until what is inside is numbered.
    const children = fill();
    nodes[index] = describe(children, nodes.length);
    return index;
  }

  function addContainer(place: Place, folder: Folder, addMore: (depth: number) => number[] = () => []) {
    const parent = nodes.length;
    const depth = place.depth + 1;
    let own = 0;
    return add(
      (children, end) => {
        const inside = children.slice(0, own).map(child => nodes[child]);
        return { ...place, kind: 'container', children, end, ...sumUp(inside) };
      },
      () => {
        const byName = [
          ...[...folder.folders.values()].map(child => ({
            name: child.label,
            add: () => addFolder(child, parent, depth),
          })),
          ...folder.records.map(record => ({
            name: fileName(record.module.id),
            add: () => addModule(record, parent, depth),
          })),
        ].sort((a, b) => compareIds(a.name, b.name));
        const children = byName.map(child => child.add());
        own = children.length;
        return [...children, ...addMore(depth)];
      },
    );
  }

  function addFolder(start: Folder, parent: number, depth: number): number {
    const { folder, label } = followChain(start);
    return addContainer({ id: folder.path, label, parent, depth }, folder);
  }

  function addModule(record: ModuleRecord, parent: number, depth: number): number {
    const { id, lines, language, origin } = record.module;
    const index = nodes.length;
    const about = { language, ...(origin && { origin }) };
    const symbols = record.symbols?.length;
    const place = { id, label: fileName(id), parent, depth, ...(symbols && { symbols }) };
    return add(
      (children, end) => ({ ...place, kind: 'module', children, end, modules: 1, lines, ...about }),
      () => (symbolsOf.has(id) ? addSymbols(record, index, depth + 1, about) : []),
    );
  }

  function addSymbols(
    { module, symbols = [] }: ModuleRecord,
    parent: number,
    depth: number,
    about: Pick<HierarchyNode, 'language' | 'origin'>,
  ): number[] {
    const met = new Map<string, number>();
    return symbols.map(symbol => {
      // One name can stand for a type and a value, or be defined anew; the first has the plain id.
      const before = met.get(symbol.name) ?? 0;
      met.set(symbol.name, before + 1);
      const id = `${module.id}#${symbol.name}${before > 0 ? `~${before + 1}` : ''}`;
      const lines = symbol.endLine - symbol.line + 1;
      const index = nodes.length;
      const place = { id, label: symbol.name, parent, depth, children: [], end: index + 1 };
      nodes.push({ ...place, kind: 'symbol', modules: 0, lines, ...about, symbol });
      return index;
    });
  }

  /** The libraries in a container of their own; each kind has one inside it where there are several. */
  function addExternals(records: readonly ModuleRecord[]): number[] {
    const groups = groupExternals(records);
    if (groups.length === 0) return [];
    const index = nodes.length;
    const addAll = (ids: readonly string[], language: Language, parent: number, depth: number) =>
      ids.map(id => {
        const place = { id, label: id.slice(id.indexOf(':') + 1), parent, depth };
        return add(
          (children, end) => ({
            ...place,
            kind: 'external',
            children,
            end,
            modules: 1,
            lines: 0,
            language,
          }),
          () => [],
        );
      });
    const describe = (place: Place) => (children: readonly number[], end: number) => {
      const inside = children.map(child => nodes[child]);
      return { ...place, kind: 'container' as const, children, end, ...sumUp(inside) };
    };
    const place = { id: 'external:', label: 'Libraries', parent: 0, depth: 1 };
    const [only] = groups;
    return [
      add(describe(place), () =>
        groups.length === 1
          ? addAll(only.ids, only.language, index, 2)
          : groups.map(({ id, label, language, ids }) => {
              const group = nodes.length;
              return add(describe({ id, label, parent: index, depth: 2 }), () =>
                addAll(ids, language, group, 3),
              );
            }),
      ),
    ];
  }

  return { addContainer, addExternals };
}

function findFolder(root: Folder, id: string): Folder {
  const names = id.split('/').slice(0, -1);
  let folder = root;
  for (const name of names) {
    let next = folder.folders.get(name);
    if (!next) {
      const path = folder.path ? `${folder.path}/${name}` : name;
      next = { path, label: name, folders: new Map(), records: [] };
      folder.folders.set(name, next);
    }
    folder = next;
  }
  return folder;
}

function followChain(start: Folder): { folder: Folder; label: string } {
  let folder = start;
  let label = start.label;
  while (folder.records.length === 0 && folder.folders.size === 1) {
    [folder] = folder.folders.values();
    label += `/${folder.label}`;
  }
  return { folder, label };
}

function fileName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function sumUp(inside: readonly HierarchyNode[]) {
  return {
    modules: inside.reduce((sum, node) => sum + node.modules, 0),
    lines: inside.reduce((sum, node) => sum + node.lines, 0),
    language: findMainLanguage(inside),
    ...findCommonOrigin(inside),
  };
}

function findMainLanguage(inside: readonly HierarchyNode[]): Language {
  const counts: Record<Language, number> = { typescript: 0, javascript: 0, python: 0 };
  for (const node of inside) counts[node.language] += node.modules;
  const languages: Language[] = ['typescript', 'javascript', 'python'];
  return languages.reduce((best, language) => (counts[language] > counts[best] ? language : best));
}

function findCommonOrigin(inside: readonly HierarchyNode[]): { origin?: Origin } {
  const origin = inside[0]?.origin;
  return origin && inside.every(node => node.origin === origin) ? { origin } : {};
}
