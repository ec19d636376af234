import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import type { Candidate, CandidateRole, Clue, Pattern } from '../pattern';
import {
  type BuildResult,
  type BuildStep,
  findKeptProduct,
  listBuildResults,
  listBuildSteps,
} from '../shapes/build-steps';
import { findDirectors } from '../shapes/directors';
import { nameClue, structureClue } from '../shapes/make-clue';
import { endsWithWord, hasWord, wordsOf } from '../shapes/words';

const BUILDERS = new Set(['builder']);
const BUILDING = new Set([
  'build',
  'construct',
  'add',
  'set',
  'with',
  'make',
  'produce',
  'create',
  'prepare',
]);
const RESULTS = new Set(['build', 'result', 'product', 'done', 'finish', 'construct', 'assemble']);

/** An object is put together step by step by another one. */
export const builder: Pattern = {
  id: 'builder',
  title: 'Builder',
  family: 'creational',
  summary: 'Puts an object together step by step, and hands it out when it is complete.',
  roles: {
    builder: 'has the steps and hands out the result',
    interface: 'says which steps builders have',
    director: 'takes the steps in an order',
    product: 'what is built',
  },
  *detect(code) {
    for (const owner of code.classes) {
      if (owner.kind !== 'class') continue;
      const candidate = judge(owner, code);
      if (candidate !== undefined) yield candidate;
    }
    yield* findSelfBuilt(code);
  },
};

function judge(owner: ClassInfo, code: CodeModel): Candidate | undefined {
  const inherited = owner.ancestors.flatMap(base => (base.kind === 'class' ? listBuildSteps(base) : []));
  const own = listBuildSteps(owner);
  const steps = [
    ...own,
    ...inherited.filter(({ method }) => !own.some(one => one.method.name === method.name)),
  ];
  if (own.length === 0 || steps.length < 2) return undefined;
  const results = [owner, ...owner.ancestors].flatMap(one => listBuildResults(one, steps, code));
  const fluent = steps.filter(({ isFluent }) => isFluent);
  const best = pickResult(results);
  const clues: Clue[] = [];
  const names = (list: readonly BuildStep[]) =>
    list
      .slice(0, 4)
      .map(({ method }) => method.name)
      .join(', ');
  if (fluent.length > 1)
    clues.push(
      structureClue(
        `${names(fluent)} each set something and give the same object back`,
        fluent.length > 2 ? 0.4 : 0.3,
        fluent[0]!.method,
      ),
    );
  const inside = findKeptProduct(owner, steps, code);
  const kept = best?.kind === 'kept' ? best.field : best === undefined ? inside?.field : undefined;
  const plain =
    kept === undefined
      ? []
      : steps.filter(({ fields, replaced }) => fields.includes(kept) && !replaced.includes(kept));
  if (plain.length > 1 && fluent.length < 2)
    clues.push(
      structureClue(`${names(plain)} each add to ${kept}`, plain.length > 2 ? 0.3 : 0.25, plain[0]!.method),
    );
  if (clues.length === 0) return undefined;
  if (best !== undefined) clues.push(clueOfResult(best, fluent.length > 1));
  else if (inside !== undefined)
    clues.push(structureClue(`${inside.field} holds the ${inside.product.name} that it makes`, 0.2, owner));
  else clues.push(structureClue('Nothing hands out what was put together', -0.4, owner));
  const directors = findDirectors(owner, new Set(steps.map(({ method }) => method)), code);
  if (directors.length > 0)
    clues.push(structureClue(`${directors[0]!.name} takes several of the steps`, 0.3, directors[0]!));
  const faces = owner.ancestors.filter(
    ({ isAbstract, methods }) =>
      isAbstract && methods.some(({ name }) => steps.some(({ method }) => method.name === name)),
  );
  if (faces.length > 0)
    clues.push(structureClue(`${faces[0]!.name} says which steps there are`, 0.1, faces[0]!));
  if (endsWithWord(owner.name, BUILDERS) || faces.some(({ name }) => endsWithWord(name, BUILDERS)))
    clues.push(nameClue(`${owner.name} is called a builder`, 0.45, owner));
  if (best !== undefined && hasWord(best.method.name, RESULTS))
    clues.push(nameClue(`${best.method.name} says that it is the last step`, 0.2, best.method));
  const product = best?.product ?? inside?.product;
  const roles: CandidateRole[] = [
    { role: 'builder', symbol: owner },
    ...faces.map(symbol => ({ role: 'interface', symbol })),
    ...directors.slice(0, 6).map(symbol => ({ role: 'director', symbol })),
    ...(product === undefined ? [] : [{ role: 'product', symbol: product }]),
  ];
  return { roles, clues };
}

function pickResult(results: readonly BuildResult[]): BuildResult | undefined {
  return (
    results.find(({ kind }) => kind === 'made') ??
    results.find(({ kind }) => kind === 'kept') ??
    results.at(-1)
  );
}

function clueOfResult({ kind, method, line, product, field, isRich }: BuildResult, isFluent: boolean): Clue {
  const at = { module: method.module, line };
  switch (kind) {
    case 'made':
      return structureClue(`${method.name} makes ${product!.name} out of what was set`, 0.45, at);
    case 'kept':
      return structureClue(
        `${method.name} hands out the ${product!.name} that the steps have changed`,
        isFluent ? 0.4 : 0.3,
        at,
      );
    default:
      return structureClue(
        `${method.name} hands out ${field ?? 'what was put together'}`,
        isRich ? 0.36 : 0.25,
        at,
      );
  }
}

/** An object whose subclasses say how its parts are built, while somebody else says in which order. */
function* findSelfBuilt(code: CodeModel): Generator<Candidate> {
  for (const one of code.classes) {
    const { constructedBy } = one;
    if (constructedBy === undefined || one.children.length < 2) continue;
    const called = code
      .callsOf(constructedBy)
      .flatMap(({ receiver, target }) =>
        receiver?.kind === 'self' && target?.kind === 'function' && target.function.isAbstract
          ? [target.function]
          : [],
      );
    if (called.length < 2) continue;
    const parts = one.children.filter(child => called.every(step => setsFields(child, step)));
    if (parts.length < 2) continue;
    const clues: Clue[] = [
      structureClue(
        `The constructor takes the steps ${called.map(({ name }) => name).join(', ')}`,
        0.38,
        constructedBy,
      ),
      structureClue(`${parts[0]!.name} and others set a part of themselves in each step`, 0.38, parts[0]!),
    ];
    const isNamed = called.every(({ name }) => BUILDING.has(wordsOf(name)[0] ?? ''));
    if (isNamed) clues.push(nameClue('The steps say that they build something', 0.35, called[0]!));
    yield {
      roles: [{ role: 'builder', symbol: one }, ...parts.map(symbol => ({ role: 'product', symbol }))],
      clues,
    };
  }
}

function setsFields(child: ClassInfo, step: FunctionInfo): boolean {
  const own = child.methods.find(({ name }) => name === step.name);
  return own !== undefined && listBuildSteps(child).some(({ method }) => method === own);
}
