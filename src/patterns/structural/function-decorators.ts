import type { Expression, FunctionDeclaration, Statement } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS } from '../code/flat-body';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import type { Candidate, Clue } from '../pattern';
import { listHandOns } from '../shapes/hand-ons';

/** A function that gives back another one, which calls the one that the first was given. */
interface Wrapping {
  readonly inner: FunctionDeclaration;
  readonly given: string;
  readonly call: Call;
  /** It replaces a method of a class: `descriptor.value = function () {…}`. */
  readonly isOfMethod: boolean;
}

type Call = Extract<Expression, { kind: 'call' }>;

/** How many functions deep `@retry(times=3)` and the like are looked into. */
const DEEPEST = 2;

/** Finds functions that wrap functions, Python's `@decorator` and what is like it in TypeScript. */
export function* detectFunctionDecorators(code: CodeModel): Iterable<Candidate> {
  const used = listUsed(code);
  const inside = new Set<FunctionDeclaration>();
  for (const one of code.functions) {
    if (inside.has(one.declaration)) continue;
    const wrapping = findWrapping(one.declaration, DEEPEST, inside);
    if (wrapping !== undefined) yield judge(one, wrapping, used);
  }
  for (const one of code.classes) {
    const found = judgeCallable(code, one, used);
    if (found !== undefined) yield found;
  }
}

/** Python: a class that is given a function, and can be called like it. */
function judgeCallable(code: CodeModel, one: ClassInfo, used: Used): Candidate | undefined {
  const called = one.methods.find(({ name }) => name === '__call__');
  const handOn = called && listHandOns(code, called).find(({ method }) => method === '__call__');
  if (called === undefined || handOn?.expression.kind !== 'call') return undefined;
  if (code.findField(one, handOn.field)?.parameter === undefined) return undefined;
  const clues: Clue[] = [];
  const add = (weight: number, text: string, line: number) =>
    clues.push({ text, weight, at: { module: one.module, line } });
  add(0.5, `is called like the \`${handOn.field}\` that it is given, and calls it`, handOn.line);
  if (passesAll(called.declaration, handOn.expression)) add(0.3, 'hands on all arguments', handOn.line);
  else add(-0.25, 'hands on arguments of its own choice', handOn.line);
  if (called.body.length > 1) add(0.15, 'adds to what it does', called.line);
  else add(-0.3, 'adds nothing', called.line);
  if (used.onFunctions.has(one.name)) add(0.35, 'is put before functions with @', one.line);
  return { roles: [{ role: 'decorator', symbol: one }], clues };
}

function judge(one: FunctionInfo, { inner, given, call, isOfMethod }: Wrapping, used: Used): Candidate {
  const clues: Clue[] = [];
  const add = (weight: number, text: string, line: number) =>
    clues.push({ text, weight, at: { module: one.module, line } });
  const what = isOfMethod ? 'a method' : `\`${given}\``;
  add(0.5, `gives back a function that calls ${what}`, call.line);
  const isUsed = used.onFunctions.has(one.name);
  const hasNone = inner.parameters.length === 0 && call.args.length === 0;
  if (hasNone) {
    if (isUsed) add(0.15, 'hands on that nothing is given', call.line);
  } else if (passesAll(inner, call)) add(0.3, 'hands on all arguments', call.line);
  else add(-0.25, 'hands on arguments of its own choice', call.line);
  if (isOfMethod) add(0.4, 'puts it in the place of the method', inner.line);
  if (inner.decorators?.some(isWraps)) add(0.35, 'lets it look like the one that it wraps', inner.line);
  const [only] = inner.body ?? [];
  const isPure = inner.body?.length === 1 && only?.kind === 'return' && only.value === call;
  if (isPure) add(-0.4, 'adds nothing', call.line);
  else add(0.15, 'adds to what it does', inner.line);
  if (isUsed) add(0.35, 'is put before functions with @', one.line);
  else if (used.onClasses.has(one.name)) add(-0.6, 'is put before classes alone', one.line);
  return { roles: [{ role: 'decorator', symbol: one }], clues };
}

function findWrapping(
  outer: FunctionDeclaration,
  depth: number,
  inside: Set<FunctionDeclaration>,
): Wrapping | undefined {
  const given = outer.parameters.map(({ name }) => name).filter(name => name !== '');
  const returned = listReturned(outer);
  for (const inner of returned) {
    const call = findCall(inner, given);
    if (call !== undefined) {
      inside.add(inner);
      return { inner, call, given: nameCalled(call)!, isOfMethod: false };
    }
  }
  const ofMethod = findMethodWrapping(outer);
  if (ofMethod !== undefined) return ofMethod;
  if (depth === 0) return undefined;
  for (const inner of returned) {
    const found = findWrapping(inner, depth - 1, inside);
    if (found !== undefined) {
      inside.add(inner);
      return found;
    }
  }
  return undefined;
}

/** Functions made in a function that it gives back: by name, directly, or through `update_wrapper` and the like. */
function listReturned({ body = [] }: FunctionDeclaration): FunctionDeclaration[] {
  const made = new Map<string, FunctionDeclaration>();
  const found = new Set<FunctionDeclaration>();
  const take = (value: Expression | undefined) => {
    if (value?.kind === 'function') found.add(value);
    else if (value?.kind === 'name') {
      const named = made.get(value.name);
      if (named !== undefined) found.add(named);
    } else if (value?.kind === 'call') for (const arg of value.args) if (arg.kind === 'name') take(arg);
  };
  walkBody(body, {
    statement(statement: Statement) {
      if (statement.kind === 'function') made.set(statement.name, statement);
      else if (statement.kind === 'assign' && statement.target.kind === 'name') {
        if (statement.value?.kind === 'function') made.set(statement.target.name, statement.value);
      }
      return undefined;
    },
    nested: () => false,
  });
  walkBody(body, {
    statement(statement) {
      if (statement.kind === 'return') take(statement.value);
      return undefined;
    },
    nested: () => false,
  });
  return [...found];
}

/** `const original = descriptor.value; descriptor.value = function (...args) { … original.apply(this, args) }`. */
function findMethodWrapping({ body = [] }: FunctionDeclaration): Wrapping | undefined {
  const originals: string[] = [];
  let found: Wrapping | undefined;
  for (const statement of body) {
    if (statement.kind !== 'assign' || statement.value === undefined) continue;
    const { target, value } = statement;
    if (target.kind === 'name' && isValueOfDescriptor(value)) originals.push(target.name);
    if (!isValueOfDescriptor(target) || value.kind !== 'function') continue;
    const call = findCall(value, originals);
    if (call !== undefined) found = { inner: value, call, given: nameCalled(call)!, isOfMethod: true };
  }
  return found;
}

function isValueOfDescriptor(expression: Expression): boolean {
  return (
    expression.kind === 'member' &&
    (expression.name === 'value' || expression.name === 'get') &&
    expression.of.kind === 'name'
  );
}

/** The first call of one of these names in a function itself. */
function findCall(
  { body = [], parameters }: FunctionDeclaration,
  names: readonly string[],
): Call | undefined {
  const own = new Set(parameters.map(({ name }) => name));
  let found: Call | undefined;
  walkBody(body, {
    kinds: CALLS,
    expression(expression) {
      if (expression.kind !== 'call') return undefined;
      const name = nameCalled(expression);
      if (name !== undefined && names.includes(name) && !own.has(name)) found ??= expression;
      return undefined;
    },
    nested: () => false,
  });
  return found;
}

/** `f` of `f(x)`, `f.call(this, x)` and `f.apply(this, xs)`. */
function nameCalled({ callee }: Call): string | undefined {
  if (callee.kind === 'name') return callee.name;
  const isApplied = callee.kind === 'member' && (callee.name === 'apply' || callee.name === 'call');
  return isApplied && callee.of.kind === 'name' ? callee.of.name : undefined;
}

function passesAll({ parameters }: FunctionDeclaration, { callee, args }: Call): boolean {
  if (callee.kind === 'member' && callee.name === 'apply') return true;
  const rest = parameters.filter(parameter => parameter.rest !== undefined);
  const isSpread = args.some(
    arg => arg.kind === 'spread' || (arg.kind === 'keyword' && arg.name === undefined),
  );
  if (rest.length > 0) return isSpread;
  return (
    parameters.length > 0 &&
    parameters.length <= args.length &&
    parameters.every(({ name }) => args.some(arg => arg.kind === 'name' && arg.name === name))
  );
}

function isWraps(decorator: Expression): boolean {
  const { callee } = decorator.kind === 'call' ? decorator : { callee: decorator };
  return (callee.kind === 'name' || callee.kind === 'member') && callee.name === 'wraps';
}

interface Used {
  readonly onFunctions: ReadonlySet<string>;
  readonly onClasses: ReadonlySet<string>;
}

/** Names of all decorators in the workspace. */
function listUsed(code: CodeModel): Used {
  return {
    onFunctions: new Set(code.allFunctions.flatMap(({ decorators }) => decorators)),
    onClasses: new Set(code.classes.flatMap(({ decorators }) => decorators)),
  };
}
