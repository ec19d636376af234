import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import type { Candidate, Clue, Pattern } from '../pattern';
import { isMissing, listExpressions, listReturns, listStatements } from '../shapes/bodies';
import { openMethods } from '../shapes/class-parts';
import { familyByMethods, variantsOf } from '../shapes/families';
import { calledClue, pathClue, present } from '../shapes/naming';
import { rolesOf } from '../shapes/roles';

const WORDS = new Set([
  'null',
  'noop',
  'nop',
  'dummy',
  'empty',
  'nothing',
  'void',
  'none',
  'silent',
  'nil',
  'missing',
  'disabled',
  'blank',
  'unknown',
  'guest',
  'anonymous',
]);

/** Null object: something that does nothing, so that nobody has to ask whether there is anything. */
export const NULL_OBJECT: Pattern = {
  id: 'null-object',
  title: 'Null object',
  family: 'behavioural',
  summary:
    'An object with the expected methods that do nothing takes the place of a missing one, so that nobody has to ask.',
  roles: {
    'null-object': 'Has all methods, which do nothing or give neutral values',
    abstraction: 'What it stands in for',
    'real-object': 'What does the work where there is something to do',
  },
  *detect(code) {
    for (const owner of code.classes) {
      const found = describeNull(code, owner);
      if (found !== undefined) yield found;
    }
  },
};

function describeNull(code: CodeModel, owner: ClassInfo): Candidate | undefined {
  if (owner.kind !== 'class' || owner.isAbstract || owner.descendants.length > 0) return undefined;
  if (owner.externalBases.some(base => /(?:Error|Exception|Warning)$/.test(base))) return undefined;
  const methods = [...openMethods(owner), ...owner.accessors.filter(({ isPublic }) => isPublic)];
  if (methods.length === 0 || methods.some(({ declaration }) => declaration.abstract)) return undefined;
  const says = methods.find(method => methods.length > 1 && isConstant(method, true));
  // Where it says that it is nothing, the rest may give any fixed values: `name() → 'unknown'`.
  const idle = methods.filter(method => doesNothing(method) || (says !== undefined && isConstant(method)));
  if (idle.length < methods.length || owner.fields.some(({ parameter }) => parameter !== undefined))
    return undefined;
  const abstraction = [...owner.bases, ...owner.fits].find(base =>
    methods.some(
      ({ name }) =>
        code.findMethod(base, name) !== undefined || base.accessors.some(one => one.name === name),
    ),
  );
  const alike =
    abstraction === undefined
      ? familyByMethods(
          code,
          methods.map(({ name }) => name),
          owner.module,
        )?.variants
      : // A base with work of its own is what it stands for, even where only its heirs are seen to be made.
        [...new Set([...variantsOf(code, abstraction), ...(abstraction.isAbstract ? [] : [abstraction])])];
  if (alike === undefined) return undefined;
  const real = alike.filter(
    one =>
      one !== owner &&
      one.methods.some(method => idle.some(({ name }) => name === method.name) && !doesNothing(method)),
  );
  const others = idle.filter(({ name }) => name !== 'constructor');
  const fallback = usedAsFallback(code, owner);
  const constants = idle.every(
    method =>
      method.body.length > 0 &&
      listReturns(method).some(({ value }) => value !== undefined && !isMissing(value)),
  );
  const asks =
    says !== undefined && real.some(one => isConstant(code.findMethod(one, says.name), false))
      ? says
      : undefined;
  const isTalking = idle.some(method => !doesNothing(method));
  if (isTalking && asks === undefined) return undefined;
  return {
    roles: [
      { role: 'null-object', symbol: owner },
      ...rolesOf('abstraction', [abstraction]),
      ...rolesOf('real-object', real),
    ],
    clues: present(
      {
        text:
          others.length > 1
            ? `none of its ${others.length} methods does anything`
            : `\`${others[0]!.name}\` does nothing`,
        weight: constants ? 0.3 : others.length > 1 ? 0.5 : 0.4,
        at: others[0]!,
      },
      real.length > 0
        ? { text: `\`${real[0]!.name}\` does something in the same place`, weight: 0.3, at: real[0]! }
        : { text: 'nothing else takes its place', weight: -0.5, at: owner },
      abstraction === undefined && {
        text: 'that it stands for anything is told by method names alone',
        weight: -0.15,
        at: owner,
      },
      fallback,
      asks && {
        text: `\`${asks.name}\` says that it stands for nothing`,
        weight: isTalking ? 0.4 : 0.15,
        at: asks,
      },
      calledClue([owner], WORDS, 0.5),
      pathClue(owner, WORDS, 0.3),
    ),
  };
}

/** An empty body, or a return of nothing, of a neutral value or of the object itself. */
function doesNothing(method: FunctionInfo): boolean {
  if (method.isAbstract) return false;
  return listStatements(method).every(
    statement => statement.kind === 'return' && (statement.value === undefined || isNeutral(statement.value)),
  );
}

function isNeutral(value: Expression): boolean {
  switch (value.kind) {
    case 'literal':
      return value.type === 'null' || value.type === 'boolean' || /^(?:0(?:\.0+)?|)$/.test(value.text ?? '');
    case 'list':
      return value.items.length === 0;
    case 'dict':
      return value.entries.length === 0;
    case 'self':
      return true;
    case 'name':
      return value.name === 'undefined';
    case 'await':
      return isNeutral(value.of);
    case 'call': {
      const { callee, args } = value;
      if (args.length > 1 || (args[0] !== undefined && !isNeutral(args[0]))) return false;
      return (
        callee.kind === 'member' &&
        callee.of.kind === 'name' &&
        callee.of.name === 'Promise' &&
        callee.name === 'resolve'
      );
    }
    default:
      return false;
  }
}

/** Whether all that a method does is to return a literal; with `truth`, that one. */
function isConstant(method: FunctionInfo | undefined, truth?: boolean): boolean {
  const [only] = method?.body ?? [];
  if (method?.body.length !== 1 || only?.kind !== 'return' || only.value?.kind !== 'literal') return false;
  if (truth === undefined) return true;
  return only.value.type === 'boolean' && only.value.text?.toLowerCase() === String(truth);
}

/** A clue where it takes the place of something missing: `x or Null()`, `x ?? new Null()`, `get(k, NULL)`, a default. */
function usedAsFallback(code: CodeModel, owner: ClassInfo): Clue | undefined {
  for (const { from, line, module, expression } of code.creatorsOf(owner)) {
    const text = 'it takes the place of something missing';
    const clue: Clue = { text, weight: 0.3, at: { module, line } };
    if (from === undefined) continue;
    if (from.parameters.some(({ declaration }) => declaration.value === expression)) return clue;
    const isFallback = listExpressions(from, true).some(
      one =>
        (one.kind === 'binary' && /^(?:or|\?\?)$/.test(one.operator) && one.right === expression) ||
        (one.kind === 'conditional' && one.otherwise === expression) ||
        (one.kind === 'assignment' && one.operator === '??' && one.value === expression) ||
        (one.kind === 'call' &&
          one.callee.kind === 'member' &&
          one.callee.name === 'get' &&
          one.args[1] === expression),
    );
    const last = from.body.at(-1);
    const isLast = from.body.length > 1 && last?.kind === 'return' && last.value === expression;
    if (isFallback || isLast) return clue;
  }
  return undefined;
}
