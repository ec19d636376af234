import type { CodeNode, ModuleCode, Statement } from './code';

/**
 * The fields of each kind of node in the order in which they are packed. A packed node is a list that begins with the place
 * of its kind in here; no other list begins with a number. New kinds and fields go to the ends.
 */
const SHAPES = {
  class: [
    ...['name', 'type', 'line', 'endLine', 'bases', 'fields', 'methods', 'abstract', 'exported'],
    ...['typeParameters', 'implements', 'keywords', 'decorators', 'body'],
  ],
  field: [
    ...['name', 'line', 'declared', 'value', 'static', 'readonly', 'optional', 'visibility', 'isParameter'],
    'decorators',
  ],
  function: [
    ...['name', 'type', 'line', 'endLine', 'parameters', 'body', 'returns', 'static', 'ofClass', 'abstract'],
    ...['async', 'generator', 'exported', 'visibility', 'decorators'],
  ],
  parameter: ['name', 'declared', 'value', 'optional', 'rest', 'decorators'],
  assign: ['line', 'target', 'value', 'operator', 'declared', 'isDeclaration', 'exported'],
  do: ['line', 'value'],
  return: ['line', 'value'],
  raise: ['line', 'value'],
  if: ['line', 'test', 'then', 'otherwise'],
  switch: ['line', 'on', 'cases'],
  case: ['line', 'tests', 'body'],
  loop: ['line', 'type', 'target', 'over', 'body', 'async'],
  try: ['line', 'body', 'catches', 'otherwise', 'finally'],
  catch: ['line', 'caught', 'name', 'body'],
  with: ['line', 'items', 'body', 'async'],
  jump: ['type'],
  block: ['body', 'name'],
  keyword: ['value', 'name'],
  entry: ['key', 'value'],
  name: ['name'],
  self: [],
  'own-class': [],
  super: [],
  member: ['of', 'name', 'optional'],
  index: ['of', 'index'],
  call: ['line', 'callee', 'args', 'isNew', 'typeArguments'],
  literal: ['type', 'text'],
  template: ['parts'],
  list: ['type', 'items'],
  dict: ['entries'],
  comprehension: ['type', 'element', 'target', 'over', 'others'],
  spread: ['of'],
  conditional: ['test', 'then', 'otherwise'],
  binary: ['operator', 'left', 'right'],
  unary: ['operator', 'of'],
  await: ['of'],
  yield: ['of', 'isFrom'],
  assignment: ['target', 'value', 'operator'],
  other: ['parts'],
} as const satisfies Record<CodeNode['kind'], readonly string[]>;

const KINDS = Object.keys(SHAPES) as CodeNode['kind'][];
const FIELDS: readonly (readonly string[])[] = KINDS.map(kind => SHAPES[kind]);
const PLACES = new Map<string, number>(KINDS.map((kind, place) => [kind, place]));

/** A tree as JSON that is a quarter as long as the tree's own. */
export function packCode({ body }: ModuleCode): string {
  return packList(body);
}

/** The tree that was packed. Throws where the text is none that `packCode` has made. */
export function unpackCode(packed: string): ModuleCode {
  return { body: unpack(JSON.parse(packed)) as readonly Statement[] };
}

// Text is put together here and not by `JSON.stringify`, to which the whole tree would have to be given in other lists.
function packList(list: readonly unknown[]): string {
  let text = '[';
  for (let i = 0; i < list.length; i++) text += i === 0 ? packValue(list[i]) : `,${packValue(list[i])}`;
  return `${text}]`;
}

function packValue(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object' || value === null) return value === true ? '1' : String(value);
  return Array.isArray(value) ? packList(value) : packNode(value as Record<string, unknown>);
}

function packNode(node: Record<string, unknown>): string {
  const place = PLACES.get(node.kind as string)!;
  const fields = FIELDS[place]!;
  let text = `[${place}`;
  // What is absent is `0`, and not written at the end.
  let absent = '';
  for (let i = 0; i < fields.length; i++) {
    const value = node[fields[i]!];
    if (value === undefined) absent += ',0';
    else {
      text += `${absent},${packValue(value)}`;
      absent = '';
    }
  }
  return `${text}]`;
}

/** A string in JSON. Most are names, and need no look at what is to be escaped. */
function quote(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x5c) return JSON.stringify(text);
  }
  return `"${text}"`;
}

function unpack(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (typeof value[0] !== 'number') {
    for (let i = 0; i < value.length; i++) if (Array.isArray(value[i])) value[i] = unpack(value[i]);
    return value;
  }
  const fields = FIELDS[value[0]]!;
  const start = STARTS[value[0]];
  const node: Node = start === undefined ? { kind: KINDS[value[0]]! } : start.begin(value);
  for (let i = (start?.count ?? 0) + 1; i < value.length; i++) {
    const packed = value[i] as unknown;
    if (packed === 0) continue;
    const field = fields[i - 1]!;
    node[field] = packed === 1 && !NUMBERS.has(field) ? true : unpack(packed);
  }
  return node;
}

type Node = Record<string, unknown>;

/** How nodes of a kind begin. */
interface Start {
  /** How many of the packed fields are read by it, present or not. */
  readonly count: number;
  begin(packed: readonly unknown[]): Node;
}

/**
 * The kinds that there are most of. What stands in a literal lies inside of the object, which takes half of the room that fields
 * set later do, and of the time to read them.
 */
const BEGINNINGS: Partial<Record<CodeNode['kind'], Start>> = {
  name: { count: 1, begin: at => ({ kind: 'name', name: at[1] }) },
  member: { count: 2, begin: at => ({ kind: 'member', of: unpack(at[1]), name: at[2] }) },
  call: {
    count: 3,
    begin: at => ({ kind: 'call', line: at[1], callee: unpack(at[2]), args: unpack(at[3]) }),
  },
  literal: {
    count: 2,
    begin: at =>
      at.length > 2 ? { kind: 'literal', type: at[1], text: at[2] } : { kind: 'literal', type: at[1] },
  },
  keyword: { count: 1, begin: at => ({ kind: 'keyword', value: unpack(at[1]) }) },
  entry: {
    count: 2,
    begin: at =>
      at[1] === 0
        ? { kind: 'entry', value: unpack(at[2]) }
        : { kind: 'entry', key: unpack(at[1]), value: unpack(at[2]) },
  },
  dict: { count: 1, begin: at => ({ kind: 'dict', entries: unpack(at[1]) }) },
  list: { count: 2, begin: at => ({ kind: 'list', type: at[1], items: unpack(at[2]) }) },
  template: { count: 1, begin: at => ({ kind: 'template', parts: unpack(at[1]) }) },
  index: { count: 2, begin: at => ({ kind: 'index', of: unpack(at[1]), index: unpack(at[2]) }) },
  binary: {
    count: 3,
    begin: at => ({ kind: 'binary', operator: at[1], left: unpack(at[2]), right: unpack(at[3]) }),
  },
  unary: { count: 2, begin: at => ({ kind: 'unary', operator: at[1], of: unpack(at[2]) }) },
  await: { count: 1, begin: at => ({ kind: 'await', of: unpack(at[1]) }) },
  assign: {
    count: 3,
    begin: at =>
      at.length > 3 && at[3] !== 0
        ? { kind: 'assign', line: at[1], target: unpack(at[2]), value: unpack(at[3]) }
        : { kind: 'assign', line: at[1], target: unpack(at[2]) },
  },
  do: { count: 2, begin: at => ({ kind: 'do', line: at[1], value: unpack(at[2]) }) },
  return: {
    count: 2,
    begin: at =>
      at.length > 2 ? { kind: 'return', line: at[1], value: unpack(at[2]) } : { kind: 'return', line: at[1] },
  },
  if: {
    count: 3,
    begin: at => ({ kind: 'if', line: at[1], test: unpack(at[2]), then: unpack(at[3]) }),
  },
  parameter: { count: 1, begin: at => ({ kind: 'parameter', name: at[1] }) },
  function: {
    count: 6,
    begin(at) {
      const [, name, type, line, endLine] = at;
      const parameters = unpack(at[5]);
      return at.length > 6 && at[6] !== 0
        ? { kind: 'function', name, type, line, endLine, parameters, body: unpack(at[6]) }
        : { kind: 'function', name, type, line, endLine, parameters };
    },
  },
};

const STARTS: readonly (Start | undefined)[] = KINDS.map(kind => BEGINNINGS[kind]);

/** Fields that hold numbers; in all others `1` is a flag. */
const NUMBERS = new Set(['line', 'endLine']);
