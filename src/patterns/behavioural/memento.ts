import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classesIn } from '../code/type-questions';
import type { Candidate, Pattern } from '../pattern';
import { listExpressions, listReturns, listStatements } from '../shapes/bodies';
import { methodsOf, openMethods } from '../shapes/class-parts';
import { findFieldUses } from '../shapes/field-uses';
import { calledClue, mostNamed, pathClue, present } from '../shapes/naming';
import { listFieldAssignments, rootField } from '../shapes/own-fields';
import { rolesOf } from '../shapes/roles';
import { findStateClosures, type StateClosure } from '../shapes/state-closures';

const WORDS = new Set([
  ...[
    'memento',
    'snapshot',
    'restore',
    'backup',
    'undo',
    'checkpoint',
    'savepoint',
    'caretaker',
    'originator',
    'history',
  ],
]);
const COPIES = /(?:^|\.)(?:deepcopy|copy|structuredClone|assign|parse|stringify|dict|cloneDeep)$/;

/** Memento: an object's state, taken out so that it can be put back. */
export const MEMENTO: Pattern = {
  id: 'memento',
  title: 'Memento',
  family: 'behavioural',
  summary: 'An object hands its state out in a sealed parcel, and takes it back later to be as it was.',
  roles: {
    originator: 'Makes mementos of its own state, and goes back to them',
    memento: 'Keeps a state as it was at one time',
    caretaker: 'Keeps mementos, not looking into them',
  },
  *detect(code) {
    for (const owner of code.classes) {
      const found = findOriginator(code, owner) ?? findCopying(code, owner);
      if (found !== undefined) yield found;
    }
    for (const one of findStateClosures(code)) yield describeClosure(code, one);
  },
};

/** A class that makes a parcel of its fields, and takes its fields back from such a parcel. */
function findOriginator(code: CodeModel, owner: ClassInfo): Candidate | undefined {
  for (const save of methodsOf(owner)) {
    if (save.declaration.type === 'constructor' || save.parameters.length > 1) continue;
    const parcel = parcelOf(code, owner, save);
    if (parcel === undefined) continue;
    const back = findRestore(owner, save, parcel.class);
    if (back === undefined) continue;
    const again = back.fields.filter(field => parcel.fields.has(field));
    const memento = parcel.class;
    const keepers = caretakersOf(code, save, memento, owner);
    const behaves = openMethods(memento).filter(
      method => method.body.length > 1 || method.parameters.length > 0,
    );
    const at = (line: number) => ({ module: owner.module, line });
    return {
      roles: [
        { role: 'originator', symbol: owner },
        ...rolesOf('memento', [memento, ...memento.bases]),
        ...rolesOf(
          'caretaker',
          keepers.map(({ keeper }) => keeper),
        ),
      ],
      clues: present(
        {
          text: `\`${save.name}\` puts its own fields into a new \`${memento.name}\``,
          weight: 0.35,
          at: at(parcel.line),
        },
        {
          text: `\`${back.by.name}\` takes its fields back from one`,
          weight: 0.35,
          at: at(back.by.line),
        },
        again.length > 0 && {
          text: `\`${again[0]}\` goes out and comes back`,
          weight: 0.2,
          at: at(back.by.line),
        },
        keepers.length > 0 && {
          text: `\`${keepers[0]!.keeper.name}\` keeps them in \`${keepers[0]!.field}\``,
          weight: 0.3,
          at: { module: keepers[0]!.keeper.module, line: keepers[0]!.line },
        },
        behaves.length > 2 && { text: 'the parcel has work of its own to do', weight: -0.3, at: memento },
        calledClue(
          [
            memento,
            mostNamed(
              keepers.map(({ keeper }) => keeper),
              WORDS,
            ),
            owner,
            save,
            back.by,
          ],
          WORDS,
          0.5,
        ),
        pathClue(memento, WORDS, 0.3),
      ),
    };
  }
  return undefined;
}

function parcelOf(
  code: CodeModel,
  owner: ClassInfo,
  save: FunctionInfo,
): { class: ClassInfo; fields: Set<string>; line: number } | undefined {
  for (const call of code.callsOf(save)) {
    if (call.target?.kind !== 'class' || call.target.class === owner || call.isDeferred) continue;
    const made = call.target.class;
    const isReturned = listReturns(save).some(
      ({ value }) =>
        value === call.expression || (value !== undefined && code.typeOf(value, save)?.class === made),
    );
    if (!isReturned) continue;
    const fields = new Set<string>();
    for (const arg of call.expression.args) for (const name of ownFieldsIn(arg)) fields.add(name);
    if (fields.size > 0) return { class: made, fields, line: call.line };
  }
  return undefined;
}

/** Names of own fields that an expression reads. */
function ownFieldsIn(expression: Expression): string[] {
  const found: string[] = [];
  for (const inside of listExpressions({ body: [{ kind: 'do', line: 0, value: expression }] })) {
    const name = rootField(inside);
    if (name !== undefined) found.push(name);
  }
  return found;
}

/** A method that gives own fields what it reads from a parameter, which is such a parcel as far as its type says. */
function findRestore(
  owner: ClassInfo,
  save: FunctionInfo,
  memento: ClassInfo,
): { by: FunctionInfo; fields: string[] } | undefined {
  for (const by of methodsOf(owner)) {
    if (by === save || by.declaration.type === 'constructor') continue;
    for (const { name, type } of by.parameters) {
      const declared = classesIn(type);
      const fits =
        declared.length === 0 ||
        declared.some(
          one => one === memento || memento.ancestors.includes(one) || memento.fits.includes(one),
        );
      if (!fits || name === '') continue;
      const names = new Set([name]);
      for (const statement of listStatements(by))
        if (
          statement.kind === 'assign' &&
          statement.target.kind === 'name' &&
          statement.value &&
          (readsFrom(statement.value, names) ||
            (statement.value.kind === 'name' && names.has(statement.value.name)))
        )
          names.add(statement.target.name);
      const fields = listFieldAssignments(by)
        .filter(({ value }) => value !== undefined && readsFrom(value, names))
        .map(({ field }) => field);
      if (fields.length > 0) return { by, fields };
    }
  }
  return undefined;
}

/** Whether an expression reads a member of one of these, or asks it for something. */
function readsFrom(value: Expression, names: ReadonlySet<string>): boolean {
  return listExpressions({ body: [{ kind: 'do', line: 0, value }] }).some(
    inside =>
      (inside.kind === 'member' || inside.kind === 'index') &&
      inside.of.kind === 'name' &&
      names.has(inside.of.name),
  );
}

/** Classes that keep many mementos. */
function caretakersOf(
  code: CodeModel,
  save: FunctionInfo,
  memento: ClassInfo | undefined,
  owner: ClassInfo,
): { keeper: ClassInfo; field: string; line: number }[] {
  const found = new Map<ClassInfo, { keeper: ClassInfo; field: string; line: number }>();
  for (const kind of memento === undefined ? [] : [memento, ...memento.ancestors])
    for (const { owner: keeper, name, line, container } of code.holdersOf(kind))
      if (container !== undefined || keeper !== owner) found.set(keeper, { keeper, field: name, line });
  for (const { from } of code.callersOf(save)) {
    const keeper = from?.owner;
    // A subclass that adds its own state to the copy keeps none.
    if (keeper === undefined || isKin(keeper, owner) || found.has(keeper)) continue;
    const field = keeper.fields.find(
      one => one.container !== undefined && findFieldUses(code).putsInto(one).length > 0,
    );
    if (field !== undefined) found.set(keeper, { keeper, field: field.name, line: field.line });
  }
  if (found.size === 0)
    for (const one of code.classes) {
      // Nothing has types: whoever puts the result of a method of that name into a list.
      if (one.module !== owner.module && folderOf(one.module) !== folderOf(owner.module)) continue;
      for (const field of one.fields)
        for (const { value, line } of findFieldUses(code).putsInto(field))
          if (
            one !== owner &&
            ((value.kind === 'call' && value.callee.kind === 'member' && value.callee.name === save.name) ||
              (value.kind === 'member' && value.name === save.name))
          )
            found.set(one, { keeper: one, field: field.name, line });
    }
  return [...found.values()];
}

function isKin(one: ClassInfo, other: ClassInfo): boolean {
  return one === other || one.ancestors.includes(other) || other.ancestors.includes(one);
}

function folderOf(module: string): string {
  return module.slice(0, module.lastIndexOf('/') + 1);
}

/** The state as a plain copy: one method gives a copy of own fields, another takes one back. */
function findCopying(code: CodeModel, owner: ClassInfo): Candidate | undefined {
  for (const save of methodsOf(owner)) {
    if (save.declaration.type === 'constructor') continue;
    if (save.parameters.length > 0) continue;
    const returns = listReturns(save);
    const [copied] = returns;
    if (copied === undefined || !returns.every(({ value }) => value !== undefined && isCopyOfOwn(value)))
      continue;
    const fields = new Set(ownFieldsIn(copied.value!));
    for (const by of methodsOf(owner)) {
      if (by === save || by.declaration.type === 'constructor' || by.parameters.length === 0) continue;
      const names = new Set(by.parameters.map(({ name }) => name));
      const back = listFieldAssignments(by).filter(
        ({ field, value }) =>
          (fields.has(field) || field === '__dict__') && value !== undefined && mentions(value, names),
      );
      const updated = listExpressions(by).some(
        inside =>
          inside.kind === 'call' &&
          inside.callee.kind === 'member' &&
          inside.callee.name === 'update' &&
          rootField(inside.callee.of) === '__dict__',
      );
      const again = new Set(back.map(({ field }) => field));
      const isWhole = fields.has('__dict__') && (updated || again.has('__dict__'));
      // As much comes back as goes out.
      if (!isWhole && again.size * 2 < fields.size) continue;
      const at = (line: number) => ({ module: owner.module, line });
      const keepers = caretakersOf(code, save, undefined, owner);
      return {
        roles: [
          { role: 'originator', symbol: owner },
          ...rolesOf(
            'caretaker',
            keepers.map(({ keeper }) => keeper),
          ),
        ],
        clues: present(
          { text: `\`${save.name}\` gives a copy of its own state`, weight: 0.25, at: at(copied.line) },
          { text: `\`${by.name}\` takes such a copy back`, weight: 0.25, at: at(by.line) },
          (isWhole || again.size > 1) && { text: 'all of it', weight: 0.15, at: at(by.line) },
          keepers.length > 0 && {
            text: `\`${keepers[0]!.keeper.name}\` keeps copies`,
            weight: 0.25,
            at: keepers[0]!.keeper,
          },
          calledClue(
            [
              owner,
              save,
              by,
              mostNamed(
                keepers.map(({ keeper }) => keeper),
                WORDS,
              ),
            ],
            WORDS,
            0.5,
          ),
          pathClue(owner, WORDS, 0.3),
        ),
      };
    }
  }
  return undefined;
}

/** A function that copies an object's state and gives back a function that puts it in again. */
function describeClosure(code: CodeModel, { by, line, restore }: StateClosure): Candidate {
  const keepers = new Set(code.callersOf(by).flatMap(({ from }) => from?.owner ?? []));
  return {
    // One function is both: what it gives back is sealed by what it closes over.
    roles: [
      { role: 'originator', symbol: by },
      { role: 'memento', symbol: by },
      ...rolesOf('caretaker', keepers),
    ],
    clues: present(
      {
        text: `\`${by.name}\` copies the state of what it is given`,
        weight: 0.3,
        at: { module: by.module, line },
      },
      {
        text: 'and gives back a function that puts it in again',
        weight: 0.5,
        at: { module: by.module, line: restore },
      },
      calledClue([by, ...keepers], WORDS, 0.5),
      pathClue(by, WORDS, 0.3),
    ),
  };
}

function isCopyOfOwn(value: Expression): boolean {
  if (ownFieldsIn(value).length === 0) return false;
  if (value.kind === 'dict') return value.entries.length > 0;
  if (value.kind === 'list') return value.items.some(item => item.kind === 'spread');
  if (value.kind !== 'call') return false;
  const { callee } = value;
  const name = callee.kind === 'name' ? callee.name : callee.kind === 'member' ? callee.name : '';
  return COPIES.test(name) || name === 'slice';
}

function mentions(value: Expression, names: ReadonlySet<string>): boolean {
  return listExpressions({ body: [{ kind: 'do', line: 0, value }] }).some(
    inside => inside.kind === 'name' && names.has(inside.name),
  );
}
