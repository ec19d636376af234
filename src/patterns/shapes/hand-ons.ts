import type { Expression, Statement } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { ownField } from '../code/own-field';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { somePart, walkExpression } from '../code/walk';
import { bare, listReturns, listStatements } from './bodies';
import { rootField } from './own-fields';

/** A call on what an own field holds, with how surely it is made. */
export interface HandOn {
  /** The own field, also where an own getter or method gives what it holds. */
  readonly field: string;
  /** `__call__` where the field itself is called; Python's own functions by what they call: `__str__` for `str(self.x)`. */
  readonly method: string;
  readonly line: number;
  /** The call; of templates what is put in. */
  readonly expression: Expression;
  /** It is called on what the field holds, and not on a member or result of that. */
  readonly isDirect: boolean;
  /** It is made on some ways through the method only. */
  readonly isConditional: boolean;
}

/** What Python's functions call on their argument. */
const IMPLICIT = new Map([
  ...[
    ['str', '__str__'],
    ['repr', '__repr__'],
    ['len', '__len__'],
    ['iter', '__iter__'],
    ['next', '__next__'],
  ],
  ...[
    ['getattr', '__getattr__'],
    ['setattr', '__setattr__'],
    ['delattr', '__delattr__'],
  ],
] as [string, string][]);

const listed = new WeakMap<FunctionInfo, readonly HandOn[]>();

/** Lists the calls that a method makes on what own fields hold, in the order of the text. */
export function listHandOns(code: CodeModel, method: FunctionInfo): readonly HandOn[] {
  let known = listed.get(method);
  if (known === undefined) {
    known = findHandOns(code, method);
    listed.set(method, known);
  }
  return known;
}

function findHandOns(code: CodeModel, method: FunctionInfo): HandOn[] {
  const { owner } = method;
  if (owner === undefined || method.body.length === 0) return [];
  if (owner.fields.length === 0 && owner.ancestors.every(({ fields }) => fields.length === 0)) return [];
  const found: HandOn[] = [];
  const aliases = listAliases(code, owner, method);
  const fieldOf = (expression: Expression): string | undefined => {
    const at = bare(expression);
    if (at.kind === 'name') return aliases.get(at.name);
    const root = rootField(at);
    return root === undefined ? undefined : resolveField(code, owner, root);
  };
  const note = (expression: Expression, isConditional: boolean) => {
    if (expression.kind === 'template')
      for (const part of expression.parts) {
        const field = ownField(part) && fieldOf(part);
        if (!field) continue;
        const { line } = method;
        found.push({ field, method: '__str__', line, expression: part, isConditional, isDirect: true });
      }
    if (expression.kind !== 'call') return;
    const { callee, line, args } = expression;
    if (callee.kind === 'member') {
      const itself = ownField(callee);
      const isField = itself !== undefined && code.findField(owner, itself) !== undefined;
      const field = isField ? itself : fieldOf(callee.of);
      if (field === undefined) return;
      const isDirect = isField || isWhole(bare(callee.of));
      const called = isField ? '__call__' : callee.name;
      found.push({ field, method: called, line, expression, isConditional, isDirect });
    } else if (callee.kind === 'name') {
      const [first] = args;
      const implicit = IMPLICIT.get(callee.name);
      const field = implicit && first && fieldOf(first);
      if (field) found.push({ field, method: implicit, line, expression, isConditional, isDirect: true });
    }
  };
  visitBody(method.body, false, note);
  return found;
}

/** Whether an expression is an own field, or a call of an own method, or a variable for one of these. */
function isWhole(expression: Expression): boolean {
  if (expression.kind === 'name') return true;
  return ownField(expression.kind === 'call' ? expression.callee : expression) !== undefined;
}

/** The field that a name of an own member leads to: itself, or what a getter or method of that name gives back. */
export function resolveField(code: CodeModel, owner: ClassInfo, name: string): string | undefined {
  if (code.findField(owner, name) !== undefined) return name;
  const method = code.findMethod(owner, name);
  if (method === undefined || method.declaration.type === 'setter') return undefined;
  for (const { value } of listReturns(method)) {
    const field = value && ownField(value);
    if (field !== undefined && code.findField(owner, field) !== undefined) return field;
  }
  return undefined;
}

/** Local variables that are nothing but an own field by another name. */
function listAliases(code: CodeModel, owner: ClassInfo, method: FunctionInfo): Map<string, string> {
  const found = new Map<string, string>();
  for (const statement of listStatements(method)) {
    if (statement.kind !== 'assign' || statement.target.kind !== 'name' || !statement.value) continue;
    const value = bare(statement.value);
    const name = ownField(value.kind === 'call' && value.args.length === 0 ? value.callee : value);
    const field = name === undefined ? undefined : resolveField(code, owner, name);
    const isCallOfField = value.kind === 'call' && field === name;
    if (field !== undefined && !isCallOfField) found.set(statement.target.name, field);
  }
  return found;
}

type Note = (expression: Expression, isConditional: boolean) => void;

/** Goes through statements in order; gives back whether what follows them is reached on some ways only. */
function visitBody(body: readonly Statement[], isConditional: boolean, note: Note): boolean {
  let some = isConditional;
  for (const statement of body) some = visitStatement(statement, some, note);
  return some;
}

function visitStatement(statement: Statement, some: boolean, note: Note): boolean {
  const look = (expression: Expression | undefined) => expression && visitExpression(expression, some, note);
  switch (statement.kind) {
    case 'assign':
      look(statement.value);
      return some;
    case 'do':
    case 'return':
    case 'raise':
      look(statement.value);
      return some;
    case 'if': {
      look(statement.test);
      visitBody(statement.then, true, note);
      visitBody(statement.otherwise ?? [], true, note);
      return some || exits(statement.then) || exits(statement.otherwise ?? []);
    }
    case 'switch':
      look(statement.on);
      for (const { body } of statement.cases) visitBody(body, true, note);
      return some;
    case 'loop':
      look(statement.over);
      visitBody(statement.body, some, note);
      return some;
    case 'try':
      visitBody(statement.body, some, note);
      for (const { body } of statement.catches) visitBody(body, true, note);
      visitBody(statement.otherwise ?? [], some, note);
      visitBody(statement.finally ?? [], some, note);
      return some;
    case 'with':
      for (const { value } of statement.items) look(value);
      return visitBody(statement.body, some, note);
    case 'block':
      return visitBody(statement.body, some, note);
    case 'function':
      visitBody(statement.body ?? [], some, note);
      return some;
    default:
      return some;
  }
}

function exits(body: readonly Statement[]): boolean {
  return body.some(({ kind }) => kind === 'return' || kind === 'raise');
}

/** Whether the right side may not be reached. */
function isShort(operator: string): boolean {
  return operator === 'and' || operator === 'or' || operator === '??';
}

function visitExpression(expression: Expression, some: boolean, note: Note): void {
  if (expression.kind === 'conditional') {
    visitExpression(expression.test, some, note);
    visitExpression(expression.then, true, note);
    visitExpression(expression.otherwise, true, note);
    return;
  }
  if (expression.kind === 'binary' && isShort(expression.operator)) {
    visitExpression(expression.left, some, note);
    visitExpression(expression.right, true, note);
    return;
  }
  note(expression, some);
  if (expression.kind === 'function') {
    visitBody(expression.body ?? [], some, note);
    return;
  }
  somePart(expression, some ? visitSome : visitAll, note, 0);
}

/** Never finds what would end the search, like the next one. */
function visitSome(part: Expression, note: Note): boolean {
  visitExpression(part, true, note);
  return false;
}

function visitAll(part: Expression, note: Note): boolean {
  visitExpression(part, false, note);
  return false;
}

/** Whether a method calls what it overrides: `super.draw()`, `super().draw()`. */
export function callsSuper(method: FunctionInfo): boolean {
  let found = false;
  for (const statement of listStatements(method))
    for (const expression of expressionsOf(statement))
      walkExpression(expression, {
        expression(one) {
          if (one.kind === 'call' && one.callee.kind === 'member' && one.callee.name === method.name) {
            const { of } = one.callee;
            if (of.kind === 'super' || (of.kind === 'call' && of.callee.kind === 'super')) found = true;
          }
          return !found;
        },
      });
  return found;
}

/** The expressions of a statement itself, without those of statements inside. */
export function expressionsOf(statement: Statement): Expression[] {
  switch (statement.kind) {
    case 'assign':
    case 'do':
    case 'return':
    case 'raise':
      return statement.value === undefined ? [] : [statement.value];
    case 'if':
      return [statement.test];
    case 'switch':
      return [statement.on];
    case 'loop':
      return statement.over === undefined ? [] : [statement.over];
    case 'with':
      return statement.items.map(({ value }) => value);
    default:
      return [];
  }
}
