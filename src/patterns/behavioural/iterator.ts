import type { Expression } from '../../model/code';
import type { CallInfo, CodeModel } from '../code/code-model';
import { ownField } from '../code/own-field';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import type { Candidate, Pattern } from '../pattern';
import { listExpressions, listReturns, listStatements } from '../shapes/bodies';
import { methodsOf } from '../shapes/class-parts';
import { calledClue, pathClue, present } from '../shapes/naming';
import { listFieldAssignments, rootField } from '../shapes/own-fields';
import { rolesOf } from '../shapes/roles';

const WORDS = new Set([
  'iterator',
  'iterable',
  'iterate',
  'iter',
  'next',
  'cursor',
  'traverse',
  'traversal',
  'walk',
  'enumerator',
]);
const ITERATORS = /^(?:Async)?(?:Iterable)?Iterator$/;
const ITERABLES = /^(?:Async)?Iterable(?:Iterator)?$/;
const SYMBOLS = new Set(['[Symbol.iterator]', '[Symbol.asyncIterator]', '__iter__', '__aiter__']);
const NEXTS = new Set(['__next__', '__anext__']);

/** Iterator: the elements of something one after the other, without showing how they are kept. */
export const ITERATOR: Pattern = {
  id: 'iterator',
  title: 'Iterator',
  family: 'behavioural',
  summary:
    'An object goes through the elements of another one by one, and nobody has to know how these are kept.',
  roles: {
    iterator: 'Knows where it stands and gives the next element',
    collection: 'Gives iterators over its elements',
  },
  *detect(code) {
    for (const owner of code.classes) {
      if (owner.kind !== 'class' || owner.isAbstract) continue;
      const found =
        findProtocolIterator(code, owner) ??
        findCursor(code, owner) ??
        findIterable(code, owner) ??
        findCounter(owner);
      if (found !== undefined) yield found;
    }
    for (const one of code.functions) {
      const found = findGenerator(one);
      if (found !== undefined) yield found;
    }
  },
};

/** A class with the language's own `next`. */
function findProtocolIterator(code: CodeModel, owner: ClassInfo): Candidate | undefined {
  const next = owner.methods.find(({ name }) => NEXTS.has(name)) ?? owner.methods.find(isResultNext);
  if (next === undefined) return undefined;
  const gives = owner.methods.find(({ name }) => SYMBOLS.has(name));
  const ends = listStatements(next).some(({ kind }) => kind === 'raise') || next.name === 'next';
  const moves = moving(next).length > 0;
  return {
    roles: [{ role: 'iterator', symbol: owner }, ...rolesOf('collection', collectionsOf(code, owner))],
    clues: present(
      { text: `\`${next.name}\` gives the next element`, weight: 0.6, at: next },
      gives && { text: 'loops can go through it', weight: 0.25, at: gives },
      ends && { text: 'it says when there are no more', weight: 0.2, at: next },
      moves && { text: 'it remembers where it stands', weight: 0.2, at: next },
      calledClue([owner], WORDS, 0.4),
      pathClue(owner, WORDS, 0.3),
    ),
  };
}

/** TypeScript's `next(): { value, done }`. */
function isResultNext(method: FunctionInfo): boolean {
  return (
    method.name === 'next' &&
    listReturns(method).some(
      ({ value }) =>
        value?.kind === 'dict' &&
        value.entries.some(({ key }) => key?.kind === 'literal' && key.text === 'done'),
    )
  );
}

/** A class that keeps a place in something, and whose method gives what is there and moves on. */
function findCursor(code: CodeModel, owner: ClassInfo): Candidate | undefined {
  for (const next of owner.methods) {
    const moved = moving(next);
    const read = reading(next, moved);
    if (read === undefined) continue;
    if (!listReturns(next).some(({ value }) => value !== undefined)) continue;
    const ask = methodsOf(owner).find(other => other !== next && comparesPlace(other, read.place));
    const again = owner.methods.find(other => other !== next && resets(other, read.place));
    const from = collectionsOf(code, owner);
    const makes = from.find(one =>
      one.methods.some(method => code.creationsOf(method).some(({ class: made }) => made === owner)),
    );
    const at = (line: number) => ({ module: owner.module, line });
    const named = owner.baseTypes.find(
      ({ name, class: known }) => known === undefined && ITERATORS.test(name),
    );
    return {
      roles: [{ role: 'iterator', symbol: owner }, ...rolesOf('collection', from)],
      clues: present(
        {
          text: `\`${next.name}\` gives the element at \`${read.place}\` and moves on`,
          weight: 0.5,
          at: at(next.line),
        },
        ask && { text: `\`${ask.name}\` tells whether there are more`, weight: 0.3, at: at(ask.line) },
        again && { text: `\`${again.name}\` begins again`, weight: 0.1, at: at(again.line) },
        takesOver(next, read.place) && {
          text: 'it makes what stands there its own: a history',
          weight: -0.35,
          at: at(next.line),
        },
        makes && { text: `\`${makes.name}\` makes it to be gone through`, weight: 0.25, at: makes },
        named && { text: 'it says that it is an iterator', weight: 0.4, at: owner },
        calledClue([owner, ...owner.bases, next], WORDS, 0.5),
        pathClue(owner, WORDS, 0.3),
      ),
    };
  }
  return undefined;
}

/** Whether a method gives other own fields what is in the element: `self.total = entry.total`. */
function takesOver(next: FunctionInfo, place: string): boolean {
  return listFieldAssignments(next).some(
    ({ field, value }) => field !== place && value?.kind === 'member' && value.of.kind === 'name',
  );
}

/** Own fields that a method counts up or down. */
function moving(method: FunctionInfo): string[] {
  const found: string[] = [];
  const note = (target: Expression, operator: string | undefined, value: Expression | undefined) => {
    const field = ownField(target);
    if (field === undefined) return;
    const isCounting =
      operator === '+' ||
      operator === '-' ||
      (value?.kind === 'binary' &&
        (value.operator === '+' || value.operator === '-') &&
        rootField(value.left) === field);
    if (isCounting) found.push(field);
  };
  for (const statement of listStatements(method))
    if (statement.kind === 'assign') note(statement.target, statement.operator, statement.value);
  for (const expression of listExpressions(method)) {
    if (expression.kind === 'assignment') note(expression.target, expression.operator, expression.value);
    if (expression.kind === 'unary' && /\+\+|--/.test(expression.operator)) {
      const field = ownField(expression.of);
      if (field !== undefined) found.push(field);
    }
  }
  return found;
}

/** Where a method reads an element at one of these places: `self.items[self.index]`, `this.items.get(this.index)`. */
function reading(method: FunctionInfo, places: readonly string[]): { place: string } | undefined {
  for (const expression of listExpressions(method)) {
    const index =
      expression.kind === 'index'
        ? expression.index
        : expression.kind === 'call' &&
            expression.callee.kind === 'member' &&
            rootField(expression.callee.of) !== undefined
          ? expression.args[0]
          : undefined;
    if (index === undefined) continue;
    const inner = index.kind === 'binary' ? index.left : index.kind === 'unary' ? index.of : index;
    const place = inner.kind === 'assignment' ? ownField(inner.target) : ownField(inner);
    if (place !== undefined && places.includes(place)) return { place };
  }
  return undefined;
}

function comparesPlace(method: FunctionInfo, place: string): boolean {
  return listExpressions(method).some(
    one =>
      one.kind === 'binary' &&
      /^(?:<|>|<=|>=|==|!=)$/.test(one.operator) &&
      [one.left, one.right].some(side => ownField(side.kind === 'binary' ? side.left : side) === place),
  );
}

function resets(method: FunctionInfo, place: string): boolean {
  return (
    method.declaration.type !== 'constructor' &&
    listStatements(method).some(
      one => one.kind === 'assign' && one.operator === undefined && ownField(one.target) === place,
    )
  );
}

/** Classes that a class holds, or that make it: what it goes through. */
function collectionsOf(code: CodeModel, owner: ClassInfo): ClassInfo[] {
  const makers = code
    .creatorsOf(owner)
    .flatMap(call =>
      call.from?.owner !== undefined && isHandedOut(call, call.from) ? [call.from.owner] : [],
    );
  const held = owner.fields.flatMap(({ type }) => (type?.class?.kind === 'class' ? [type.class] : []));
  return [...new Set([...makers, ...held])].filter(one => one !== owner && !isIterator(one));
}

/** Goes through things itself, and is no collection of them. */
function isIterator(one: ClassInfo): boolean {
  return one.methods.some(method => NEXTS.has(method.name) || isResultNext(method));
}

/** Whether a method makes an iterator for others: it is asked for one, is given back, or gets the collection itself. */
function isHandedOut({ expression }: CallInfo, maker: FunctionInfo): boolean {
  if (SYMBOLS.has(maker.name) || expression.args.some(({ kind }) => kind === 'self')) return true;
  const names = new Set<string>();
  for (const statement of listStatements(maker))
    if (statement.kind === 'assign' && statement.target.kind === 'name' && statement.value === expression)
      names.add(statement.target.name);
  return listReturns(maker).some(
    ({ value }) => value === expression || (value?.kind === 'name' && names.has(value.name)),
  );
}

/** A collection that loops can go through: its `__iter__` gives another iterator, or is a generator. */
function findIterable(code: CodeModel, owner: ClassInfo): Candidate | undefined {
  const gives = owner.methods.find(({ name }) => SYMBOLS.has(name));
  if (gives === undefined) return undefined;
  const isGenerator = gives.declaration.generator === true;
  const made = code.creationsOf(gives).map(one => one.class);
  const objects = listReturns(gives).some(({ value }) => value?.kind === 'dict');
  // A generator makes elements; anything else makes what goes through them.
  const iterator = isGenerator
    ? undefined
    : made.find(one => one.methods.some(({ name }) => NEXTS.has(name) || name === 'next'));
  const named = owner.baseTypes.some(({ name }) => ITERABLES.test(name));
  return {
    roles: [{ role: 'iterator', symbol: iterator ?? owner }, ...rolesOf('collection', [owner])],
    clues: present(
      { text: `\`${gives.name}\` lets loops go through it`, weight: 0.3, at: gives },
      isGenerator && { text: 'it gives one element after the other itself', weight: 0.45, at: gives },
      iterator !== undefined && {
        text: `it makes \`${iterator.name}\` to go through it`,
        weight: 0.5,
        at: gives,
      },
      objects && { text: 'it gives an object with `next`', weight: 0.5, at: gives },
      named && { text: 'it says that it can be gone through', weight: 0.2, at: owner },
      calledClue([owner, iterator], WORDS, 0.4),
      pathClue(owner, WORDS, 0.3),
    ),
  };
}

/** A class with one open method, which counts and gives something for the count. */
function findCounter(owner: ClassInfo): Candidate | undefined {
  const [next, ...others] = owner.methods.filter(({ isPublic }) => isPublic);
  if (next === undefined || others.length > 0 || next.parameters.length > 0) return undefined;
  const [place] = moving(next);
  const gives = listReturns(next).some(
    ({ value }) =>
      value !== undefined &&
      listExpressions({ body: [{ kind: 'return', line: 0, value }] }).some(one => ownField(one) === place),
  );
  if (place === undefined || !gives) return undefined;
  return {
    roles: [{ role: 'iterator', symbol: owner }],
    clues: present(
      { text: `\`${next.name}\` moves \`${place}\` on and gives what belongs to it`, weight: 0.35, at: next },
      calledClue([owner, next], WORDS, 0.4),
      pathClue(owner, WORDS, 0.3),
    ),
  };
}

/** A function that gives elements one by one. */
function findGenerator(one: FunctionInfo): Candidate | undefined {
  if (one.declaration.generator !== true || one.decorators.length > 0) return undefined;
  const yields = listExpressions(one).filter(({ kind }) => kind === 'yield');
  // What is handed in by `send` makes a coroutine.
  const takesIn = listStatements(one).some(
    statement => statement.kind === 'assign' && statement.value?.kind === 'yield',
  );
  const inLoop =
    listStatements(one).some(({ kind }) => kind === 'loop') ||
    yields.some(y => y.kind === 'yield' && y.isFrom);
  if (yields.length === 0 || takesIn || !inLoop) return undefined;
  return {
    roles: [{ role: 'iterator', symbol: one }],
    clues: present(
      { text: 'it is a generator that gives one element after the other', weight: 0.45, at: one },
      calledClue([one], WORDS, 0.5),
      pathClue(one, WORDS, 0.4),
    ),
  };
}
