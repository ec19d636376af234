import type { Expression } from '../../model/code';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import type { Candidate, CandidateRole, Clue, Pattern, RoleSymbol } from '../pattern';
import { listReturns } from '../shapes/bodies';
import { type KeyedPut, type KeyedUse, listKeyedUses } from '../shapes/keyed-use';
import { nameClue, structureClue } from '../shapes/make-clue';
import { findClassList } from '../shapes/subclass-hooks';
import { hasWord } from '../shapes/words';

const REGISTRIES = new Set(['registry', 'registrar', 'registered', 'catalog', 'catalogue']);
const REGISTERING = new Set(['register', 'registration', 'registrate', 'enroll']);

/** Things are entered under keys in a place that everybody knows, and found there by key. */
export const registry: Pattern = {
  id: 'registry',
  title: 'Registry',
  family: 'creational',
  summary:
    'Keeps classes, functions or objects under keys in one well-known place, where they are registered and looked up.',
  roles: {
    registry: 'keeps what is registered',
    register: 'enters something',
    lookup: 'finds it by its key',
  },
  *detect(code) {
    for (const use of listKeyedUses(code)) {
      const candidate = judge(use);
      if (candidate !== undefined) yield candidate;
    }
    for (const owner of code.classes) {
      const found = findClassList(owner);
      if (found === undefined) continue;
      const { field, method, line } = found;
      yield {
        roles: [
          { role: 'registry', symbol: owner },
          { role: 'register', symbol: method },
        ],
        clues: [
          structureClue(`Each new class is entered into ${field}`, 0.62, { module: owner.module, line }),
          ...(hasWord(owner.name, REGISTRIES) || hasWord(field, REGISTRIES)
            ? [nameClue(`${owner.name} or ${field} is called a registry`, 0.4, owner)]
            : []),
        ],
      };
    }
  },
};

function judge({ place, puts, gets }: KeyedUse): Candidate | undefined {
  const owner = 'owner' in place ? place.owner : undefined;
  const isShared = owner === undefined || ('isStatic' in place && place.isStatic) || isMeta(owner);
  const entered = puts.filter(put => isGiven(put));
  const hook = puts.find(put => isClassHook(put));
  const first = hook ?? entered[0];
  if (first === undefined) return undefined;
  // What is made there and then is a cache.
  if (hook === undefined && entered.length < puts.length - entered.length) return undefined;
  const at = { module: first.by.module, line: first.line };
  const clues: Clue[] = [];
  const isDecorator = hook === undefined && givesBack(first);
  if (hook !== undefined) clues.push(structureClue(`Each new class is entered into ${place.name}`, 0.55, at));
  else if (isDecorator)
    clues.push(structureClue(`What is decorated is entered into ${place.name} and given back`, 0.45, at));
  else
    clues.push(
      structureClue(`${first.by.name} enters what it is given into ${place.name} under a key`, 0.25, at),
    );
  const looked = gets.filter(
    ({ by, isReturned, key }) =>
      by !== first.by && (isReturned || (owner === undefined && isParameter(key, by))),
  );
  const found =
    looked.find(({ isReturned, isCalled }) => isReturned || isCalled) ??
    gets.find(({ by, isCalled }) => by !== first.by && isCalled);
  if (found !== undefined)
    clues.push(
      structureClue(`${found.by.name} finds it there by key`, 0.25, {
        module: found.by.module,
        line: found.line,
      }),
    );
  if (isShared)
    clues.push(
      structureClue(
        `${place.name} is there once, for all`,
        hook !== undefined || isDecorator || owner === undefined ? 0.25 : 0.3,
        {
          module: owner?.module ?? first.by.module,
          line: place.line,
        },
      ),
    );
  const holdsMakers =
    hook !== undefined || isDecorator || gets.some(({ isCalled }) => isCalled) || takesClass(first);
  if (holdsMakers)
    clues.push(structureClue('It holds classes or functions, which are called later', 0.3, at));
  else if (!isShared) clues.push(structureClue('Any object has one of its own', -0.15, at));
  if (hook === undefined && found === undefined && !isDecorator)
    clues.push(structureClue('Nobody looks it up by key', -0.5, at));
  const names = [owner?.name ?? '', place.name].filter(name => hasWord(name, REGISTRIES));
  if (names.length > 0) clues.push(nameClue(`${names[0]} says that it is one`, 0.4, at));
  if (hasWord(first.by.name, REGISTERING))
    clues.push(nameClue(`${first.by.name} says that it registers`, 0.35, first.by));
  if (isAboutItself(first) && !holdsMakers && !clues.some(({ isName }) => isName))
    clues.push(structureClue('The key is a part of what is kept, as in a repository', -0.35, at));
  const chief: RoleSymbol = owner ?? { name: place.name, module: first.by.module, line: place.line };
  const roles: CandidateRole[] = [
    { role: 'registry', symbol: owner ?? ('module' in place ? place : chief) },
    { role: 'register', symbol: first.by },
    ...(found === undefined ? [] : [{ role: 'lookup', symbol: found.by }]),
  ];
  return { roles, clues };
}

function isMeta({ externalBases }: ClassInfo): boolean {
  return externalBases.includes('type');
}

/** A value that comes from outside, and is not made here. */
function isGiven({ parameter, value, key, by }: KeyedPut): boolean {
  if (by.name === 'constructor' || (key.kind === 'name' && key.name === parameter)) return false;
  return parameter !== undefined || (value.kind === 'own-class' && by.name === '__init_subclass__');
}

/** A put by which a class is entered when it comes to be: `__init_subclass__`, or a metaclass. */
function isClassHook({ by, value }: KeyedPut): boolean {
  if (by.name === '__init_subclass__') return value.kind === 'own-class' || value.kind === 'self';
  if (by.owner === undefined || !isMeta(by.owner)) return false;
  return by.name === '__new__' || by.name === 'constructor';
}

/** A decorator: what is entered is given back, by this function or by the one inside. */
function givesBack({ by, parameter, isInside }: KeyedPut): boolean {
  if (parameter === undefined) return false;
  const isOwn = by.parameters.some(({ name }) => name === parameter);
  if (!isInside && !isOwn) return false;
  if (!isInside)
    return listReturns(by).some(({ value }) => value?.kind === 'name' && value.name === parameter);
  const inner = new Set<string>();
  walkBody(by.body, {
    nested(inside) {
      inner.add(inside.name);
      return false;
    },
  });
  return listReturns(by).some(
    ({ value }) => value?.kind === 'function' || (value?.kind === 'name' && inner.has(value.name)),
  );
}

/** Whether the parameter's type says that it is a class or a function. */
function takesClass({ by, parameter }: KeyedPut): boolean {
  const type = by.parameters.find(({ name }) => name === parameter)?.type;
  return type !== undefined && /^(?:type|Type|=>|Callable|Function|Constructor|Newable)$/.test(type.name);
}

function isParameter(key: Expression, by: FunctionInfo): boolean {
  return key.kind === 'name' && by.parameters.some(({ name }) => name === key.name);
}

/** `items[item.id] = item`. */
function isAboutItself({ key, parameter }: KeyedPut): boolean {
  return (
    key.kind === 'member' && key.of.kind === 'name' && key.of.name === parameter && !key.name.startsWith('__')
  );
}
