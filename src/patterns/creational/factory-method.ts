import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classesIn } from '../code/type-questions';
import type { Candidate, CandidateRole, Clue, FoundPatterns, Pattern } from '../pattern';
import { listStatements } from '../shapes/bodies';
import { chosenBy, findMadeByKey } from '../shapes/choice';
import { commonOf, isError, listProducts, type Product } from '../shapes/creations';
import { type CreatingFamily, listCreatingFamilies } from '../shapes/creators';
import { isFactoryName, makingWord } from '../shapes/family-names';
import { nameClue, structureClue } from '../shapes/make-clue';
import { readsMembersOf } from '../shapes/product-arguments';

/** Most products that a finding names. */
const MOST = 12;

/** A method that leaves to subclasses, or to its argument, which class to make. */
export const factoryMethod: Pattern = {
  id: 'factory-method',
  title: 'Factory method',
  family: 'creational',
  summary: 'Leaves to subclasses, or to an argument, which of several kinds of product is made.',
  roles: {
    creator: 'declares what makes the product, or chooses among products',
    'concrete-creator': 'says which product is made',
    product: 'what is made',
    'product-type': 'what all products have in common',
  },
  after: ['abstract-factory'],
  *detect(code, found) {
    for (const family of listCreatingFamilies(code)) {
      const candidate = judgeFamily(family, code, found);
      if (candidate !== undefined) yield candidate;
    }
    for (const fn of code.allFunctions) {
      const candidate = judgeChoice(fn, code, found) ?? judgeTable(fn);
      if (candidate !== undefined) yield candidate;
    }
    for (const owner of code.classes) {
      const candidate = judgeNamedConstructors(owner, code);
      if (candidate !== undefined) yield candidate;
    }
  },
};

function rolesOf(creators: readonly CandidateRole[], products: readonly ClassInfo[]): CandidateRole[] {
  const roles = [...creators];
  const common = commonOf(products);
  if (common?.by === 'base' && !products.includes(common.base))
    roles.push({ role: 'product-type', symbol: common.base });
  for (const symbol of products.slice(0, MOST)) roles.push({ role: 'product', symbol });
  return roles;
}

/** A method that subclasses override to make products of their own. */
function judgeFamily(
  { root, rootOwner, creating }: CreatingFamily,
  code: CodeModel,
  found: FoundPatterns,
): Candidate | undefined {
  const overriding = creating.filter(({ method }) => method !== root);
  if (overriding.length === 0 || found.has('abstract-factory', rootOwner)) return undefined;
  const products = [...new Set(creating.flatMap(one => one.products.map(product => product.class)))];
  const first = overriding[0]!;
  const differ = products.length > 1;
  const clues: Clue[] = [];
  if (differ)
    clues.push(
      structureClue(
        `${overriding.length} classes override ${root.name}, and what they make differs: ${listNames(products)}`,
        overriding.length > 1 ? 0.5 : 0.4,
        first.method,
      ),
    );
  else
    clues.push(
      structureClue(`${first.owner.name} makes ${products[0]!.name} in ${root.name}`, 0.2, first.method),
    );
  const common = differ ? commonOf(products) : undefined;
  const declared = classesIn(root.returns).find(type =>
    products.every(product => isKindOf(product, type, code)),
  );
  if (declared !== undefined && !products.includes(declared))
    clues.push(
      structureClue(`All of them are ${declared.name}, as ${root.name} says`, differ ? 0.35 : 0.2, root),
    );
  else if (common !== undefined)
    clues.push(structureClue(`All of them ${describe(common)}`, common.by === 'methods' ? 0.2 : 0.3, root));
  else if (differ) clues.push(structureClue('What is made has nothing in common', -0.4, root));
  if (root.isAbstract && differ)
    clues.push(structureClue(`${rootOwner.name} leaves ${root.name} to its subclasses`, 0.15, root));
  const user = code
    .callersOf(root)
    .find(({ receiver, from }) => receiver?.kind === 'self' && from !== undefined && from.name !== root.name);
  if (user !== undefined)
    clues.push(structureClue(`${user.from!.name} works with whatever ${root.name} makes`, 0.35, user));
  if (creating.every(({ method, products }) => products.every(product => readsMembersOf(product, method))))
    clues.push(structureClue('It turns its argument into another object', -0.45, first.method));
  const word = makingWord(root.name);
  if (word > 0)
    clues.push(
      nameClue(`${root.name} says that it makes or gives something`, word === 2 ? 0.35 : 0.15, root),
    );
  if (isFactoryName(rootOwner.name))
    clues.push(nameClue(`${rootOwner.name} is called a factory`, 0.3, rootOwner));
  const creators: CandidateRole[] = [
    { role: 'creator', symbol: rootOwner },
    ...overriding.map(({ owner }) => ({ role: 'concrete-creator', symbol: owner })),
  ];
  return { roles: rolesOf(creators, products), clues };
}

function isKindOf(one: ClassInfo, type: ClassInfo, code: CodeModel): boolean {
  return (
    one === type ||
    one.ancestors.includes(type) ||
    one.fits.includes(type) ||
    (type.kind === 'type' && code.concreteOf(type).includes(one))
  );
}

/** A function that chooses by an argument which of several classes it makes. */
function judgeChoice(fn: FunctionInfo, code: CodeModel, found: FoundPatterns): Candidate | undefined {
  const { owner } = fn;
  if (/^__\w+__$/.test(fn.name) && fn.name !== '__new__' && fn.name !== '__call__') return undefined;
  const products = listProducts(fn, code).filter(product => !isError(product.class));
  const classes = products.map(product => product.class);
  if (classes.length < 2) return undefined;
  // What is a part of an abstract factory is told there.
  if ([owner, fn].some(one => one !== undefined && hasPart(one, found))) return undefined;
  const clues: Clue[] = [
    structureClue(`${fn.name} makes one of ${listNames(classes)}`, classes.length > 2 ? 0.38 : 0.32, fn),
  ];
  const common = commonOf(classes);
  const areEmpty = classes.every(
    ({ methods, accessors, fields }) => methods.length + accessors.length + fields.length === 0,
  );
  if (common === undefined && !areEmpty)
    clues.push(structureClue('What is made has nothing in common', -0.5, fn));
  else if (common !== undefined)
    clues.push(structureClue(`All of them ${describe(common)}`, common.by === 'methods' ? 0.2 : 0.3, fn));
  const choice = chosenBy(fn);
  if (choice !== undefined)
    clues.push(
      structureClue(`Which one, ${choice.name} says`, choice.isPlain ? 0.35 : 0.1, {
        module: fn.module,
        line: choice.line,
      }),
    );
  if (listStatements(fn).length > classes.length * 4 + 8)
    clues.push(structureClue('It does much else', -0.3, fn));
  const isOwnKind =
    owner !== undefined &&
    common?.by === 'base' &&
    (owner === common.base || owner.ancestors.includes(common.base));
  if (isOwnKind && !fn.declaration.static && !fn.declaration.ofClass && fn.name !== '__new__')
    clues.push(
      structureClue(
        'What is made is of the same kind as its maker, as states that follow one another',
        -0.6,
        fn,
      ),
    );
  if (products.some(product => nests(product, classes, code, fn)))
    clues.push(structureClue('Products are put into one another', -0.5, fn));
  if (products.every(product => readsMembersOf(product, fn)))
    clues.push(structureClue('It turns its argument into another object', -0.35, fn));
  const word = makingWord(fn.name);
  if (word > 0)
    clues.push(nameClue(`${fn.name} says that it makes or gives something`, word === 2 ? 0.35 : 0.2, fn));
  if (owner !== undefined && isFactoryName(owner.name))
    clues.push(nameClue(`${owner.name} is called a factory`, 0.35, owner));
  const creators: CandidateRole[] = [
    { role: 'creator', symbol: owner !== undefined && isMainly(owner, fn) ? owner : fn },
  ];
  return { roles: rolesOf(creators, classes), clues };
}

/** Static methods by which a class makes objects of itself, each in another way: `Point.fromPolar(…)`. */
function judgeNamedConstructors(owner: ClassInfo, code: CodeModel): Candidate | undefined {
  const makers = owner.methods.filter(
    ({ declaration, name, parameters, isPublic }) =>
      (declaration.static || declaration.ofClass) &&
      isPublic &&
      !/^__\w+__$/.test(name) &&
      parameters.length > 0,
  );
  const own = makers.filter(method => {
    const products = listProducts(method, code);
    return products.length === 1 && products[0]!.class === owner;
  });
  if (own.length < 2) return undefined;
  const list = own
    .map(({ name }) => name)
    .slice(0, 4)
    .join(', ');
  const clues: Clue[] = [
    structureClue(
      `${list} of the class each make a ${owner.name} in another way`,
      own.length > 2 ? 0.45 : 0.42,
      own[0]!,
    ),
  ];
  const { constructedBy } = owner;
  if (constructedBy?.declaration.visibility !== undefined && constructedBy.language !== 'python')
    clues.push(
      structureClue(`The constructor is ${constructedBy.declaration.visibility}`, 0.25, constructedBy),
    );
  if (own.some(({ name }) => makingWord(name) === 2))
    clues.push(nameClue(`${list} say that they make something`, 0.35, own[0]!));
  return { roles: [{ role: 'creator', symbol: owner }], clues };
}

function hasPart(one: ClassInfo | FunctionInfo, found: FoundPatterns): boolean {
  return ['factory', 'concrete-factory', 'client'].some(role => found.has('abstract-factory', one, role));
}

/** Whether a class is there for this method: it has few others. */
function isMainly(owner: ClassInfo, fn: FunctionInfo): boolean {
  return (
    owner.methods.filter(({ isPublic }) => isPublic).length <= 3 ||
    isFactoryName(owner.name) ||
    fn.declaration.static === true
  );
}

/** An object among the arguments of another that the same function makes. */
function nests({ call }: Product, classes: readonly ClassInfo[], code: CodeModel, fn: FunctionInfo): boolean {
  return (call?.args ?? []).some(argument => {
    const value = argument.kind === 'keyword' ? argument.value : argument;
    if (value.kind !== 'call') return false;
    const target = code.targetOf(value.callee, fn);
    return (
      (target?.kind === 'class' && classes.includes(target.class)) ||
      (target?.kind === 'function' && target.function === fn)
    );
  });
}

/** A function that makes what was registered for a key. */
function judgeTable(fn: FunctionInfo): Candidate | undefined {
  const made = findMadeByKey(fn);
  if (made === undefined) return undefined;
  const clues: Clue[] = [
    structureClue(
      `${fn.name} calls what ${made.field} holds for ${made.key}, and gives back what that makes`,
      0.42,
      {
        module: fn.module,
        line: made.line,
      },
    ),
  ];
  if (makingWord(fn.name) === 2) clues.push(nameClue(`${fn.name} says that it makes something`, 0.3, fn));
  if (fn.owner !== undefined && isFactoryName(fn.owner.name))
    clues.push(nameClue(`${fn.owner.name} is called a factory`, 0.35, fn.owner));
  return { roles: [{ role: 'creator', symbol: fn.owner ?? fn }], clues };
}

function describe(common: NonNullable<ReturnType<typeof commonOf>>): string {
  if (common.by === 'base') return `are ${common.base.name}`;
  return common.by === 'external' ? `are ${common.name}` : `have ${common.names.slice(0, 3).join(', ')}`;
}

function listNames(classes: readonly ClassInfo[]): string {
  const names = classes.slice(0, 4).map(({ name }) => name);
  return classes.length > 4 ? `${names.join(', ')} …` : names.join(', ');
}
