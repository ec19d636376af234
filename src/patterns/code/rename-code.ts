import type { Expression, ModuleCode, TypeExpression } from '../../model/code';
import type { CodeSource } from './code-source';
import type { NeutralNames } from './neutral-names';

/** `of.name`. */
export type MemberExpression = Extract<Expression, { kind: 'member' }>;

type Node = Readonly<Record<string, unknown>>;

/** Fields of nodes that are types, or lists of them. */
const TYPES = new Set(['declared', 'returns', 'caught']);
const TYPE_LISTS = new Set(['bases', 'implements', 'typeArguments']);

/**
 * Gives neutral names to the classes and functions that a module declares, at the top and inside, and to what it imports
 * from the workspace, which may have another name there.
 */
export function collectDeclaredNames({ code, resolve }: CodeSource, names: NeutralNames): void {
  const noteImported = (name: string) => {
    const target = names.has(name) ? undefined : resolve(name);
    if (target !== undefined && !('external' in target))
      names.add(name, /^_*[A-Z]/.test(name) ? 'class' : 'function');
  };
  const noteType = (type: TypeExpression): void => {
    if (typeof type === 'string') noteImported(type.split('.', 1)[0]!);
    else for (const part of type) noteType(part);
  };
  visit(code.body, node => {
    const { kind, name, type } = node;
    if (kind === 'class') names.add(String(name), 'class');
    else if (kind === 'function' && type !== 'lambda') names.add(String(name), 'function');
    else if (kind === 'name') noteImported(String(name));
    for (const field of TYPES) if (node[field] !== undefined) noteType(node[field] as TypeExpression);
    for (const field of TYPE_LISTS)
      for (const each of (node[field] as TypeExpression[]) ?? []) noteType(each);
  });
}

/**
 * The tree of a module with neutral names. Names that nothing in the module binds are the language's own, members of what
 * is imported from outside of the workspace are not the workspace's, and `foreign` are further such members.
 */
export function renameCode(
  source: CodeSource,
  names: NeutralNames,
  foreign: ReadonlySet<MemberExpression>,
): ModuleCode {
  const bound = findBoundNames(source.code);
  const isBound = (name: string) => bound.has(name) || source.resolve(name) !== undefined;
  /** Imports first: that a field or parameter has the name of an import says nothing about the import. */
  const isOutside = (name: string) => {
    const target = source.resolve(name);
    return target === undefined ? !bound.has(name) : 'external' in target;
  };

  function renameType(type: TypeExpression): TypeExpression {
    if (typeof type !== 'string') {
      const [head, ...rest] = type;
      return [renameDotted(head), ...rest.map(renameType)];
    }
    return renameDotted(type);
  }

  function renameDotted(dotted: string): string {
    if (!/^[\w$.]+$/.test(dotted)) return dotted;
    const [first, ...rest] = dotted.split('.') as [string, ...string[]];
    const root = isBound(first) ? names.of(first) : first;
    return [root, ...(isOutside(first) ? rest : rest.map(names.of))].join('.');
  }

  function rename(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== 'object' || value === null) return value;
    return renameNode(value as Node);
  }

  function renameNode(node: Node): Node {
    const renamed: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(node)) {
      if (TYPES.has(field)) renamed[field] = renameType(value as TypeExpression);
      else if (TYPE_LISTS.has(field)) renamed[field] = (value as TypeExpression[]).map(renameType);
      else if (field === 'typeParameters') renamed[field] = (value as string[]).map(names.of);
      else if (field === 'name') renamed[field] = renameName(node, String(value));
      else if (field === 'key') renamed[field] = renameKey(value as Node);
      else renamed[field] = rename(value);
    }
    // A string that says what a class is called: `TypeVar('T', bound='Order')`, `registry['Order']`.
    if (node.kind === 'literal' && node.type === 'string' && names.isClass(String(node.text)))
      renamed.text = names.of(String(node.text));
    return renamed;
  }

  function renameName(node: Node, name: string): string {
    if (node.kind === 'name') return isBound(name) ? names.of(name) : name;
    if (node.kind !== 'member') return names.of(name);
    const member = node as unknown as MemberExpression;
    return foreign.has(member) || isOfOutside(member.of) ? name : names.of(name);
  }

  /** Whether an expression is something imported from outside of the workspace, or in it. */
  function isOfOutside(of: Expression): boolean {
    let root = of;
    while (root.kind === 'member') root = root.of;
    return root.kind === 'name' && isOutside(root.name);
  }

  /** Functions in objects are called by their keys. */
  function renameKey(key: Node): Node {
    return key.kind === 'literal' && key.type === 'string'
      ? { ...key, text: names.of(String(key.text)) }
      : renameNode(key);
  }

  return rename({ body: source.code.body }) as ModuleCode;
}

/** Names that something in a module is given: declarations, parameters, targets of assignments and loops. */
function findBoundNames({ body }: ModuleCode): ReadonlySet<string> {
  const bound = new Set<string>();
  const noteTarget = (target: unknown) =>
    visit(target, ({ kind, name }) => {
      if (kind === 'name') bound.add(String(name));
    });
  visit(body, node => {
    const { kind, name } = node;
    const binds =
      kind === 'class' || kind === 'function' || kind === 'field' || kind === 'parameter' || kind === 'catch';
    if (kind === 'with')
      for (const item of node.items as Node[]) if (item.name !== undefined) bound.add(String(item.name));
    if (binds && typeof name === 'string') bound.add(name);
    for (const parameter of (node.typeParameters as string[] | undefined) ?? []) bound.add(parameter);
    // The target of `a.b = c` binds nothing.
    const { target } = node as { readonly target?: Node };
    if (target !== undefined && target.kind !== 'member' && target.kind !== 'index') noteTarget(target);
  });
  return bound;
}

/** Tells of every node of a tree. */
function visit(value: unknown, tell: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, tell);
  else if (typeof value === 'object' && value !== null) {
    if ('kind' in value) tell(value as Node);
    for (const inside of Object.values(value)) visit(inside, tell);
  }
}
