import type { FunctionDeclaration } from '../../model/code';
import type { CodeModel, Scope } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { type Survey, surveyFunctions } from './survey';

/** A piece of code that keeps its state to itself: a class, or a function at the top level with those inside of it. */
export interface Unit {
  readonly symbol: ClassInfo | FunctionInfo;
  readonly module: string;
  /** Methods of a class, constructor first; of a function itself. */
  readonly functions: readonly FunctionInfo[];
}

/** All classes and all functions at the top level of modules. */
export function* listUnits(code: CodeModel): Iterable<Unit> {
  for (const one of code.classes) {
    if (one.kind !== 'class') continue;
    const functions = [
      ...(one.constructedBy === undefined ? [] : [one.constructedBy]),
      ...one.methods,
      ...one.accessors,
    ];
    if (functions.length > 0) yield { symbol: one, module: one.module, functions };
  }
  for (const { functions } of code.modules)
    for (const one of functions) yield { symbol: one, module: one.module, functions: [one] };
}

/** Functions at the top level and methods, each with what is nested in it. */
export function* listOuterFunctions(code: CodeModel): Iterable<FunctionInfo> {
  for (const { functions } of listUnits(code)) yield* functions;
}

/** Whether some of a unit's functions are among these. */
export function hasAny({ functions }: Unit, scopes: ReadonlySet<Scope>): boolean {
  for (const one of functions) if (scopes.has(one)) return true;
  return false;
}

const surveyed = new WeakMap<Unit['symbol'], Survey>();

/** What a unit does, worked out once. */
export function surveyUnit({ symbol, functions }: Unit): Survey {
  let found = surveyed.get(symbol);
  if (found === undefined) {
    found = surveyFunctions(functions.map(({ declaration }): FunctionDeclaration => declaration));
    surveyed.set(symbol, found);
  }
  return found;
}
