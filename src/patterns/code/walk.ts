import type { ClassDeclaration, Expression, FunctionDeclaration, Statement } from '../../model/code';
import { CLASSES, createFlatWriter, type FlatBody, flatBodyOf, type Visitor, walkFlat } from './flat-body';

export type { Visitor } from './flat-body';

/** Goes through statements and all that is in them, in the order of the text, but not into classes. */
export function walkBody(body: readonly Statement[], visitor: Visitor, loops = 0): void {
  if (body.length === 0) return;
  const flat = flatBodyOf(body, flatten);
  if (flat !== undefined) walkFlat(flat, visitor, loops);
  else for (const statement of body) walkStatement(statement, visitor, loops);
}

function flatten(body: readonly Statement[]): FlatBody | undefined {
  const writer = createFlatWriter();
  const visitor: Visitor = {
    statement(part, loops) {
      writer.add(part, 'statement', loops, () => walkInStatement(part, visitor, loops));
      return false;
    },
    expression(part, loops) {
      writer.add(part, 'expression', loops, () => walkInExpression(part, visitor, loops));
      return false;
    },
    nested(part, loops) {
      writer.add(part, 'nested', loops, () => walkBody(part.body ?? [], visitor, loops));
      return false;
    },
  };
  walkBody(body, visitor);
  return writer.finish();
}

function walkStatement(statement: Statement, visitor: Visitor, loops: number): void {
  if (visitor.statement?.(statement, loops) !== false) walkInStatement(statement, visitor, loops);
}

function walkInStatement(statement: Statement, visitor: Visitor, loops: number): void {
  switch (statement.kind) {
    case 'class':
      return;
    case 'function':
      walkFunction(statement, visitor, loops);
      return;
    case 'assign':
      walkPart(statement.target, visitor, loops);
      walkPart(statement.value, visitor, loops);
      return;
    case 'do':
    case 'return':
    case 'raise':
      walkPart(statement.value, visitor, loops);
      return;
    case 'if':
      walkPart(statement.test, visitor, loops);
      walkBody(statement.then, visitor, loops);
      walkBody(statement.otherwise ?? [], visitor, loops);
      return;
    case 'switch':
      walkPart(statement.on, visitor, loops);
      for (const { tests, body } of statement.cases) {
        for (const test of tests) walkPart(test, visitor, loops);
        walkBody(body, visitor, loops);
      }
      return;
    case 'loop':
      walkPart(statement.over, visitor, statement.type === 'for-each' ? loops : loops + 1);
      walkPart(statement.target, visitor, loops);
      walkBody(statement.body, visitor, loops + 1);
      return;
    case 'try':
      walkBody(statement.body, visitor, loops);
      for (const { body } of statement.catches) walkBody(body, visitor, loops);
      walkBody(statement.otherwise ?? [], visitor, loops);
      walkBody(statement.finally ?? [], visitor, loops);
      return;
    case 'with':
      for (const { value } of statement.items) walkPart(value, visitor, loops);
      walkBody(statement.body, visitor, loops);
      return;
    case 'block':
      walkBody(statement.body, visitor, loops);
  }
}

function walkPart(part: Expression | undefined, visitor: Visitor, loops: number): void {
  if (part !== undefined) walkExpression(part, visitor, loops);
}

function walkFunction(inside: FunctionDeclaration, visitor: Visitor, loops: number): void {
  for (const decorator of inside.decorators ?? []) walkExpression(decorator, visitor, loops);
  for (const { value } of inside.parameters) if (value !== undefined) walkExpression(value, visitor, loops);
  if (visitor.nested?.(inside, loops) !== false) walkBody(inside.body ?? [], visitor, loops);
}

/** Goes through an expression and all that is in it, the outer before the inner. */
export function walkExpression(expression: Expression, visitor: Visitor, loops = 0): void {
  if (visitor.expression?.(expression, loops) !== false) walkInExpression(expression, visitor, loops);
}

function walkInExpression(expression: Expression, visitor: Visitor, loops: number): void {
  // Written out for the kinds that there are most of: this is where looking for patterns spends its time.
  switch (expression.kind) {
    case 'name':
    case 'literal':
    case 'self':
      return;
    case 'member':
    case 'await':
      walkExpression(expression.of, visitor, loops);
      return;
    case 'call':
      walkExpression(expression.callee, visitor, loops);
      for (const arg of expression.args) walkExpression(arg, visitor, loops);
      return;
    case 'function':
      walkFunction(expression, visitor, loops);
      return;
    case 'dict':
      for (const { key, value } of expression.entries) {
        if (key !== undefined) walkExpression(key, visitor, loops);
        walkExpression(value, visitor, loops);
      }
      return;
    case 'comprehension':
      walkExpression(expression.over, visitor, loops);
      walkExpression(expression.target, visitor, loops);
      walkExpression(expression.element, visitor, loops + 1);
      for (const other of expression.others ?? []) walkExpression(other, visitor, loops + 1);
      return;
    case 'binary':
      walkExpression(expression.left, visitor, loops);
      walkExpression(expression.right, visitor, loops);
      return;
    case 'unary':
    case 'spread':
      walkExpression(expression.of, visitor, loops);
      return;
    case 'keyword':
      walkExpression(expression.value, visitor, loops);
      return;
    case 'index':
      walkExpression(expression.of, visitor, loops);
      walkExpression(expression.index, visitor, loops);
      return;
    case 'conditional':
      walkExpression(expression.test, visitor, loops);
      walkExpression(expression.then, visitor, loops);
      walkExpression(expression.otherwise, visitor, loops);
      return;
    default:
      for (const part of partsOf(expression)) walkExpression(part, visitor, loops);
  }
}

/** The expressions that an expression is made of, but for functions' bodies and classes. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'keyword':
      return [expression.value];
    case 'member':
    case 'spread':
    case 'unary':
    case 'await':
      return [expression.of];
    case 'yield':
      return expression.of === undefined ? [] : [expression.of];
    case 'index':
      return [expression.of, expression.index];
    case 'call':
      return [expression.callee, ...expression.args];
    case 'template':
    case 'other':
      return expression.parts;
    case 'list':
      return expression.items;
    case 'dict':
      return expression.entries.flatMap(({ key, value }) => (key === undefined ? [value] : [key, value]));
    case 'comprehension':
      return [expression.over, expression.target, expression.element, ...(expression.others ?? [])];
    case 'conditional':
      return [expression.test, expression.then, expression.otherwise];
    case 'binary':
      return [expression.left, expression.right];
    case 'assignment':
      return [expression.target, expression.value];
    default:
      return [];
  }
}

/**
 * Whether any of `partsOf` an expression passes. `more` and `depth` are handed on to the test, the latter one deeper, so that who
 * asks of whole trees makes neither lists nor functions on the way.
 */
export function somePart<M>(
  expression: Expression,
  test: (part: Expression, more: M, depth: number) => boolean,
  more: M,
  depth: number,
): boolean {
  const below = depth + 1;
  switch (expression.kind) {
    case 'keyword':
      return test(expression.value, more, below);
    case 'member':
    case 'spread':
    case 'unary':
    case 'await':
      return test(expression.of, more, below);
    case 'yield':
      return expression.of !== undefined && test(expression.of, more, below);
    case 'index':
      return test(expression.of, more, below) || test(expression.index, more, below);
    case 'call':
      return test(expression.callee, more, below) || someOf(expression.args, test, more, below);
    case 'template':
    case 'other':
      return someOf(expression.parts, test, more, below);
    case 'list':
      return someOf(expression.items, test, more, below);
    case 'dict':
      for (const { key, value } of expression.entries) {
        if (key !== undefined && test(key, more, below)) return true;
        if (test(value, more, below)) return true;
      }
      return false;
    case 'comprehension':
      return (
        test(expression.over, more, below) ||
        test(expression.target, more, below) ||
        test(expression.element, more, below) ||
        (expression.others !== undefined && someOf(expression.others, test, more, below))
      );
    case 'conditional':
      return (
        test(expression.test, more, below) ||
        test(expression.then, more, below) ||
        test(expression.otherwise, more, below)
      );
    case 'binary':
      return test(expression.left, more, below) || test(expression.right, more, below);
    case 'assignment':
      return test(expression.target, more, below) || test(expression.value, more, below);
    default:
      return false;
  }
}

function someOf<M>(
  parts: readonly Expression[],
  test: (part: Expression, more: M, depth: number) => boolean,
  more: M,
  depth: number,
): boolean {
  for (const part of parts) if (test(part, more, depth)) return true;
  return false;
}

/** Classes and named functions that stand anywhere in these statements, each with the function that holds it. */
export function listNested(
  body: readonly Statement[],
  onClass: (declaration: ClassDeclaration) => void,
  onFunction: (declaration: FunctionDeclaration) => void,
): void {
  walkBody(body, {
    statement(statement) {
      if (statement.kind === 'class') onClass(statement);
      else if (statement.kind === 'function') {
        onFunction(statement);
        return false;
      }
      return undefined;
    },
    kinds: CLASSES,
    expression(expression) {
      if (expression.kind === 'class') onClass(expression);
      return undefined;
    },
  });
}
