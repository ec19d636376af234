import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { ownField } from '../code/own-field';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { listExpressions, listReturns, listStatements } from './bodies';
import { callersOf } from './families';

/** Ways by which a field comes by what it holds. */
export interface FieldSetting {
  /** The constructor puts in what it is given. */
  readonly byConstructor: boolean;
  /** Methods and setters that put in what they are given: it is replaced from outside. */
  readonly setters: readonly { readonly by: FunctionInfo; readonly line: number }[];
  /** Methods, but not the constructor, that put in something that they choose themselves. */
  readonly switches: readonly {
    readonly by: FunctionInfo;
    readonly line: number;
    readonly value: Expression;
  }[];
  /** The constructor makes it. */
  readonly made?: { readonly line: number };
}

/** How a field is set, over all methods of its class. */
export function settingOf(field: FieldInfo): FieldSetting {
  const setters: { by: FunctionInfo; line: number }[] = [];
  const switches: { by: FunctionInfo; line: number; value: Expression }[] = [];
  let byConstructor = field.parameter !== undefined;
  let made: { line: number } | undefined;
  for (const { value, line, by } of field.values) {
    if (by === undefined) {
      if (isMade(value)) made ??= { line };
      continue;
    }
    const isConstructor = by.declaration.type === 'constructor';
    if (isGiven(value, by)) {
      if (isConstructor) byConstructor = true;
      else setters.push({ by, line });
    } else if (isConstructor) {
      if (isMade(value)) made ??= { line };
    } else if (choosesByParameter(by, field.name)) setters.push({ by, line });
    else if (!isMissing(value)) switches.push({ by, line, value });
  }
  return { byConstructor, setters, switches, ...(made && { made }) };
}

/** A method that does nothing but choose by what it is given: `if kind == 'fast': self.way = Fast()`. */
function choosesByParameter(by: FunctionInfo, name: string): boolean {
  let asks = false;
  for (const statement of listStatements(by)) {
    if (statement.kind === 'if' || statement.kind === 'switch') {
      const test = statement.kind === 'if' ? statement.test : statement.on;
      const parts = listExpressions({ body: [{ kind: 'do', line: 0, value: test }] });
      if (parts.some(({ kind }) => kind === 'self')) return false;
      asks ||= parts.some(part => isGivenName(part, by.parameters));
    } else if (statement.kind === 'assign') {
      if (ownField(statement.target) !== name) return false;
    } else if (statement.kind !== 'raise' && statement.kind !== 'jump') return false;
  }
  return asks;
}

/** A parameter, also one with something to fall back on: `given or Default()`. */
function isGiven(value: Expression, { parameters }: FunctionInfo): boolean {
  if (value.kind === 'binary' && (value.operator === 'or' || value.operator === '??'))
    return isGivenName(value.left, parameters);
  if (value.kind === 'conditional')
    return isGivenName(value.then, parameters) || isGivenName(value.otherwise, parameters);
  return isGivenName(value, parameters);
}

function isGivenName(value: Expression, parameters: FunctionInfo['parameters']): boolean {
  return value.kind === 'name' && parameters.some(({ name }) => name === value.name);
}

function isMade(value: Expression): boolean {
  return value.kind === 'call';
}

function isMissing(value: Expression): boolean {
  return value.kind === 'literal' || (value.kind === 'name' && value.name === 'undefined');
}

/** Classes that a function returns new objects of. */
export function classesReturned(code: CodeModel, fn: FunctionInfo): ClassInfo[] {
  const found: ClassInfo[] = [];
  for (const { value } of listReturns(fn)) {
    const target = value?.kind === 'call' ? code.targetOf(value.callee, fn) : undefined;
    if (target?.kind === 'class') found.push(target.class);
  }
  return found;
}

/** Functions that callers hand over for a parameter; lambdas count as many as there are. */
export function functionsPassed(
  code: CodeModel,
  to: FunctionInfo,
  name: string,
): { readonly functions: readonly FunctionInfo[]; readonly lambdas: number } {
  const place = to.parameters.findIndex(one => one.name === name);
  const functions = new Set<FunctionInfo>();
  let lambdas = 0;
  for (const call of callersOf(code, to)) {
    const value =
      call.expression.args.find(arg => arg.kind === 'keyword' && arg.name === name) ??
      call.expression.args[place];
    const given = value?.kind === 'keyword' ? value.value : value;
    if (given?.kind === 'function') lambdas++;
    else if (given?.kind === 'name' || given?.kind === 'member') {
      const scope = call.from ?? code.modules.find(({ id }) => id === call.module);
      const target = scope && code.targetOf(given, scope);
      if (target?.kind === 'function') functions.add(target.function);
    }
  }
  return { functions: [...functions], lambdas };
}
