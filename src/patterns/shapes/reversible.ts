import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { openMethods } from './class-parts';
import { findFieldUses } from './field-uses';
import { settingOf } from './replaceable';

/** A class that does something with what it was made with, and undoes it by doing something else. */
export interface Reversible {
  readonly owner: ClassInfo;
  readonly base: ClassInfo;
  readonly field: FieldInfo;
  readonly act: FunctionInfo;
  readonly undo: FunctionInfo;
  /** Own fields go along as arguments. */
  readonly passesOwn: boolean;
}

/** Most methods of such a class. */
const MOST_METHODS = 4;

/** Classes with a base and two methods without parameters that call what they were made with, in another way each. */
export function findReversible(code: CodeModel): Reversible[] {
  const uses = findFieldUses(code);
  const found: Reversible[] = [];
  for (const owner of code.classes) {
    const open = openMethods(owner).filter(({ declaration }) => declaration.type === 'method');
    if (open.length < 2 || open.length > MOST_METHODS || owner.bases.length === 0) continue;
    const plain = open.filter(({ parameters }) => parameters.length === 0);
    const base = owner.bases.find(
      one => plain.filter(({ name }) => code.findMethod(one, name) !== undefined).length === 2,
    );
    if (base === undefined) continue;
    for (const field of owner.fields) {
      if (field.container !== undefined || !settingOf(field).byConstructor) continue;
      const calls = uses.callsOn(field).filter(({ by, method }) => method !== '' && plain.includes(by));
      const [first] = calls;
      const other = calls.find(
        one =>
          one.by !== first?.by && calls.some(same => same.by === first?.by && same.method !== one.method),
      );
      if (first === undefined || other === undefined) continue;
      const passesOwn = [first, other].every(({ expression }) =>
        expression.args.some(arg => arg.kind === 'member' && arg.of.kind === 'self'),
      );
      found.push({ owner, base, field, act: first.by, undo: other.by, passesOwn });
      break;
    }
  }
  return found;
}
