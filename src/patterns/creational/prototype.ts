import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import type { Candidate, CandidateRole, Clue, Pattern } from '../pattern';
import { listReturns } from '../shapes/bodies';
import { nameClue, structureClue } from '../shapes/make-clue';
import { findSelfCopy } from '../shapes/self-copy';
import { hasWord } from '../shapes/words';

const COPYING = new Set([
  'clone',
  'copy',
  'duplicate',
  'replicate',
  'deepcopy',
  'prototype',
  'deepclone',
  'cloned',
]);

/** Containers of the languages and of their libraries. */
const COLLECTIONS =
  /^(?:(?:collections\.(?:abc\.)?)?(?:\w*[dD]ict|list|set|frozenset|tuple|deque|Counter|User(?:Dict|List|String)|(?:Mutable)?(?:Mapping|Sequence|Set))|Array|Map|Set|WeakMap|WeakSet)$/;

/** Most classes that a finding names. */
const MOST = 20;

/** New objects come from objects that copy themselves. */
export const prototype: Pattern = {
  id: 'prototype',
  title: 'Prototype',
  family: 'creational',
  summary: 'Makes new objects by asking existing ones for a copy of themselves.',
  roles: {
    prototype: 'copies itself, or asks for that',
    'concrete-prototype': 'copies itself in its own way',
    registry: 'keeps objects to be copied',
  },
  *detect(code) {
    const byRoot = new Map<
      ClassInfo,
      { method: FunctionInfo; owner: ClassInfo; text: string; line: number; weight: number }[]
    >();
    for (const owner of code.classes) {
      if (owner.kind !== 'class') continue;
      for (const method of owner.methods) {
        const copy = findSelfCopy(method, owner, code);
        if (copy === undefined) continue;
        const root = code.overriddenBy(method).at(-1)?.owner ?? owner;
        const known = byRoot.get(root);
        const one = { ...copy, method, owner };
        if (known === undefined) byRoot.set(root, [one]);
        else known.push(one);
        break;
      }
    }
    for (const [root, copies] of byRoot) yield judge(root, copies, code);
    yield* findCopied(code, new Set(byRoot.keys()));
  },
};

function judge(
  root: ClassInfo,
  copies: readonly { method: FunctionInfo; owner: ClassInfo; text: string; line: number; weight: number }[],
  code: CodeModel,
): Candidate {
  const best = copies.reduce((a, b) => (b.weight > a.weight ? b : a));
  const { method } = best;
  const clues: Clue[] = [structureClue(best.text, best.weight, { module: method.module, line: best.line })];
  if (copies.length > 1)
    clues.push(
      structureClue(`${copies.length} classes copy themselves in ${method.name}`, 0.3, copies[1]!.method),
    );
  const declared = code.overriddenBy(method).find(({ isAbstract }) => isAbstract);
  if (declared !== undefined)
    clues.push(
      structureClue(`${declared.owner!.name} asks for ${declared.name} of all of its kind`, 0.25, declared),
    );
  const isCollection = [root, ...root.ancestors].some(one =>
    one.externalBases.some(base => COLLECTIONS.test(base)),
  );
  if (isCollection) clues.push(structureClue('It is a collection, and these all give copies', -0.3, root));
  const registry = isCollection ? undefined : findRegistry(root, code);
  if (registry !== undefined)
    clues.push(structureClue(`${registry.name} keeps objects to be copied`, 0.25, registry));
  // `__copy__` is the language's own name, and says no more than the method does.
  const named = [method, root].find(({ name }) => !name.startsWith('__') && hasWord(name, COPYING));
  if (named !== undefined) clues.push(nameClue(`${named.name} says that it copies`, 0.4, named));
  const roles: CandidateRole[] = [
    { role: 'prototype', symbol: root },
    ...copies
      .flatMap(({ owner }) => (owner === root ? [] : [{ role: 'concrete-prototype', symbol: owner }]))
      .slice(0, MOST),
    ...(registry === undefined ? [] : [{ role: 'registry', symbol: registry }]),
  ];
  return { roles, clues };
}

/** Who holds many of them by key. */
function findRegistry(root: ClassInfo, code: CodeModel): ClassInfo | undefined {
  return code.holdersOf(root).find(({ container, owner }) => container?.kind === 'dict' && owner !== root)
    ?.owner;
}

/** An object that gives copies of what it holds, or of what it is handed and then changes: `return copy.deepcopy(self.kept[key])`. */
function* findCopied(code: CodeModel, known: ReadonlySet<ClassInfo>): Generator<Candidate> {
  for (const owner of code.classes)
    for (const method of owner.methods) {
      const copied = findGivenCopy(method);
      if (copied === undefined) continue;
      const { field, line } = copied;
      const of = owner.fields.find(({ name }) => name === field)?.container?.of;
      if (of !== undefined && known.has(of)) continue;
      const clues: Clue[] = [
        structureClue(
          field === undefined
            ? `${method.name} gives a copy of its argument with other parts`
            : `${method.name} gives a copy of what ${field} holds for a key`,
          field === undefined ? 0.45 : 0.6,
          { module: owner.module, line },
        ),
      ];
      const kept =
        field === undefined
          ? owner.fields.find(one => one.isStatic && one.type?.class !== undefined)
          : undefined;
      if (kept !== undefined)
        clues.push(
          structureClue(`${kept.name} of the class is there to be copied`, 0.35, {
            module: owner.module,
            line: kept.line,
          }),
        );
      if ([owner.name, method.name, field ?? ''].some(name => hasWord(name, COPYING)))
        clues.push(nameClue(`${owner.name} or ${method.name} says that it copies`, 0.4, method));
      const symbol = of ?? kept?.type?.class;
      yield {
        roles:
          symbol === undefined
            ? [{ role: 'prototype', symbol: owner }]
            : [
                { role: 'prototype', symbol },
                { role: 'registry', symbol: owner },
              ],
        clues,
      };
    }
}

/** What a method gives a deep copy of: an entry of an own field, or a parameter (then without a field). */
function findGivenCopy(method: FunctionInfo): { field?: string; line: number } | undefined {
  const returned = new Set(
    listReturns(method).flatMap(({ value }) => (value?.kind === 'name' ? [value.name] : [])),
  );
  for (const statement of method.body) {
    if (statement.kind !== 'return' && statement.kind !== 'assign') continue;
    const { value, line } = statement;
    const isGiven =
      statement.kind === 'return' ||
      (statement.target.kind === 'name' && returned.has(statement.target.name));
    const first = value?.kind === 'call' && isCopyCall(value.callee) ? value.args[0] : undefined;
    if (first === undefined || !isGiven) continue;
    const field = entryOf(first, method);
    if (field !== undefined) return { field, line };
    const isHanded = first.kind === 'name' && method.parameters.some(({ name }) => name === first.name);
    if (isHanded && statement.kind === 'assign' && changesParts(method, statement.target)) return { line };
  }
  return undefined;
}

/** `made.office.suite = suite` */
function changesParts(method: FunctionInfo, made: Expression): boolean {
  return method.body.some(statement => {
    if (statement.kind !== 'assign' || statement.target.kind !== 'member') return false;
    let at: Expression = statement.target;
    while (at.kind === 'member') at = at.of;
    return at.kind === 'name' && made.kind === 'name' && at.name === made.name;
  });
}

function isCopyCall(callee: Expression): boolean {
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
  return /^(?:deepcopy|structuredClone|cloneDeep)$/.test(name);
}

function entryOf(value: Expression, method: FunctionInfo, depth = 0): string | undefined {
  if (value.kind === 'name' && depth < 2) {
    const assigned = method.body.find(
      statement =>
        statement.kind === 'assign' &&
        statement.target.kind === 'name' &&
        statement.target.name === value.name,
    );
    return assigned?.kind === 'assign' && assigned.value
      ? entryOf(assigned.value, method, depth + 1)
      : undefined;
  }
  const isConstant = value.kind === 'index' && value.index.kind !== 'name' && value.index.kind !== 'member';
  if (isConstant) return undefined;
  const of =
    value.kind === 'index'
      ? value.of
      : value.kind === 'call' && value.callee.kind === 'member' && value.callee.name === 'get'
        ? value.callee.of
        : undefined;
  return of?.kind === 'member' && (of.of.kind === 'self' || of.of.kind === 'own-class') ? of.name : undefined;
}
