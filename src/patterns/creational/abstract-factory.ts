import type { CodeModel } from '../code/code-model';
import { ownField } from '../code/own-field';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classOf } from '../code/type-questions';
import type { Candidate, CandidateRole, Clue, Pattern } from '../pattern';
import { listReturns } from '../shapes/bodies';
import { commonOf, listProducts } from '../shapes/creations';
import {
  type CreatingFamily,
  type CreatingMethod,
  listCreatingFamilies,
  productsOf,
} from '../shapes/creators';
import { isFactoryName, makingWord } from '../shapes/family-names';
import { nameClue, structureClue } from '../shapes/make-clue';
import { readsMembersOf } from '../shapes/product-arguments';

/** Most products that a finding names. */
const MOST = 12;

/** Whole families of products, each made by a factory of its own. */
export const abstractFactory: Pattern = {
  id: 'abstract-factory',
  title: 'Abstract factory',
  family: 'creational',
  summary:
    'Makes families of products that belong together, through one interface with a method for each kind of product.',
  roles: {
    factory: 'the interface by which products are asked for',
    'concrete-factory': 'makes the products of one family',
    product: 'what is made',
    client: 'works with whatever factory it is given',
  },
  *detect(code) {
    yield* findFamilies(code);
    yield* findAlike(code);
    yield* findFactoriesOfFactories(code);
    yield* findClassFactories(code);
  },
};

/** What a factory has to make: by method, which class each concrete factory makes. */
interface Methods {
  readonly owner: ClassInfo;
  readonly families: readonly { readonly name: string; readonly creating: readonly CreatingMethod[] }[];
}

/** An abstraction with several creating methods. */
function* findFamilies(code: CodeModel): Generator<Candidate> {
  const byOwner = new Map<ClassInfo, CreatingFamily[]>();
  for (const family of listCreatingFamilies(code)) {
    if (family.creating.every(({ method }) => method === family.root)) continue;
    const known = byOwner.get(family.rootOwner);
    if (known === undefined) byOwner.set(family.rootOwner, [family]);
    else known.push(family);
  }
  for (const [owner, families] of byOwner) {
    if (families.length < 2) {
      const found = judgeProduced(families[0]!, code);
      if (found !== undefined) yield found;
      continue;
    }
    const found = judge(
      { owner, families: families.map(({ root, creating }) => ({ name: root.name, creating })) },
      code,
      owner,
    );
    if (found !== undefined) yield found;
  }
}

/** Factories with methods of the same names and no common base, as where nothing has types. */
function* findAlike(code: CodeModel): Generator<Candidate> {
  const alike = new Map<string, { owner: ClassInfo; methods: CreatingMethod[] }[]>();
  for (const owner of code.classes) {
    if (owner.kind !== 'class' || owner.bases.length > 0 || owner.fits.length > 0) continue;
    const methods = owner.methods.flatMap(method => {
      const products = /^__\w+__$/.test(method.name) ? [] : productsOf(method, owner, code);
      return products.length === 0 ? [] : [{ method, owner, products }];
    });
    if (methods.length < 2) continue;
    const key = methods
      .map(({ method }) => method.name)
      .sort()
      .join(' ');
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [{ owner, methods }]);
    else known.push({ owner, methods });
  }
  for (const group of alike.values()) {
    if (group.length < 2) continue;
    const [first] = group;
    const families = first!.methods.map(({ method: { name } }) => ({
      name,
      creating: group.flatMap(({ methods }) => methods.filter(({ method }) => method.name === name)),
    }));
    const found = judge({ owner: first!.owner, families }, code);
    if (found !== undefined) yield found;
  }
}

function judge(
  { owner, families }: Methods,
  code: CodeModel,
  abstraction?: ClassInfo,
): Candidate | undefined {
  const made = new Map<ClassInfo, Set<string>>();
  for (const { name, creating } of families)
    for (const { owner: maker } of creating) {
      if (maker === abstraction) continue;
      const known = made.get(maker);
      if (known === undefined) made.set(maker, new Set([name]));
      else known.add(name);
    }
  const factories = [...made].flatMap(([maker, names]) => (names.size > 1 ? [maker] : []));
  if (factories.length === 0) return undefined;
  const productsBy = families.map(({ creating }) => [
    ...new Set(creating.flatMap(({ products }) => products.map(product => product.class))),
  ]);
  const all = [...new Set(productsBy.flat())];
  if (all.length < 2) return undefined;
  const first = factories[0]!;
  const several = factories.length > 1;
  const isVaried = productsBy.filter(classes => classes.length > 1).length >= 2;
  const list = families
    .map(({ name }) => name)
    .slice(0, 4)
    .join(', ');
  const clues: Clue[] = [
    structureClue(
      several
        ? `${factories.length} classes make products in each of ${list}`
        : `${first.name} makes products in each of ${list}`,
      several ? 0.45 : 0.3,
      first,
    ),
  ];
  if (several && isVaried) clues.push(structureClue('Each of them makes products of its own', 0.35, first));
  else if (several) clues.push(structureClue('They make the same products', -0.4, first));
  const kinds = new Set(productsBy.map(classes => kindOf(classes)));
  if (isVaried && kinds.size > 1 && !kinds.has(undefined))
    clues.push(structureClue('Each method has its own kind of product', 0.25, owner));
  const creating = families.flatMap(family => family.creating);
  if (
    creating.filter(({ method, products }) => products.every(product => readsMembersOf(product, method)))
      .length *
      2 >
    creating.length
  )
    clues.push(structureClue('The methods turn their arguments into other objects', -0.5, first));
  const open =
    owner.methods.filter(({ isPublic, name }) => isPublic && !/^__\w+__$/.test(name)).length +
    owner.accessors.length;
  if (open > families.length * 2)
    clues.push(structureClue(`Most of its ${open} methods make nothing`, -0.5, owner));
  const clients = abstraction === undefined ? [] : listClients(abstraction, code);
  if (clients.length > 0)
    clues.push(structureClue(`${clients[0]!.name} works with any ${owner.name}`, 0.2, clients[0]!));
  if (isFactoryName(owner.name) || isFactoryName(first.name))
    clues.push(nameClue(`${owner.name} is called a factory`, 0.35, owner));
  if (families.some(({ name }) => makingWord(name) === 2))
    clues.push(nameClue(`Methods say that they make something: ${list}`, 0.25, owner));
  const roles: CandidateRole[] = [
    { role: 'factory', symbol: owner },
    ...factories.map(symbol => ({ role: 'concrete-factory', symbol })),
    ...all.slice(0, MOST).map(symbol => ({ role: 'product', symbol })),
    ...clients.slice(0, 3).map(symbol => ({ role: 'client', symbol })),
  ];
  return { roles, clues };
}

/** What the products of one method are. */
function kindOf(classes: readonly ClassInfo[]): string | ClassInfo | undefined {
  const common = commonOf(classes);
  if (common === undefined) return undefined;
  return common.by === 'base' ? common.base : common.by === 'external' ? common.name : common.names.join(' ');
}

function listClients(factory: ClassInfo, code: CodeModel): (ClassInfo | FunctionInfo)[] {
  const holders = code.holdersOf(factory).map(({ owner }) => owner);
  const takers = code.takersOf(factory).map(fn => fn.owner ?? fn);
  return [...new Set([...holders, ...takers])].filter(one => one !== factory);
}

/** Factories with one method each, by which one makes products of several classes, where another function chooses the factory. */
function judgeProduced(
  { root, rootOwner, creating }: CreatingFamily,
  code: CodeModel,
): Candidate | undefined {
  const factories = creating.filter(({ method, products }) => method !== root && products.length > 1);
  if (factories.length < 2) return undefined;
  const owners = new Set(factories.map(({ owner }) => owner));
  const chooser = factories
    .flatMap(({ owner }) => code.creatorsOf(owner))
    .find(
      ({ from }) =>
        from !== undefined &&
        listProducts(from, code).filter(product => owners.has(product.class)).length > 1,
    )?.from;
  if (chooser === undefined) return undefined;
  const products = [...new Set(factories.flatMap(one => one.products.map(product => product.class)))];
  const clues: Clue[] = [
    structureClue(
      `${factories.length} classes make several products each in ${root.name}`,
      0.45,
      factories[0]!.method,
    ),
    structureClue(`${chooser.name} chooses among these factories`, 0.4, chooser),
  ];
  if (isFactoryName(rootOwner.name))
    clues.push(nameClue(`${rootOwner.name} is called a factory`, 0.35, rootOwner));
  return {
    roles: [
      { role: 'factory', symbol: rootOwner },
      ...factories.map(({ owner }) => ({ role: 'concrete-factory', symbol: owner })),
      ...products.slice(0, MOST).map(symbol => ({ role: 'product', symbol })),
      { role: 'client', symbol: chooser.owner ?? chooser },
    ],
    clues,
  };
}

/** A method that hands its question on to one of several factories, each of which makes products of its own. */
function* findFactoriesOfFactories(code: CodeModel): Generator<Candidate> {
  for (const fn of code.allFunctions) {
    const returned = listReturns(fn).flatMap(({ value }) => {
      if (value?.kind !== 'call') return [];
      const target = code.targetOf(value.callee, fn);
      return target?.kind === 'function' && target.function !== fn ? [target.function] : [];
    });
    const makers = [...new Set(returned)].flatMap(method => {
      const { owner } = method;
      if (owner === undefined || owner === fn.owner) return [];
      const products = productsOf(method, owner, code);
      return products.length > 1 ? [{ method, owner, products }] : [];
    });
    if (new Set(makers.map(({ owner }) => owner)).size < 2) continue;
    const list = makers.map(({ owner }) => owner.name).join(', ');
    const clues: Clue[] = [
      structureClue(`${fn.name} hands on to one of several factories: ${list}`, 0.5, fn),
      structureClue('Each of these makes one of several products', 0.35, makers[0]!.method),
    ];
    const chief = fn.owner ?? fn;
    if (isFactoryName(chief.name)) clues.push(nameClue(`${chief.name} is called a factory`, 0.35, chief));
    const above = (fn.owner?.ancestors ?? []).filter(({ methods }) =>
      methods.some(({ name }) => name === fn.name),
    );
    yield {
      roles: [
        { role: 'factory', symbol: chief },
        ...above.map(symbol => ({ role: 'factory', symbol })),
        ...makers.map(({ owner }) => ({ role: 'concrete-factory', symbol: owner })),
        ...makers
          .flatMap(({ products }) => products)
          .slice(0, MOST)
          .map(product => ({ role: 'product', symbol: product.class })),
      ],
      clues,
    };
  }
}

/** An object that is given a class and makes its products by it: `self.make = make` … `return self.make(name)`. */
function* findClassFactories(code: CodeModel): Generator<Candidate> {
  for (const client of code.classes)
    for (const field of client.fields) {
      const { parameter } = field;
      const type = parameter?.type;
      if (type === undefined || (type.name !== 'Type' && type.name !== 'type')) continue;
      const product = classOf(type.args[0]);
      if (product === undefined || code.concreteOf(product).filter(one => one !== product).length < 2)
        continue;
      const maker = client.methods.find(method => givesResultOf(method, field.name));
      if (maker === undefined) continue;
      const clues: Clue[] = [
        structureClue(`${client.name} is given a class of ${product.name} to make its products by`, 0.4, {
          module: client.module,
          line: field.line,
        }),
        structureClue(`${maker.name} gives back what that class makes`, 0.35, maker),
      ];
      if (isFactoryName(field.name) || isFactoryName(parameter!.name))
        clues.push(
          nameClue(`${field.name} is called a factory`, 0.35, { module: client.module, line: field.line }),
        );
      yield {
        roles: [
          { role: 'factory', symbol: client },
          { role: 'product', symbol: product },
          ...code
            .concreteOf(product)
            .slice(0, MOST)
            .map(symbol => ({ role: 'product', symbol })),
        ],
        clues,
      };
    }
}

function givesResultOf(method: FunctionInfo, field: string): boolean {
  const made = new Set<string>();
  for (const statement of method.body)
    if (statement.kind === 'assign' && statement.target.kind === 'name' && statement.value?.kind === 'call')
      if (ownField(statement.value.callee) === field) made.add(statement.target.name);
  return listReturns(method).some(
    ({ value }) =>
      (value?.kind === 'call' && ownField(value.callee) === field) ||
      (value?.kind === 'name' && made.has(value.name)),
  );
}
