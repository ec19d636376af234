import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { ownField } from '../code/own-field';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { classOf } from '../code/type-questions';
import type { Candidate, Clue, Pattern } from '../pattern';
import { listExpressions, listReturns, listStatements } from '../shapes/bodies';
import { methodsOf } from '../shapes/class-parts';
import { type Family, familyOf, isOfFamily } from '../shapes/families';
import { findFieldUses } from '../shapes/field-uses';
import { calledClue, mostNamed, pathClue, present } from '../shapes/naming';
import { settingOf } from '../shapes/replaceable';
import { rolesOf } from '../shapes/roles';
import { findTransitionTables, type TransitionTable } from '../shapes/transition-tables';

const WORDS = new Set(['state', 'transition', 'phase', 'mode', 'fsm']);

/** A kind with more variants than this is something general. */
const MOST_STATES = 25;

/** State: an object behaves by the state object that it holds, and the states lead from one to the next. */
export const STATE: Pattern = {
  id: 'state',
  title: 'State',
  family: 'behavioural',
  summary:
    'An object hands its work to the object for its present state, and that, or the object itself, moves on to another.',
  roles: {
    context: 'Behaves according to the state that it holds',
    state: 'What all states have in common',
    'concrete-state': 'Behaviour in one state',
  },
  *detect(code) {
    for (const owner of code.classes) {
      for (const field of owner.fields) {
        const found = findContext(code, owner, field);
        if (found !== undefined) yield found;
      }
      const changing = findClassChange(code, owner);
      if (changing !== undefined) yield changing;
    }
    for (const table of findTransitionTables(code)) yield describeTable(table);
  },
};

function findContext(code: CodeModel, owner: ClassInfo, field: FieldInfo): Candidate | undefined {
  // What Python's class body gives a value is often the objects' own.
  if (field.container !== undefined || (field.isStatic && owner.language !== 'python')) return undefined;
  const calls = findFieldUses(code).callsOn(field);
  const delegated = calls.find(
    ({ by, isElement, method }) => !isElement && method !== '' && by.declaration.type !== 'constructor',
  );
  if (delegated === undefined) return undefined;
  const family = familyOf(code, field);
  if (family === undefined || family.variants.length < 2 || isOfFamily(family, owner)) return undefined;
  if (family.variants.length > MOST_STATES) return undefined;
  const at = (line: number) => ({ module: owner.module, line });
  const moves = findMoves(code, owner, field, family);
  if (moves.length === 0) return undefined;
  const { base, variants } = family;
  const handed = new Set(calls.map(({ method }) => method));
  return {
    roles: [
      { role: 'context', symbol: owner },
      ...rolesOf('state', [base]),
      ...rolesOf(
        'concrete-state',
        variants.filter(one => one !== base),
      ),
    ],
    clues: present(
      {
        text: `\`${delegated.by.name}\` leaves its work to what \`${field.name}\` holds, one of ${variants.length} classes`,
        weight: 0.35,
        at: at(delegated.line),
      },
      ...moves,
      handed.size > 1 && { text: 'several methods are left to it', weight: 0.1, at: at(delegated.line) },
      family.isGuess && {
        text: 'what it holds is told by method names alone',
        weight: -0.1,
        at: at(field.line),
      },
      calledClue([base, mostNamed(variants, WORDS), namedField(field)], WORDS, 0.5),
      pathClue(owner, WORDS, 0.3),
    ),
  };
}

/** A state machine without a class for each state: a table leads from one to the next. Never as sure as objects that behave. */
function describeTable({ states, name, module, line, owner, count }: TransitionTable): Candidate {
  const place = { name, module, line };
  return {
    roles: [
      { role: 'context', symbol: owner ?? place },
      { role: 'state', symbol: states },
    ],
    clues: present(
      { text: `\`${name}\` has entries for the members of \`${states.name}\``, weight: 0.35, at: place },
      { text: `and leads from ${count} of them on to others`, weight: 0.42, at: place },
      calledClue([states, place, owner], WORDS, 0.35),
    ),
  };
}

function namedField({ name, owner, line }: FieldInfo): { name: string; module: string; line: number } {
  return { name, module: owner.module, line };
}

/** How the held state is exchanged from inside: by the states, or by the context itself. */
function findMoves(code: CodeModel, owner: ClassInfo, field: FieldInfo, family: Family): Clue[] {
  const clues: Clue[] = [];
  const { setters, switches } = settingOf(field);
  const setterNames = new Set([
    field.name,
    field.name.replace(/^_+/, ''),
    ...setters.map(({ by }) => by.name),
    ...switches.filter(({ by, value }) => isChosenFrom(value, by)).map(({ by }) => by.name),
  ]);
  if (setters.length === 0 && switches.length === 0 && (field.isReadonly || field.visibility !== undefined))
    return [];
  const states = family.base === undefined ? family.variants : [...family.variants, family.base];
  let made: { by: FunctionInfo; line: number } | undefined;
  let moved: { by: FunctionInfo; line: number } | undefined;
  let successor: { by: FunctionInfo; line: number } | undefined;
  for (const one of states)
    for (const by of methodsOf(one)) {
      if (by.declaration.type === 'constructor') continue;
      const move = findMove(code, owner, by, setterNames);
      if (move !== undefined) moved ??= { by, line: move };
      const sibling = code
        .creationsOf(by)
        .find(({ class: other }) => other !== one && family.variants.includes(other));
      if (sibling !== undefined) {
        made ??= { by, line: sibling.line };
      }
      if (listReturns(by).some(({ value }) => namesSibling(code, value, by, one, family)))
        successor ??= { by, line: by.line };
    }
  if (moved !== undefined)
    clues.push({
      text: `\`${moved.by.owner?.name}.${moved.by.name}\` moves the context on to another state`,
      weight: 0.5,
      at: { module: moved.by.module, line: moved.line },
    });
  if (made !== undefined && moved !== undefined)
    clues.push({
      text: `\`${made.by.owner?.name}\` makes the state that comes after it`,
      weight: 0.3,
      at: { module: made.by.module, line: made.line },
    });
  const uses = findFieldUses(code).callsOn(field);
  for (const { line, value } of switches) {
    // `self.state = self.state.next()`.
    const called = uses.find(({ expression }) => expression === bareCall(value));
    if (called !== undefined) {
      clues.push({
        text: 'what the state returns becomes the next state',
        weight: successor === undefined ? 0.35 : 0.55,
        at: { module: owner.module, line },
      });
      return clues;
    }
  }
  const chosen = switches.filter(({ value, by }) => isState(code, value, by, family));
  const [first] = chosen;
  if (first !== undefined) {
    const different = new Set(chosen.map(({ value }) => JSON.stringify(value).replace(/"line":\d+/g, '')));
    clues.push({
      text: `\`${first.by.name}\` of the context itself moves on to another state`,
      weight: different.size > 1 ? 0.45 : 0.15,
      at: { module: owner.module, line: first.line },
    });
  }
  return clues;
}

/** What is put in depends on a parameter: `self.state = self.states[name]`. */
function isChosenFrom(value: Expression, { parameters }: FunctionInfo): boolean {
  return listExpressions({ body: [{ kind: 'do', line: 0, value }] }).some(
    one => one.kind === 'name' && parameters.some(({ name }) => name === one.name),
  );
}

function bareCall(value: Expression): Expression {
  return value.kind === 'await' ? value.of : value;
}

/** The line where a method gives the context a new state: `context.state = …`, `self.context.set_state(…)`. */
function findMove(
  code: CodeModel,
  owner: ClassInfo,
  by: FunctionInfo,
  setters: ReadonlySet<string>,
): number | undefined {
  const isContext = (of: Expression): boolean => {
    if (of.kind === 'self' || of.kind === 'own-class') return false;
    const type = classOf(code.typeOf(of, by));
    if (type !== undefined) return isKin(type, owner);
    if (owner.language === 'typescript') return of.kind === 'name' || ownField(of) !== undefined;
    const isParameter = of.kind === 'name' && by.parameters.some(({ name }) => name === of.name);
    return isParameter || ownField(of) !== undefined;
  };
  for (const statement of listStatements(by))
    if (
      statement.kind === 'assign' &&
      statement.target.kind === 'member' &&
      setters.has(statement.target.name) &&
      isContext(statement.target.of)
    )
      return statement.line;
  for (const expression of listExpressions(by, true))
    if (
      expression.kind === 'call' &&
      expression.callee.kind === 'member' &&
      setters.has(expression.callee.name) &&
      expression.args.length > 0 &&
      isContext(expression.callee.of)
    )
      return expression.line;
  return undefined;
}

function isKin(one: ClassInfo, other: ClassInfo): boolean {
  return (
    one === other ||
    one.ancestors.includes(other) ||
    other.ancestors.includes(one) ||
    other.fits.includes(one)
  );
}

function namesSibling(
  code: CodeModel,
  value: Expression | undefined,
  by: FunctionInfo,
  one: ClassInfo,
  family: Family,
): boolean {
  if (value?.kind === 'conditional')
    return (
      namesSibling(code, value.then, by, one, family) || namesSibling(code, value.otherwise, by, one, family)
    );
  if (value?.kind !== 'call') return false;
  const target = code.targetOf(value.callee, by);
  return target?.kind === 'class' && target.class !== one && family.variants.includes(target.class);
}

/** A new state, or one of those that the context keeps. */
function isState(code: CodeModel, value: Expression, by: FunctionInfo, family: Family): boolean {
  const type = code.typeOf(value, by);
  return (
    type?.class !== undefined &&
    isOfFamily(family, type.class) &&
    (value.kind === 'call' || value.kind === 'member')
  );
}

/** Python lets an object change its class: `self.__class__ = Closed`. */
function findClassChange(code: CodeModel, owner: ClassInfo): Candidate | undefined {
  if (owner.language !== 'python') return undefined;
  const targets = new Map<ClassInfo, number>();
  for (const by of owner.methods)
    for (const statement of listStatements(by)) {
      if (statement.kind !== 'assign' || statement.target.kind !== 'own-class' || !statement.value) continue;
      const target = code.targetOf(statement.value, by);
      if (target?.kind === 'class' && target.class !== owner) targets.set(target.class, statement.line);
    }
  const [first] = targets;
  if (first === undefined) return undefined;
  const family = new Set([...targets.keys(), ...targets.keys()].flatMap(one => [one, ...one.ancestors]));
  const isFamily = owner.ancestors.some(base => family.has(base)) || family.has(owner);
  return {
    roles: [{ role: 'context', symbol: owner }, ...rolesOf('concrete-state', [owner, ...targets.keys()])],
    clues: present(
      {
        text: `an object of \`${owner.name}\` makes itself one of \`${first[0].name}\``,
        weight: 0.5,
        at: { module: owner.module, line: first[1] },
      },
      isFamily && { text: 'both have a base in common', weight: 0.3, at: owner },
      calledClue([owner, ...targets.keys()], WORDS, 0.5),
      pathClue(owner, WORDS, 0.3),
    ),
  };
}
