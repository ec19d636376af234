import type { CodeModel, ModuleInfo, Scope } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { type HandIn, isWorking, listHandIns, typesIn } from './collaborators';
import type { Place } from './make-clue';

/** A function, or the top level of a module, that makes objects and hands them to the constructors of others. */
export interface Wiring extends Place {
  /** Absent for the top level of a module. */
  readonly by?: FunctionInfo;
  readonly handIns: readonly HandIn[];
  /** Classes that it makes and that do things. */
  readonly made: readonly ClassInfo[];
}

const known = new WeakMap<CodeModel, readonly Wiring[]>();

/** Where objects of several files are put together. */
export function listWirings(code: CodeModel): readonly Wiring[] {
  let found = known.get(code);
  if (found === undefined) {
    found = [...code.modules, ...code.allFunctions].flatMap(scope => describeWiring(scope, code) ?? []);
    known.set(code, found);
  }
  return found;
}

function describeWiring(scope: Scope, code: CodeModel): Wiring | undefined {
  const calls = code.callsOf(scope);
  const by = 'declaration' in scope ? scope : undefined;
  const module = by?.module ?? (scope as ModuleInfo).id;
  const made = new Set<ClassInfo>();
  for (const { target } of calls)
    if (target?.kind === 'class' && target.class !== by?.owner && isWorking(target.class))
      made.add(target.class);
  if (made.size === 0) return undefined;
  const handIns = listHandIns(calls, typesIn(scope, code), made).filter(
    ({ made: inner, to }) => to.module !== module && !areKin(inner, to),
  );
  if (handIns.length === 0) return undefined;
  return {
    module,
    line: by?.line ?? handIns[0]!.call.line,
    handIns,
    made: [...made],
    ...(by !== undefined && { by }),
  };
}

/** Whether two classes are of one family, such as a decorator and what it wraps. */
function areKin(one: ClassInfo, other: ClassInfo): boolean {
  const bases = new Set([one, ...one.ancestors, ...one.fits]);
  return [other, ...other.ancestors, ...other.fits].some(base => bases.has(base));
}
