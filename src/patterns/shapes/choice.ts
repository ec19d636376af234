import type { Expression } from '../../model/code';
import { kindsOf } from '../code/flat-body';
import { ownField } from '../code/own-field';
import type { FunctionInfo } from '../code/symbols';
import { partsOf, walkBody } from '../code/walk';
import { listReturns } from './bodies';

/** What is heard of here. */
const HEARD = kindsOf('conditional', 'index', 'call');

/**
 * The parameter, or own field, that a function compares with constants (`if kind == "a"`, `switch (kind)`) or looks up in a
 * table to know what to do. `isPlain` is false where it is only asked whether there is one, or by a function.
 */
export function chosenBy(
  fn: FunctionInfo,
): { readonly name: string; readonly line: number; readonly isPlain: boolean } | undefined {
  const parameters = new Set(fn.parameters.map(({ name }) => name).filter(name => name !== ''));
  let found: { name: string; line: number; isPlain: boolean } | undefined;
  let line = fn.line;
  const nameOf = (value: Expression, depth = 0): string | undefined => {
    if (depth > 6) return undefined;
    if (value.kind === 'name') return parameters.has(value.name) ? value.name : undefined;
    const own = ownField(value);
    if (own !== undefined) return own;
    if (value.kind === 'member' || value.kind === 'index') return nameOf(value.of, depth + 1);
    if (value.kind === 'call')
      return partsOf(value)
        .map(part => nameOf(part, depth + 1))
        .find(name => name !== undefined);
    return undefined;
  };
  const note = (value: Expression, isPlain = true) => {
    const name = nameOf(value);
    if (name !== undefined && (found === undefined || (isPlain && !found.isPlain)))
      found = { name, line, isPlain };
  };
  const askAbout = (test: Expression): void => {
    if (test.kind === 'binary') {
      if (test.operator === 'and' || test.operator === 'or') {
        askAbout(test.left);
        askAbout(test.right);
      } else if (
        test.operator === '==' ||
        test.operator === 'in' ||
        test.operator === 'is' ||
        test.operator === '!='
      ) {
        if (isConstant(test.right)) note(test.left);
        else if (isConstant(test.left)) note(test.right);
      }
    } else if (test.kind === 'name' || test.kind === 'member') note(test, false);
    else if (test.kind === 'call') {
      const isOfString =
        test.callee.kind === 'member' &&
        /^(?:starts|ends)(?:W|w)ith$|^equals$|^includes$/.test(test.callee.name);
      note(test, isOfString);
    } else if (test.kind === 'unary') askAbout(test.of);
  };
  walkBody(fn.body, {
    statement(statement) {
      if ('line' in statement) line = statement.line;
      if (statement.kind === 'if') askAbout(statement.test);
      else if (statement.kind === 'switch') {
        if (statement.on.kind === 'literal')
          for (const { tests } of statement.cases) for (const test of tests) askAbout(test);
        else note(statement.on);
      }
      return undefined;
    },
    kinds: HEARD,
    expression(expression) {
      if (expression.kind === 'conditional') askAbout(expression.test);
      else if (expression.kind === 'index') note(expression.index);
      else if (
        expression.kind === 'call' &&
        expression.callee.kind === 'member' &&
        expression.callee.name === 'get'
      ) {
        const [first] = expression.args;
        if (first !== undefined) note(first);
      }
      return undefined;
    },
    nested: () => false,
  });
  return found;
}

/** A constant, a member of an enum, a class, or a list of these. */
function isConstant(value: Expression): boolean {
  if (value.kind === 'literal') return value.type !== 'null';
  if (value.kind === 'list') return value.items.every(isConstant);
  if (value.kind === 'member') return value.of.kind !== 'self' && /^[A-Z]/.test(value.name + rootName(value));
  return value.kind === 'name' && /^[A-Z]/.test(value.name);
}

function rootName(value: Expression): string {
  let at = value;
  while (at.kind === 'member') at = at.of;
  return at.kind === 'name' ? at.name : '';
}

/** What an own field holds for a key is called, and its result given back: `return self.makers[kind]()`. */
export function findMadeByKey(
  fn: FunctionInfo,
): { readonly field: string; readonly key: string; readonly line: number } | undefined {
  const held = new Map<string, { field: string; key: string }>();
  const names = new Set(fn.parameters.map(({ name }) => name));
  const lookUp = (value: Expression | undefined): { field: string; key: string } | undefined => {
    if (value?.kind === 'name') return held.get(value.name);
    if (value?.kind === 'binary') return lookUp(value.left);
    const isGet = value?.kind === 'call' && value.callee.kind === 'member' && value.callee.name === 'get';
    const container =
      value?.kind === 'index'
        ? value.of
        : isGet && value.callee.kind === 'member'
          ? value.callee.of
          : undefined;
    const index = value?.kind === 'index' ? value.index : isGet ? value.args[0] : undefined;
    const field = container && ownField(container);
    if (field === undefined || index?.kind !== 'name' || !names.has(index.name)) return undefined;
    return { field, key: index.name };
  };
  walkBody(fn.body, {
    statement(statement) {
      if (statement.kind === 'assign' && statement.target.kind === 'name') {
        const found = lookUp(statement.value);
        if (found !== undefined) held.set(statement.target.name, found);
      }
      return undefined;
    },
    nested: () => false,
  });
  for (const { value, line } of listReturns(fn)) {
    const made = value?.kind === 'conditional' ? [value.then, value.otherwise] : [value];
    for (const one of made) {
      const found = one?.kind === 'call' ? lookUp(one.callee) : undefined;
      if (found !== undefined) return { ...found, line };
    }
  }
  return undefined;
}
