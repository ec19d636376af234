import type { Expression } from '../../model/code';
import type { CallInfo, CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import type { RoleSymbol } from '../pattern';
import { placeKey } from './place-key';

/**
 * Who takes at least two of these steps on one object, in a row or in a chain: classes and functions other than the owner. A step that
 * is only known by its interface counts, too. The first module that does so at its top level is named by its path.
 */
export function findDirectors(
  owner: ClassInfo,
  steps: ReadonlySet<FunctionInfo>,
  code: CodeModel,
): RoleSymbol[] {
  const names = new Set([...steps].map(({ name }) => name));
  const kins = new Set([owner, ...owner.ancestors, ...owner.fits]);
  const all = [...kins].flatMap(({ methods }) => methods.filter(({ name }) => names.has(name)));
  /** By who calls: names of steps by what they are called on. */
  const taken = new Map<FunctionInfo | string, Map<string, Set<string>>>();
  for (const method of [...new Set([...all, ...steps])])
    for (const call of code.callersOf(method)) {
      note(call, method.name);
    }
  function note(call: CallInfo, name: string): void {
    if (call.from?.owner !== undefined && kins.has(call.from.owner)) return;
    const who = call.from ?? call.module;
    const by = taken.get(who) ?? new Map<string, Set<string>>();
    taken.set(who, by);
    const on = receiverKey(call);
    const known = by.get(on);
    if (known === undefined) by.set(on, new Set([name]));
    else known.add(name);
  }
  // Where nothing has types, what methods are called tells.
  if (taken.size === 0 && owner.language !== 'typescript')
    for (const name of names) for (const call of untypedCalls(code).get(name) ?? []) note(call, name);
  const found = new Set<RoleSymbol>();
  for (const [who, by] of taken) {
    if (![...by.values()].some(set => set.size > 1)) continue;
    if (typeof who === 'string') found.add({ name: who, module: who, line: 1 });
    else found.add(who.owner ?? who);
  }
  return [...found];
}

const untyped = new WeakMap<CodeModel, Map<string, CallInfo[]>>();

/** Calls of methods on what nothing is known about, by name. */
function untypedCalls(code: CodeModel): Map<string, CallInfo[]> {
  const known = untyped.get(code);
  if (known !== undefined) return known;
  const found = new Map<string, CallInfo[]>();
  for (const scope of [...code.modules, ...code.allFunctions])
    for (const call of code.callsOf(scope)) {
      if (call.target !== undefined || call.receiverType !== undefined || call.name === undefined) continue;
      if (call.receiver === undefined || call.receiver.kind === 'self') continue;
      const list = found.get(call.name);
      if (list === undefined) found.set(call.name, [call]);
      else list.push(call);
    }
  untyped.set(code, found);
  return found;
}

/** What a step is taken on; of a chain where it begins. */
function receiverKey({ receiver }: CallInfo): string {
  let at: Expression | undefined = receiver;
  while (at?.kind === 'call' && at.callee.kind === 'member') at = at.callee.of;
  if (at?.kind === 'call') return 'made';
  return (at && placeKey(at)) ?? '?';
}
