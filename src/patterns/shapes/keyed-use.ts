import type { Expression, FunctionDeclaration, Statement } from '../../model/code';
import type { CodeModel, Scope, VariableInfo } from '../code/code-model';
import { kindsOf } from '../code/flat-body';
import type { FieldInfo, FunctionInfo } from '../code/symbols';
import { containerOf } from '../code/type-questions';
import { walkBody } from '../code/walk';

/** What is heard of in bodies. */
const HEARD = kindsOf('name', 'index', 'call');

/** A dictionary or map that a class or module keeps. */
export type KeyedPlace = FieldInfo | VariableInfo;

/** Something that is put into a dictionary under a key. */
export interface KeyedPut {
  readonly by: FunctionInfo;
  readonly key: Expression;
  readonly value: Expression;
  readonly line: number;
  /** Name of the parameter that the value is, of `by` or of the function inside of which the put stands. */
  readonly parameter?: string;
  /** The put stands in a function that `by` gives back, as decorators do. */
  readonly isInside: boolean;
}

/** A look at what a dictionary holds for a key. */
export interface KeyedGet {
  readonly by: FunctionInfo;
  readonly key: Expression;
  readonly line: number;
  /** What is found is given back; what is made by calling it counts, too. */
  readonly isReturned: boolean;
  readonly isCalled: boolean;
}

/** How a dictionary is used. */
export interface KeyedUse {
  readonly place: KeyedPlace;
  readonly puts: readonly KeyedPut[];
  readonly gets: readonly KeyedGet[];
}

interface Draft {
  readonly place: KeyedPlace;
  readonly puts: KeyedPut[];
  readonly gets: KeyedGet[];
}

/** Lists dictionaries in fields and in variables of modules, with what is put in and looked up by whom. */
export function listKeyedUses(code: CodeModel): readonly KeyedUse[] {
  const drafts = new Map<KeyedPlace, Draft>();
  const draftOf = (container: Expression, scope: Scope): Draft | undefined => {
    if (container.kind !== 'name' && container.kind !== 'member') return undefined;
    const type = code.typeOf(container, scope);
    if (type !== undefined && (type.class !== undefined || type.external !== undefined))
      if (containerOf(type)?.kind !== 'dict') return undefined;
    const target = code.targetOf(container, scope);
    const place =
      target?.kind === 'field' ? target.field : target?.kind === 'variable' ? target.variable : undefined;
    if (place === undefined) return undefined;
    const draft = drafts.get(place) ?? { place, puts: [], gets: [] };
    drafts.set(place, draft);
    return draft;
  };
  for (const by of code.allFunctions) listIn(by, draftOf);
  return [...drafts.values()].filter(({ puts }) => puts.length > 0);
}

function listIn(by: FunctionInfo, draftOf: (container: Expression, scope: Scope) => Draft | undefined): void {
  /** Names of parameters, of functions inside as well once they are gone into. */
  const parameters = new Set(by.parameters.map(({ name }) => name));
  const held = new Map<string, Draft>();
  let depth = 0;
  let returning = false;
  let line = by.line;

  const put = (container: Expression, key: Expression, value: Expression) => {
    const draft = draftOf(container, by);
    if (draft === undefined) return;
    const parameter = value.kind === 'name' && parameters.has(value.name) ? value.name : undefined;
    draft.puts.push({
      by,
      key,
      value,
      line,
      isInside: depth > 0,
      ...(parameter !== undefined && { parameter }),
    });
  };
  const lookUp = (value: Expression): { draft: Draft; key: Expression } | undefined => {
    let container: Expression | undefined;
    let key: Expression | undefined;
    if (value.kind === 'index') [container, key] = [value.of, value.index];
    else if (value.kind === 'call' && value.callee.kind === 'member' && value.callee.name === 'get')
      [container, key] = [value.callee.of, value.args[0]];
    const draft = container && key && draftOf(container, by);
    return draft && { draft, key: key! };
  };
  const visitor = {
    statement(statement: Statement) {
      if ('line' in statement) line = statement.line;
      returning =
        statement.kind === 'return' || (statement.kind === 'do' && by.declaration.type === 'lambda');
      if (statement.kind !== 'assign' || statement.value === undefined) return undefined;
      const { target, value } = statement;
      if (target.kind === 'index') put(target.of, target.index, value);
      if (target.kind !== 'name') return undefined;
      const found = lookUp(value.kind === 'binary' ? value.left : value);
      if (found !== undefined) held.set(target.name, found.draft);
      return undefined;
    },
    kinds: HEARD,
    expression(expression: Expression) {
      const found = lookUp(expression);
      if (found !== undefined)
        found.draft.gets.push({ by, key: found.key, line, isReturned: returning, isCalled: false });
      else if (expression.kind === 'name' && returning) note(expression.name, false);
      if (expression.kind !== 'call') return undefined;
      const { callee, args } = expression;
      const called = lookUp(callee);
      if (called !== undefined)
        called.draft.gets.push({ by, key: called.key, line, isReturned: returning, isCalled: true });
      if (callee.kind === 'name') note(callee.name, true);
      const [first, second] = args;
      if (
        callee.kind === 'member' &&
        (callee.name === 'set' || callee.name === 'setdefault') &&
        first &&
        second
      )
        put(callee.of, first, second);
      return undefined;
    },
    nested(inside: FunctionDeclaration) {
      for (const { name } of inside.parameters) parameters.add(name);
      depth++;
      walkBody(inside.body ?? [], visitor);
      depth--;
      return false;
    },
  };
  /** What a variable holds that was looked up before. */
  function note(name: string, isCalled: boolean): void {
    held.get(name)?.gets.push({ by, key: { kind: 'name', name }, line, isReturned: returning, isCalled });
  }
  walkBody(by.body, visitor);
}
