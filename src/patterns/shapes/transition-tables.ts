import type { Expression } from '../../model/code';
import type { CodeModel, Scope } from '../code/code-model';
import type { ClassInfo } from '../code/symbols';
import { listExpressions } from './bodies';

/** A table that says which states may follow on which. */
export interface TransitionTable {
  readonly states: ClassInfo;
  readonly name: string;
  readonly module: string;
  readonly line: number;
  /** The class whose field it is. */
  readonly owner?: ClassInfo;
  /** How many states it leads on from. */
  readonly count: number;
}

/** Dictionaries from members of an enum to what holds members of the same: `{Door.OPEN: [Door.SHUT], Door.SHUT: [Door.OPEN]}`. */
export function findTransitionTables(code: CodeModel): TransitionTable[] {
  const found: TransitionTable[] = [];
  for (const module of code.modules)
    for (const { name, line, value } of module.variables) {
      const table = readTable(code, value, module);
      if (table !== undefined) found.push({ ...table, name, line, module: module.id });
    }
  for (const owner of code.classes) {
    if (owner.kind === 'enum') continue;
    const [scope] = owner.constructedBy === undefined ? owner.methods : [owner.constructedBy];
    if (scope === undefined) continue;
    for (const { name, line, values } of owner.fields) {
      const table = readTable(code, values[0]?.value, scope);
      if (table !== undefined) found.push({ ...table, name, line, module: owner.module, owner });
    }
  }
  return found;
}

function readTable(
  code: CodeModel,
  value: Expression | undefined,
  scope: Scope,
): { states: ClassInfo; count: number } | undefined {
  if (value?.kind !== 'dict' || value.entries.length < 2) return undefined;
  let states: ClassInfo | undefined;
  let count = 0;
  for (const { key, value: next } of value.entries) {
    const of = key && enumOf(code, key, scope);
    if (of === undefined || (states !== undefined && of !== states)) return undefined;
    states = of;
    const leads = listExpressions({ body: [{ kind: 'do', line: 0, value: next }] }).some(
      one => enumOf(code, one, scope) === of,
    );
    if (leads) count++;
  }
  // The last states lead nowhere.
  return states !== undefined && count >= 2 && count * 2 >= value.entries.length
    ? { states, count }
    : undefined;
}

/** The enum of `Door.OPEN`; a tuple's where it is its first, as in `(Door.OPEN, Event.PUSH)`. */
function enumOf(code: CodeModel, expression: Expression, scope: Scope): ClassInfo | undefined {
  if (expression.kind === 'list') {
    const [first] = expression.items;
    return first === undefined ? undefined : enumOf(code, first, scope);
  }
  if (expression.kind !== 'member' || expression.of.kind !== 'name') return undefined;
  const target = code.targetOf(expression.of, scope);
  return target?.kind === 'class' && target.class.kind === 'enum' ? target.class : undefined;
}
