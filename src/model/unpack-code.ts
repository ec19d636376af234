import type {
  Case,
  Catch,
  ClassDeclaration,
  CodeNode,
  Entry,
  Expression,
  FieldDeclaration,
  FunctionDeclaration,
  Keyword,
  ModuleCode,
  Parameter,
  Statement,
  TypeExpression,
} from './code';
import {
  CLASS_TYPES,
  COMPREHENSION_TYPES,
  FUNCTION_TYPES,
  Has,
  JUMP_TYPES,
  LIST_TYPES,
  LITERAL_TYPES,
  LOOP_TYPES,
  type PackedCode,
  Step,
} from './code-format';

/** Steps while they are taken, one after the other. */
interface Unpacking {
  readonly bytes: Uint8Array;
  at: number;
  line: number;
  /** What has been read of `all` so far. */
  readonly texts: string[];
  readonly all: string;
  taken: number;
  readonly stack: Part[];
}

type Part = CodeNode | TypeExpression | readonly Part[];

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Made<Kind extends CodeNode['kind']> = Writable<Extract<CodeNode, { kind: Kind }>>;

/** The tree that was packed. Throws where these are no steps that were packed here. */
export function unpackCode({ steps, texts }: PackedCode): ModuleCode {
  const from: Unpacking = { bytes: steps, at: 0, line: 0, texts: [], all: texts, taken: 0, stack: [] };
  while (from.at < steps.length) from.stack.push(TAKERS[steps[from.at++]!]!(from));
  const [body] = from.stack;
  if (from.stack.length !== 1 || !Array.isArray(body))
    throw new Error('These are no steps that make a tree.');
  return { body: body as readonly Statement[] };
}

function readNumber(from: Unpacking): number {
  const { bytes } = from;
  let byte = bytes[from.at++]!;
  let value = byte & 127;
  for (let shift = 7; byte > 127; shift += 7) {
    byte = bytes[from.at++]!;
    value |= (byte & 127) << shift;
  }
  return value;
}

function readLine(from: Unpacking): number {
  const by = readNumber(from);
  from.line += by & 1 ? -(by + 1) / 2 : by / 2;
  return from.line;
}

function readText(from: Unpacking): string {
  const place = readNumber(from);
  if (place > 0) return from.texts[place - 1]!;
  const start = from.taken;
  from.taken += readNumber(from);
  const text = from.all.slice(start, from.taken);
  from.texts.push(text);
  return text;
}

/** The last part that is left on the stack. */
function pop<T>(from: Unpacking): T {
  return from.stack.pop() as T;
}

const TAKERS: ((from: Unpacking) => Part)[] = [];

TAKERS[Step.Text] = readText;
TAKERS[Step.List] = from => {
  const { stack } = from;
  const length = readNumber(from);
  if (length === 0) return [];
  if (length === 1) return [stack.pop()!];
  const list = stack.slice(stack.length - length);
  stack.length -= length;
  return list;
};

TAKERS[Step.Class] = from => {
  const has = readNumber(from);
  const name = readText(from);
  const type = CLASS_TYPES[readNumber(from)]!;
  const line = readLine(from);
  const endLine = readLine(from);
  const body = has & Has.Body ? pop<Statement[]>(from) : undefined;
  const decorators = has & Has.Decorators ? pop<Expression[]>(from) : undefined;
  const keywords = has & Has.Keywords ? pop<Keyword[]>(from) : undefined;
  const bound = has & Has.Implements ? pop<TypeExpression[]>(from) : undefined;
  const typeParameters = has & Has.Declared ? pop<string[]>(from) : undefined;
  const methods = pop<FunctionDeclaration[]>(from);
  const fields = pop<FieldDeclaration[]>(from);
  const bases = pop<TypeExpression[]>(from);
  const node: Writable<ClassDeclaration> = {
    ...{ kind: 'class', name, type, line, endLine, bases, fields, methods },
  };
  if (has & Has.Abstract) node.abstract = true;
  if (has & Has.Exported) node.exported = true;
  if (typeParameters !== undefined) node.typeParameters = typeParameters;
  if (bound !== undefined) node.implements = bound;
  if (keywords !== undefined) node.keywords = keywords;
  if (decorators !== undefined) node.decorators = decorators;
  if (body !== undefined) node.body = body;
  return node;
};

TAKERS[Step.Field] = from => {
  const has = readNumber(from);
  const name = readText(from);
  const line = readLine(from);
  const decorators = has & Has.Decorators ? pop<Expression[]>(from) : undefined;
  const value = has & Has.Value ? pop<Expression>(from) : undefined;
  const node: Writable<FieldDeclaration> =
    has & Has.Declared
      ? { kind: 'field', name, line, declared: pop<TypeExpression>(from) }
      : { kind: 'field', name, line };
  if (value !== undefined) node.value = value;
  if (has & Has.Static) node.static = true;
  if (has & Has.Readonly) node.readonly = true;
  if (has & Has.Optional) node.optional = true;
  if (has & Has.Private) node.visibility = 'private';
  else if (has & Has.Protected) node.visibility = 'protected';
  if (has & Has.Special) node.isParameter = true;
  if (decorators !== undefined) node.decorators = decorators;
  return node;
};

TAKERS[Step.Function] = from => {
  const has = readNumber(from);
  const name = readText(from);
  const type = FUNCTION_TYPES[readNumber(from)]!;
  const line = readLine(from);
  const endLine = readLine(from);
  const decorators = has & Has.Decorators ? pop<Expression[]>(from) : undefined;
  const returns = has & Has.Declared ? pop<TypeExpression>(from) : undefined;
  const body = has & Has.Body ? pop<Statement[]>(from) : undefined;
  const parameters = pop<Parameter[]>(from);
  let node: Writable<FunctionDeclaration>;
  if (body === undefined) node = { kind: 'function', name, type, line, endLine, parameters };
  else node = { kind: 'function', name, type, line, endLine, parameters, body };
  if (returns !== undefined) node.returns = returns;
  if (has & Has.Static) node.static = true;
  if (has & Has.OfClass) node.ofClass = true;
  if (has & Has.Abstract) node.abstract = true;
  if (has & Has.Async) node.async = true;
  if (has & Has.Generator) node.generator = true;
  if (has & Has.Exported) node.exported = true;
  if (has & Has.Private) node.visibility = 'private';
  else if (has & Has.Protected) node.visibility = 'protected';
  if (decorators !== undefined) node.decorators = decorators;
  return node;
};

TAKERS[Step.Parameter] = from => {
  const has = readNumber(from);
  const name = readText(from);
  const decorators = has & Has.Decorators ? pop<Expression[]>(from) : undefined;
  const value = has & Has.Value ? pop<Expression>(from) : undefined;
  const node: Writable<Parameter> =
    has & Has.Declared
      ? { kind: 'parameter', name, declared: pop<TypeExpression>(from) }
      : { kind: 'parameter', name };
  if (value !== undefined) node.value = value;
  if (has & Has.Optional) node.optional = true;
  if (has & Has.RestList) node.rest = 'list';
  else if (has & Has.RestDict) node.rest = 'dict';
  if (decorators !== undefined) node.decorators = decorators;
  return node;
};

TAKERS[Step.Assign] = from => {
  const has = readNumber(from);
  const line = readLine(from);
  const operator = has & Has.Name ? readText(from) : undefined;
  const declared = has & Has.Declared ? pop<TypeExpression>(from) : undefined;
  const value = has & Has.Value ? pop<Expression>(from) : undefined;
  const target = pop<Expression>(from);
  let node: Made<'assign'>;
  if (value === undefined) node = { kind: 'assign', line, target };
  else node = { kind: 'assign', line, target, value };
  if (operator !== undefined) node.operator = operator;
  if (declared !== undefined) node.declared = declared;
  if (has & Has.Special) node.isDeclaration = true;
  if (has & Has.Exported) node.exported = true;
  return node;
};

TAKERS[Step.Effect] = from => {
  const line = readLine(from);
  const { target, value, operator } = pop<Made<'assignment'>>(from);
  return operator === undefined
    ? { kind: 'assign', line, target, value }
    : { kind: 'assign', line, target, value, operator };
};

TAKERS[Step.Do] = from => ({ kind: 'do', line: readLine(from), value: pop<Expression>(from) });
TAKERS[Step.Return] = from => takeResult(from, 'return');
TAKERS[Step.Raise] = from => takeResult(from, 'raise');

function takeResult(from: Unpacking, kind: 'return' | 'raise'): Part {
  const has = readNumber(from);
  const line = readLine(from);
  return has & Has.Value ? { kind, line, value: pop<Expression>(from) } : { kind, line };
}

TAKERS[Step.If] = from => {
  const has = readNumber(from);
  const line = readLine(from);
  const otherwise = has & Has.Otherwise ? pop<Statement[]>(from) : undefined;
  const then = pop<Statement[]>(from);
  const test = pop<Expression>(from);
  return otherwise === undefined
    ? { kind: 'if', line, test, then }
    : { kind: 'if', line, test, then, otherwise };
};

TAKERS[Step.Switch] = from => {
  const line = readLine(from);
  const cases = pop<Case[]>(from);
  return { kind: 'switch', line, on: pop<Expression>(from), cases };
};

TAKERS[Step.Case] = from => {
  const line = readLine(from);
  const body = pop<Statement[]>(from);
  return { kind: 'case', line, tests: pop<Expression[]>(from), body };
};

TAKERS[Step.Loop] = from => {
  const has = readNumber(from);
  const line = readLine(from);
  const type = LOOP_TYPES[readNumber(from)]!;
  const body = pop<Statement[]>(from);
  const over = has & Has.Value ? pop<Expression>(from) : undefined;
  const target = has & Has.Target ? pop<Expression>(from) : undefined;
  const node: Made<'loop'> = {
    ...{ kind: 'loop', line, type },
    ...(target !== undefined && { target }),
    ...(over !== undefined && { over }),
    body,
  };
  if (has & Has.Async) node.async = true;
  return node;
};

TAKERS[Step.Try] = from => {
  const has = readNumber(from);
  const line = readLine(from);
  const last = has & Has.Finally ? pop<Statement[]>(from) : undefined;
  const otherwise = has & Has.Otherwise ? pop<Statement[]>(from) : undefined;
  const catches = pop<Catch[]>(from);
  const node: Made<'try'> = { kind: 'try', line, body: pop<Statement[]>(from), catches };
  if (otherwise !== undefined) node.otherwise = otherwise;
  if (last !== undefined) node.finally = last;
  return node;
};

TAKERS[Step.Catch] = from => {
  const has = readNumber(from);
  const line = readLine(from);
  const name = has & Has.Name ? readText(from) : undefined;
  const body = pop<Statement[]>(from);
  const caught = has & Has.Declared ? pop<TypeExpression>(from) : undefined;
  return {
    kind: 'catch',
    line,
    ...(caught !== undefined && { caught }),
    ...(name !== undefined && { name }),
    body,
  };
};

TAKERS[Step.With] = from => {
  const has = readNumber(from);
  const line = readLine(from);
  const body = pop<Statement[]>(from);
  const node: Made<'with'> = { kind: 'with', line, items: pop<Keyword[]>(from), body };
  if (has & Has.Async) node.async = true;
  return node;
};

TAKERS[Step.Jump] = from => ({ kind: 'jump', type: JUMP_TYPES[readNumber(from)]! });

TAKERS[Step.Block] = from => {
  const node: Made<'block'> = { kind: 'block', body: pop<Statement[]>(from) };
  if (readNumber(from) & Has.Name) node.name = readText(from);
  return node;
};

TAKERS[Step.Keyword] = from => {
  const value = pop<Expression>(from);
  return readNumber(from) & Has.Name
    ? { kind: 'keyword', value, name: readText(from) }
    : { kind: 'keyword', value };
};

TAKERS[Step.Entry] = from => {
  const value = pop<Expression>(from);
  const node: Entry =
    readNumber(from) & Has.Value
      ? { kind: 'entry', key: pop<Expression>(from), value }
      : { kind: 'entry', value };
  return node;
};

TAKERS[Step.Name] = from => ({ kind: 'name', name: readText(from) });
TAKERS[Step.Self] = () => ({ kind: 'self' });
TAKERS[Step.OwnClass] = () => ({ kind: 'own-class' });
TAKERS[Step.Super] = () => ({ kind: 'super' });

TAKERS[Step.Member] = from => {
  const has = readNumber(from);
  const name = readText(from);
  const of = pop<Expression>(from);
  return has & Has.Optional ? { kind: 'member', of, name, optional: true } : { kind: 'member', of, name };
};

TAKERS[Step.Index] = from => {
  const index = pop<Expression>(from);
  return { kind: 'index', of: pop<Expression>(from), index };
};

TAKERS[Step.Call] = from => {
  const has = readNumber(from);
  const line = readLine(from);
  const typeArguments = has & Has.Declared ? pop<TypeExpression[]>(from) : undefined;
  const args = pop<Expression[]>(from);
  const callee = pop<Expression>(from);
  let node: Made<'call'>;
  if (has & Has.Special) node = { kind: 'call', line, callee, args, isNew: true };
  else node = { kind: 'call', line, callee, args };
  if (typeArguments !== undefined) node.typeArguments = typeArguments;
  return node;
};

TAKERS[Step.Literal] = from => {
  const has = readNumber(from);
  const type = LITERAL_TYPES[readNumber(from)]!;
  return has & Has.Value ? { kind: 'literal', type, text: readText(from) } : { kind: 'literal', type };
};

TAKERS[Step.Template] = from => ({ kind: 'template', parts: pop<Expression[]>(from) });

TAKERS[Step.Items] = from => ({
  kind: 'list',
  type: LIST_TYPES[readNumber(from)]!,
  items: pop<Expression[]>(from),
});

TAKERS[Step.Dict] = from => ({ kind: 'dict', entries: pop<Entry[]>(from) });

TAKERS[Step.Comprehension] = from => {
  const has = readNumber(from);
  const type = COMPREHENSION_TYPES[readNumber(from)]!;
  const others = has & Has.Otherwise ? pop<Expression[]>(from) : undefined;
  const over = pop<Expression>(from);
  const target = pop<Expression>(from);
  const element = pop<Expression>(from);
  return others === undefined
    ? { kind: 'comprehension', type, element, target, over }
    : { kind: 'comprehension', type, element, target, over, others };
};

TAKERS[Step.Spread] = from => ({ kind: 'spread', of: pop<Expression>(from) });

TAKERS[Step.Conditional] = from => {
  const otherwise = pop<Expression>(from);
  const then = pop<Expression>(from);
  return { kind: 'conditional', test: pop<Expression>(from), then, otherwise };
};

TAKERS[Step.Binary] = from => {
  const right = pop<Expression>(from);
  return { kind: 'binary', operator: readText(from), left: pop<Expression>(from), right };
};

TAKERS[Step.Unary] = from => ({ kind: 'unary', operator: readText(from), of: pop<Expression>(from) });
TAKERS[Step.Await] = from => ({ kind: 'await', of: pop<Expression>(from) });

TAKERS[Step.Yield] = from => {
  const has = readNumber(from);
  const node: Made<'yield'> =
    has & Has.Value ? { kind: 'yield', of: pop<Expression>(from) } : { kind: 'yield' };
  if (has & Has.Special) node.isFrom = true;
  return node;
};

TAKERS[Step.Assignment] = from => {
  const value = pop<Expression>(from);
  const target = pop<Expression>(from);
  return readNumber(from) & Has.Name
    ? { kind: 'assignment', target, value, operator: readText(from) }
    : { kind: 'assignment', target, value };
};

TAKERS[Step.Other] = from => ({ kind: 'other', parts: pop<Expression[]>(from) });
