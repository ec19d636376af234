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
  const kind = KINDS[value[0]]!;
  const fields = FIELDS[value[0]]!;
  const node: Record<string, unknown> = { kind };
  for (let i = 1; i < value.length; i++) {
    const field = fields[i - 1]!;
    const packed = value[i] as unknown;
    if (packed !== 0) node[field] = packed === 1 && !NUMBERS.has(field) ? true : unpack(packed);
  }
  return node;
}

/** Fields that hold numbers; in all others `1` is a flag. */
const NUMBERS = new Set(['line', 'endLine']);
