import type { CodeModel } from '../code/code-model';
import { MEMBERS } from '../code/flat-body';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { walkBody, walkExpression } from '../code/walk';
import type { CandidateRole, Clue, Pattern } from '../pattern';
import { listReturns, listStatements } from '../shapes/bodies';
import { callsSuper, expressionsOf } from '../shapes/hand-ons';
import { hasMethod } from '../shapes/kinship';
import { hasWord } from '../shapes/words';

/** Bases that say something of a class and give it nothing. */
const MARKS = /^(?:object|abc\.ABC|typing(?:_extensions)?\.(?:Generic|Protocol))$/;
const NAMES = new Set(['mixin', 'mixins']);

export const MIXIN: Pattern = {
  id: 'mixin',
  title: 'Mixin',
  family: 'structural',
  summary: 'Gives methods to classes that have another base, and is nothing by itself.',
  roles: {
    mixin: 'Has the methods that are mixed in',
    user: 'A class that they are mixed into',
  },
  *detect(code) {
    for (const one of code.classes) {
      if (one.kind !== 'class') continue;
      const found = one.language === 'python' ? judgeBase(code, one) : undefined;
      if (found !== undefined) yield found;
    }
    for (const one of code.functions) {
      const found = judgeFunction(code, one);
      if (found !== undefined) yield found;
    }
    yield* detectCopied(code);
  },
};

/** Python: a base that stands in front of the one that a class is made of. */
function judgeBase(code: CodeModel, one: ClassInfo) {
  const methods = one.methods.filter(({ isAbstract, name }) => !isAbstract && name !== '__new__');
  const users = one.descendants.filter(user => isMixedInto(user, one));
  const isBase =
    one.ancestors.some(base => !hasMixinShape(base)) || one.externalBases.some(base => !MARKS.test(base));
  const clues: Clue[] = [];
  const add = (weight: number, text: string, at: Clue['at'] = one) => clues.push({ text, weight, at });
  if (methods.length === 0 && one.fields.length === 0) return undefined;
  const isNamed = hasWord(one.name, NAMES);
  if (users.length === 0 && !isNamed) return undefined;
  if (users.length > 0) add(0.35, `\`${users[0]!.name}\` has it in front of another base`, users[0]);
  if (users.length > 1) add(0.2, `${users.length} classes do so`, users[1]);
  const above = methods.find(
    method => callsSuper(method) && !one.ancestors.some(base => hasMethod(base, method.name)),
  );
  if (above !== undefined)
    add(0.45, `\`${above.name}\` calls one that the class itself does not inherit`, above);
  const missing = isBase ? undefined : findMissing(code, one, methods);
  if (missing !== undefined)
    add(0.4, `uses \`${missing.name}\`, which others have to bring along`, missing.at);
  if (one.constructedBy === undefined) {
    add(0.25, 'is not constructed by itself');
    const isFree = users.length > 0 && !isBase && one.children.every(child => users.includes(child));
    const start = one.ancestors.length === 0 ? 'has no base' : 'has no base but such ones';
    if (isFree) add(0.25, `${start}, and is never the only one`);
  } else if (!callsSuper(one.constructedBy))
    add(-0.4, 'has a constructor that goes no further', one.constructedBy);
  if (code.creatorsOf(one).length > 0) add(-0.6, 'objects are made of it alone', code.creatorsOf(one)[0]);
  if (isBase) add(-0.3, `is a \`${one.ancestors[0]?.name ?? one.externalBases[0]}\` itself`);
  const alone = one.children.filter(({ baseTypes }) => baseTypes.length === 1 && !hasWord(one.name, NAMES));
  if (alone.length > users.length) add(-0.5, 'is the only base of more classes');
  if (one.isAbstract && methods.length === 0) add(-0.6, 'says only what others have to do');
  if (isNamed) clues.push({ text: 'is called a mixin', weight: 0.5, at: one, isName: true });
  const roles: CandidateRole[] = [{ role: 'mixin', symbol: one }];
  for (const symbol of users.slice(0, 20)) roles.push({ role: 'user', symbol });
  return { roles, clues };
}

/** Whether a class has it in front of a base that is more than an interface. */
function isMixedInto({ baseTypes }: ClassInfo, one: ClassInfo): boolean {
  const place = baseTypes.findIndex(base => base.class === one);
  if (place === -1) return false;
  return baseTypes.slice(place + 1).some(({ class: base, external }) => {
    if (base === undefined) return external !== undefined && !MARKS.test(external);
    return (
      base.methods.some(({ isAbstract }) => !isAbstract) ||
      base.constructedBy !== undefined ||
      base.bases.length > 0
    );
  });
}

/** Whether a base adds nothing that has to be constructed. */
function hasMixinShape({ constructedBy, externalBases }: ClassInfo): boolean {
  return constructedBy === undefined && externalBases.length === 0;
}

/** A member of the own object that the class has from nowhere. */
function findMissing(code: CodeModel, one: ClassInfo, methods: readonly FunctionInfo[]) {
  for (const method of methods) {
    let found: string | undefined;
    for (const statement of listStatements(method))
      for (const expression of expressionsOf(statement))
        walkExpression(expression, {
          kinds: MEMBERS,
          expression(at) {
            if (at.kind === 'member' && at.of.kind === 'self' && !/^__\w+__$/.test(at.name))
              if (code.findField(one, at.name) === undefined && code.findMethod(one, at.name) === undefined)
                found ??= at.name;
            return undefined;
          },
        });
    if (found !== undefined) return { name: found, at: method };
  }
  return undefined;
}

/** TypeScript: a function that gives back a class made of the one it is given. */
function judgeFunction(code: CodeModel, one: FunctionInfo) {
  const names = new Set(one.parameters.map(({ name }) => name));
  for (const { value, line } of listReturns(one)) {
    const declared =
      value?.kind === 'class'
        ? value
        : one.body.find(
            statement =>
              statement.kind === 'class' && value?.kind === 'name' && statement.name === value.name,
          );
    if (declared?.kind !== 'class') continue;
    const base = declared.bases.find(at => typeof at === 'string' && names.has(at));
    if (base === undefined) continue;
    const clues: Clue[] = [
      {
        text: `gives back a class made of \`${base}\`, which it is given`,
        weight: 0.65,
        at: { module: one.module, line },
      },
    ];
    if (one.parameters.length > 1)
      clues.push({ text: 'what it makes also depends on other things', weight: -0.3, at: one });
    if (declared.methods.length + declared.fields.length > 0)
      clues.push({ text: 'adds members to it', weight: 0.3, at: { module: one.module, line } });
    const users = code.callersOf(one);
    if (users.length > 1)
      clues.push({ text: `${users.length} classes are made with it`, weight: 0.2, at: users[0]! });
    if (hasWord(one.name, NAMES))
      clues.push({ text: 'is called a mixin', weight: 0.4, at: one, isName: true });
    return { roles: [{ role: 'mixin', symbol: one }], clues };
  }
  return undefined;
}

/** TypeScript: `applyMixins(Order, [Tagged, Timed])`, where a function copies what prototypes have. */
function* detectCopied(code: CodeModel) {
  for (const one of code.functions) {
    if (one.parameters.length < 2 || !copiesPrototypes(one)) continue;
    for (const { expression, line, module, from } of code.callersOf(one)) {
      const scope = from ?? code.modules.find(({ id }) => id === module);
      const list = expression.args.find(arg => arg.kind === 'list');
      if (scope === undefined || list?.kind !== 'list') continue;
      const [first] = expression.args;
      const user = first && code.targetOf(first, scope);
      for (const item of list.items) {
        const target = code.targetOf(item, scope);
        if (target?.kind !== 'class') continue;
        const clues: Clue[] = [
          { text: `its methods are copied by \`${one.name}\``, weight: 0.75, at: { module, line } },
        ];
        const roles: CandidateRole[] = [{ role: 'mixin', symbol: target.class }];
        if (user?.kind === 'class') {
          roles.push({ role: 'user', symbol: user.class });
          clues.push({ text: `\`${user.class.name}\` gets them`, weight: 0.2, at: user.class });
        }
        yield { roles, clues };
      }
    }
  }
}

function copiesPrototypes(one: FunctionInfo): boolean {
  let [reads, names] = [false, false];
  walkBody(one.body, {
    kinds: MEMBERS,
    expression(at) {
      if (at.kind === 'member' && at.name === 'prototype') reads = true;
      if (at.kind === 'member' && (at.name === 'getOwnPropertyNames' || at.name === 'assign')) names = true;
      return undefined;
    },
  });
  return reads && names;
}
