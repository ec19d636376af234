import type { ClassInfo, Container, TypeInfo } from './symbols';

const LISTS = new Set([
  ...[
    'list',
    'List',
    'Sequence',
    'MutableSequence',
    'Iterable',
    'Iterator',
    'Collection',
    'Array',
    'ReadonlyArray',
  ],
  ...[
    'tuple',
    'Tuple',
    'deque',
    'Deque',
    'AsyncIterable',
    'AsyncIterator',
    'Generator',
    'AsyncGenerator',
    'IterableIterator',
  ],
]);
const SETS = new Set([
  'set',
  'Set',
  'frozenset',
  'FrozenSet',
  'AbstractSet',
  'MutableSet',
  'ReadonlySet',
  'WeakSet',
]);
const DICTS = new Set([
  ...['dict', 'Dict', 'Map', 'Mapping', 'MutableMapping', 'Record', 'ReadonlyMap', 'WeakMap', 'defaultdict'],
  ...['DefaultDict', 'OrderedDict', 'WeakValueDictionary', 'WeakKeyDictionary', 'Counter', 'ChainMap'],
]);
const AWAITED = new Set(['Promise', 'PromiseLike', 'Awaitable', 'Coroutine', 'Future', 'Task']);
const EMPTY = new Set(['None', 'null', 'undefined', 'void']);
const WRAPPERS = new Set([
  'Final',
  'ClassVar',
  'Annotated',
  'Readonly',
  'Partial',
  'Required',
  'NonNullable',
  'Required',
]);

/** The type without `None`, `null`, promises and marks such as `Final`: `Order` of `Promise<Order | undefined>`. */
export function bareType(type: TypeInfo | undefined): TypeInfo | undefined {
  let at = type;
  for (let depth = 0; at !== undefined && depth < 8; depth++) {
    if (at.name === '|') {
      const only = onlyOther(at.args);
      if (only === undefined) return at;
      at = only;
    } else if (
      (AWAITED.has(at.name) || WRAPPERS.has(at.name)) &&
      at.class === undefined &&
      at.args.length > 0
    )
      at = at.name === 'Coroutine' ? at.args.at(-1) : at.args[0];
    else return at;
  }
  return at;
}

/** The one of these that says something, where there is just one. */
function onlyOther(types: readonly TypeInfo[]): TypeInfo | undefined {
  let only: TypeInfo | undefined;
  for (const type of types) {
    if (EMPTY.has(type.name)) continue;
    if (only !== undefined) return undefined;
    only = type;
  }
  return only;
}

/** The class of the workspace that a type names, through `None`, promises and the like. */
export function classOf(type: TypeInfo | undefined): ClassInfo | undefined {
  return bareType(type)?.class;
}

/** All classes of the workspace in a type: of a union each, of a container that of its elements. */
export function classesIn(type: TypeInfo | undefined): ClassInfo[] {
  if (type === undefined) return [];
  if (type.args.length === 0) return type.class === undefined ? [] : [type.class];
  const found = new Set<ClassInfo>();
  const pending = [type];
  for (
    let at: TypeInfo | undefined = pending.pop(), count = 0;
    at !== undefined && count < 50;
    at = pending.pop(), count++
  ) {
    if (at.class !== undefined) found.add(at.class);
    pending.push(...at.args);
  }
  return [...found];
}

/** Whether a type is that of functions: `Callable`, `(a: A) => B`, `Function`. */
export function isFunctionType(type: TypeInfo | undefined): boolean {
  const bare = bareType(type);
  if (bare === undefined) return false;
  if (bare.class?.kind === 'type')
    return bare.class.declaration.bases.some(base => typeof base !== 'string' && base[0] === '=>');
  return bare.name === '=>' || bare.name === 'Callable' || bare.external === 'Function';
}

/** What a type holds many of; `undefined` where it is no container. */
export function containerOf(type: TypeInfo | undefined): Container | undefined {
  const bare = bareType(type);
  if (bare === undefined || bare.class !== undefined) return undefined;
  const { name, args } = bare;
  const kind = LISTS.has(name) ? 'list' : SETS.has(name) ? 'set' : DICTS.has(name) ? 'dict' : undefined;
  if (kind === undefined) return undefined;
  const element = kind === 'dict' ? args[1] : args[0];
  const nested = containerOf(element);
  const of = classOf(element) ?? nested?.of;
  const ofFunctions = isFunctionType(element) || (nested?.ofFunctions ?? false);
  return { kind, ofFunctions, ...(of !== undefined && { of }) };
}

/** The type of a container's elements, of a dictionary's values. */
export function elementType(type: TypeInfo | undefined): TypeInfo | undefined {
  const bare = bareType(type);
  const container = containerOf(bare);
  return container && (container.kind === 'dict' ? bare?.args[1] : bare?.args[0]);
}

/** Whether a type is `None`, `void`, nothing. */
export function isNothing(type: TypeInfo | undefined): boolean {
  const bare = type?.name === 'Promise' || type?.name === 'Awaitable' ? type.args[0] : type;
  return bare !== undefined && EMPTY.has(bare.name);
}
