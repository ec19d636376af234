import type { Expression } from '../../model/code';
import { CALLS } from '../code/flat-body';
import { ownField } from '../code/own-field';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import type { Candidate, CandidateRole, Clue, Pattern } from '../pattern';
import { isMissing, listReturns } from '../shapes/bodies';
import { listOnceFills } from '../shapes/fill-once';
import { nameClue, structureClue } from '../shapes/make-clue';
import { placeKey } from '../shapes/place-key';
import { isReadOff } from '../shapes/read-off';
import { hasWord } from '../shapes/words';

const LAZY = new Set(['lazy', 'lazily', 'deferred', 'ensure']);
const CACHED = /(?:^|\.)(?:cached_property|lazy_property|lazyproperty|lazyattr|reify|memoized_property)$/;

/** A field that is given its value when somebody first asks for it. */
export const lazyInitialization: Pattern = {
  id: 'lazy-initialization',
  title: 'Lazy initialization',
  family: 'creational',
  summary: 'Puts off making a thing until it is first asked for, and keeps it from then on.',
  roles: {
    owner: 'the object that makes its part late, or what makes properties late',
    accessor: 'makes it when it is first asked for',
  },
  after: ['singleton'],
  *detect(code, known) {
    for (const owner of code.classes) {
      // Its one object is what such a class makes late.
      if (owner.kind !== 'class' || known.has('singleton', owner) || known.has('singleton', owner, 'keeper'))
        continue;
      const found = findDescriptor(owner) ?? findInMethods(owner);
      if (found !== undefined) yield found;
    }
    for (const fn of code.functions) {
      const found = findDecorator(fn);
      if (found !== undefined) yield found;
    }
  },
};

/** All lazy fields of a class; the surest speaks for it. */
function findInMethods(owner: ClassInfo): Candidate | undefined {
  const accessors: CandidateRole[] = [];
  let best: readonly Clue[] = [];
  for (const method of [...owner.accessors, ...owner.methods]) {
    const clues = judgeMethod(method, owner);
    if (clues === undefined) continue;
    accessors.push({ role: 'accessor', symbol: method });
    if (sum(clues) > sum(best)) best = clues;
  }
  if (accessors.length === 0) return undefined;
  return { roles: [{ role: 'owner', symbol: owner }, ...accessors], clues: best };
}

function sum(clues: readonly Clue[]): number {
  return clues.reduce((all, { weight }) => all + weight, 0);
}

function judgeMethod(method: FunctionInfo, owner: ClassInfo): Clue[] | undefined {
  const cached = method.decorators.find(decorator => CACHED.test(decorator));
  if (cached !== undefined) {
    const clues = [
      structureClue(`${method.name} is worked out at first sight and kept: @${cached}`, 0.8, method),
    ];
    if (isReadOff(method)) clues.push(structureClue('It is only read off what is there', -0.2, method));
    return clues;
  }
  if (method.declaration.static || method.declaration.ofClass || method.declaration.type === 'setter')
    return undefined;
  for (const { place, value, line } of listOnceFills(method)) {
    const name = /^@\.([\w$]+)$/.exec(place)?.[1];
    // A default or a mark is no thing that is made.
    if (name === undefined || value === undefined || value.kind === 'literal') continue;
    const field = owner.fields.find(one => one.name === name);
    if (field?.isStatic === true && owner.language !== 'python') continue;
    if (isOwnKind(field, owner)) continue;
    const fromOutside = mentionsParameter(value, method);
    if (fromOutside) continue;
    const at = { module: method.module, line };
    const clues = [structureClue(`${name} is given a value only where it has none yet`, 0.45, at)];
    if (makes(value)) clues.push(structureClue(`The value of ${name} is made then`, 0.2, at));
    const isReturned = listReturns(method).some(
      one =>
        one.value !== undefined && (placeKey(one.value, owner.name) === place || assigns(one.value, name)),
    );
    if (isReturned) clues.push(structureClue(`${method.name} gives ${name} back`, 0.3, method));
    if (startsEmpty(field, owner))
      clues.push(
        structureClue(`${name} is empty at first`, 0.15, { module: owner.module, line: field!.line }),
      );
    if (method.parameters.length > 0)
      clues.push(structureClue('It is asked for with arguments', -0.15, method));
    if (hasWord(method.name, LAZY) || hasWord(name, LAZY))
      clues.push(nameClue(`${method.name} or ${name} says that it is lazy`, 0.3, method));
    return clues;
  }
  return judgeMarked(method);
}

/** `if (!this.isLoaded) { this.value = load(); this.isLoaded = true; } return this.value`. */
function judgeMarked(method: FunctionInfo): Clue[] | undefined {
  for (const statement of method.body) {
    if (statement.kind !== 'if' || statement.test.kind !== 'unary') continue;
    const mark = ownField(statement.test.of);
    if (mark === undefined) continue;
    let isMarked = false;
    const filled: string[] = [];
    for (const inside of statement.then) {
      const field = inside.kind === 'assign' ? ownField(inside.target) : undefined;
      if (inside.kind !== 'assign' || field === undefined) continue;
      if (field === mark && inside.value?.kind === 'literal' && inside.value.text?.toLowerCase() === 'true')
        isMarked = true;
      else if (inside.value !== undefined && makes(inside.value)) filled.push(field);
    }
    const given = listReturns(method).flatMap(({ value }) => (value && ownField(value)) ?? []);
    const name = filled.find(field => given.includes(field));
    if (!isMarked || name === undefined) continue;
    return [
      structureClue(`${name} is made only where ${mark} does not say that it is there`, 0.5, {
        module: method.module,
        line: statement.line,
      }),
      structureClue(`${method.name} gives ${name} back`, 0.3, method),
    ];
  }
  return undefined;
}

/** A chain of objects of the same kind: `this.next ??= new Node()`. */
function isOwnKind(field: FieldInfo | undefined, owner: ClassInfo): boolean {
  return field?.type?.class === owner;
}

function makes(value: Expression): boolean {
  if (value.kind === 'await') return makes(value.of);
  return (
    value.kind === 'call' || value.kind === 'dict' || value.kind === 'list' || value.kind === 'comprehension'
  );
}

function mentionsParameter(value: Expression, method: FunctionInfo): boolean {
  return value.kind === 'name' && method.parameters.some(({ name }) => name === value.name);
}

function assigns(value: Expression, name: string): boolean {
  if (value.kind === 'assignment') return ownField(value.target) === name;
  if (value.kind === 'binary') return assigns(value.right, name) || ownField(value.left) === name;
  return false;
}

function startsEmpty(field: FieldInfo | undefined, owner: ClassInfo): boolean {
  if (field === undefined) return false;
  const first = field.values.find(({ by }) => by === undefined || by === owner.constructedBy);
  return first === undefined ? field.values.length > 0 : isMissing(first.value);
}

/** A descriptor that keeps what it has worked out in the object: `instance.__dict__[name] = value`. */
function findDescriptor(owner: ClassInfo): Candidate | undefined {
  const get = owner.methods.find(({ name }) => name === '__get__');
  const [instance] = get?.parameters ?? [];
  if (get === undefined || instance === undefined) return undefined;
  let line: number | undefined;
  walkBody(get.body, {
    statement(statement) {
      if (statement.kind !== 'assign' || statement.target.kind !== 'index') return undefined;
      if (placeKey(statement.target.of) === `name:${instance.name}.__dict__`) line ??= statement.line;
      return undefined;
    },
    kinds: CALLS,
    expression(expression) {
      if (expression.kind !== 'call' || expression.callee.kind !== 'name') return undefined;
      const [first] = expression.args;
      const isKept =
        expression.callee.name === 'setattr' && first?.kind === 'name' && first.name === instance.name;
      if (isKept) line ??= expression.line;
      return undefined;
    },
  });
  if (line === undefined) return undefined;
  const clues = [
    structureClue('What the property gives is kept in the object when it was first asked for', 0.7, {
      module: owner.module,
      line,
    }),
  ];
  if (hasWord(owner.name, LAZY)) clues.push(nameClue(`${owner.name} says that it is lazy`, 0.35, owner));
  return {
    roles: [
      { role: 'owner', symbol: owner },
      { role: 'accessor', symbol: get },
    ],
    clues,
  };
}

/** A decorator whose property keeps what the function gave: `if not hasattr(self, name): setattr(self, name, fn(self))`. */
function findDecorator(fn: FunctionInfo): Candidate | undefined {
  const [parameter] = fn.parameters;
  if (parameter === undefined) return undefined;
  let found: number | undefined;
  walkBody(fn.body, {
    nested(inside) {
      const [object] = inside.parameters;
      const self = object?.name ?? '';
      for (const { place, value, line } of listOnceFills({ body: inside.body ?? [] }))
        if (place.startsWith(`name:${self}.`) && value?.kind === 'call' && value.callee.kind === 'name')
          if (value.callee.name === parameter.name) found ??= line;
      return false;
    },
  });
  if (found === undefined) return undefined;
  const clues = [
    structureClue(
      'The function is called when an object has no value of it yet, which the object then keeps',
      0.7,
      {
        module: fn.module,
        line: found,
      },
    ),
  ];
  if (hasWord(fn.name, LAZY)) clues.push(nameClue(`${fn.name} says that it is lazy`, 0.35, fn));
  return { roles: [{ role: 'owner', symbol: fn }], clues };
}
