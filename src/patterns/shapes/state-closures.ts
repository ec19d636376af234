import type { Expression, FunctionDeclaration } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { FunctionInfo } from '../code/symbols';
import { listExpressions, listReturns, listStatements } from './bodies';

/** A function that keeps a copy of an object's state for the function that it gives back. */
export interface StateClosure {
  readonly by: FunctionInfo;
  /** Where it is copied. */
  readonly line: number;
  /** Where the function that puts it back stands. */
  readonly restore: number;
}

const WHOLE = /^(?:__dict__|__getstate__)$/;
const COPIERS = /^(?:copy|deepcopy|structuredClone|assign|dict|vars|cloneDeep|clone|parse)$/;

/** Functions such as `def snapshot(obj): state = copy(obj.__dict__); def restore(): obj.__dict__.update(state); return restore`. */
export function findStateClosures(code: CodeModel): StateClosure[] {
  const found: StateClosure[] = [];
  for (const by of code.functions) {
    if (by.parameters.length === 0 || by.body.length < 2) continue;
    const inside = returnedFunction(by);
    if (inside?.body === undefined || inside.body.length === 0) continue;
    const parameters = new Set(by.parameters.map(({ name }) => name));
    for (const statement of by.body) {
      if (statement.kind !== 'assign' || statement.target.kind !== 'name' || !statement.value) continue;
      const copied = copiedFrom(statement.value, parameters);
      if (copied === undefined || !putsBack(inside, copied, statement.target.name)) continue;
      found.push({ by, line: statement.line, restore: inside.line });
      break;
    }
  }
  return found;
}

/** The function that stands in another and is what that gives back. */
function returnedFunction(by: FunctionInfo): FunctionDeclaration | undefined {
  for (const { value } of listReturns(by)) {
    if (value?.kind === 'function') return value;
    if (value?.kind !== 'name') continue;
    for (const statement of by.body) {
      if (statement.kind === 'function' && statement.name === value.name) return statement;
      const isNamed =
        statement.kind === 'assign' &&
        statement.target.kind === 'name' &&
        statement.target.name === value.name;
      if (isNamed && statement.value?.kind === 'function') return statement.value;
    }
  }
  return undefined;
}

/** The parameter whose state is copied: `copy(obj.__dict__)`, `{...obj}`, `structuredClone(obj)`. */
function copiedFrom(value: Expression, parameters: ReadonlySet<string>): string | undefined {
  const parts = listExpressions({ body: [{ kind: 'do', line: 0, value }] });
  // Of `deepcopy(obj) if deep else copy(obj)` the object, not what is asked.
  const asked = new Set(parts.flatMap(part => (part.kind === 'conditional' ? [part.test] : [])));
  const named = parts.find(part => part.kind === 'name' && parameters.has(part.name) && !asked.has(part));
  if (named?.kind !== 'name') return undefined;
  const isCopy = parts.some(
    part =>
      (part.kind === 'call' && COPIERS.test(lastName(part.callee))) ||
      (part.kind === 'dict' && part.entries.some(entry => entry.key === undefined)) ||
      part.kind === 'spread',
  );
  return isCopy ? named.name : undefined;
}

function lastName(callee: Expression): string {
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
}

/** Whether a function changes the object by what was kept. */
function putsBack(inside: FunctionDeclaration, object: string, kept: string): boolean {
  const body = { body: inside.body ?? [] };
  const isObject = (of: Expression): boolean =>
    (of.kind === 'name' && of.name === object) ||
    (of.kind === 'member' && WHOLE.test(of.name) && isObject(of.of));
  const isKept = (value: Expression): boolean =>
    listExpressions({ body: [{ kind: 'do', line: 0, value }] }).some(
      part => part.kind === 'name' && part.name === kept,
    );
  return (
    listStatements(body).some(
      one =>
        one.kind === 'assign' &&
        one.target.kind === 'member' &&
        isObject(one.target.of) &&
        one.value !== undefined &&
        isKept(one.value),
    ) ||
    listExpressions(body).some(
      one =>
        one.kind === 'call' &&
        one.callee.kind === 'member' &&
        (isObject(one.callee.of)
          ? one.callee.name === 'update'
          : one.callee.name === 'assign' && one.args[0] !== undefined && isObject(one.args[0])) &&
        one.args.some(isKept),
    )
  );
}
