import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { dottedName } from '../code/link-classes';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classOf } from '../code/type-questions';
import type { Candidate, CandidateRole, Clue, FoundPatterns, Pattern } from '../pattern';
import { type Collaborator, isWorking, listCollaborators } from '../shapes/collaborators';
import { findManaged, isOfContainer, listAsked, listAskedByClass } from '../shapes/containers';
import { nameClue, structureClue } from '../shapes/make-clue';
import { listFieldCalls } from '../shapes/own-fields';
import { listWirings, type Wiring } from '../shapes/wiring';
import { hasWord } from '../shapes/words';

/** Dependency injection. */
export const DEPENDENCY_INJECTION: Pattern = {
  id: 'dependency-injection',
  title: 'Dependency injection',
  family: 'architecture',
  summary:
    'What a class or function works with is handed in from outside, by a container or by those who create it.',
  roles: {
    client: 'what is handed its collaborators',
    dependency: 'the type of what is handed in',
    injector: 'what creates the collaborators and hands them in',
  },
  after: ['repository', 'port'],
  *detect(code, found) {
    const injectors = listInjectors(code);
    for (const one of code.classes) {
      if (one.kind !== 'class') continue;
      const candidate =
        describeManaged(one, code) ??
        describeClass(one, injectors.get(one) ?? [], found) ??
        describeNamed(one);
      if (candidate !== undefined) yield candidate;
    }
    for (const one of code.functions) {
      const candidate = describeFunction(one, code);
      if (candidate !== undefined) yield candidate;
    }
  },
};

/** By class: where its objects are made with collaborators that are made there, too. */
function listInjectors(code: CodeModel): ReadonlyMap<ClassInfo, Wiring[]> {
  const found = new Map<ClassInfo, Wiring[]>();
  for (const wiring of listWirings(code))
    for (const client of new Set(wiring.handIns.map(({ to }) => to))) {
      const known = found.get(client);
      if (known === undefined) found.set(client, [wiring]);
      else known.push(wiring);
    }
  return found;
}

/** A class that a container makes, or whose parameters or fields are marked for one. */
function describeManaged(one: ClassInfo, code: CodeModel): Candidate | undefined {
  const managed = findManaged(one);
  const asked = listAskedByClass(one, code).filter(
    ({ mark }) => isOfContainer(mark) || managed !== undefined,
  );
  const taken = (one.constructedBy?.parameters ?? []).filter(({ type, declaration }) => {
    const isGiven = declaration.value === undefined && declaration.optional === undefined;
    const plain = isGiven && !isUnmanaged(declaration.decorators ?? []) ? type : undefined;
    return (
      plain !== undefined &&
      ((classOf(plain) && isWorking(classOf(plain)!)) ||
        (plain.external !== undefined && /^[@\w].*[./]/.test(plain.external)))
    );
  });
  if (asked.length === 0 && (managed === undefined || taken.length === 0)) return undefined;
  const clues: Clue[] = [];
  if (managed !== undefined)
    clues.push(structureClue(`is made by a container, says \`@${lastOf(managed)}\``, 0.5, one));
  if (taken.length > 0 && managed !== undefined)
    clues.push(
      structureClue(
        `its constructor takes ${listNames(taken.map(({ name, type }) => type?.name ?? name))}`,
        0.6,
        one.constructedBy ?? one,
      ),
    );
  const [first] = asked;
  if (first !== undefined) {
    const names = listNames(asked.map(({ name }) => name));
    clues.push(
      structureClue(`\`@${lastOf(first.mark)}\` asks for ${names}`, asked.length > 1 ? 0.85 : 0.8, {
        module: one.module,
        line: first.line,
      }),
    );
  }
  const types = [
    ...taken.map(({ type }) => classOf(type)),
    ...one.fields.filter(({ name }) => asked.some(at => at.name === name)).map(({ type }) => classOf(type)),
  ];
  return { roles: listRoles(one, types, []), clues };
}

/** Whether a parameter is marked as none of the container's (Inversify's `@unmanaged()`): subclasses give it. */
function isUnmanaged(marks: readonly Expression[]): boolean {
  return marks.some(
    mark => lastOf(dottedName(mark.kind === 'call' ? mark.callee : mark) ?? '') === 'unmanaged',
  );
}

/** A class whose collaborators are made elsewhere and handed to its constructor. */
function describeClass(
  one: ClassInfo,
  injectors: readonly Wiring[],
  found: FoundPatterns,
): Candidate | undefined {
  const kept = listCollaborators(one).filter(({ field }) => field !== undefined);
  const [injector] = injectors;
  if (kept.length === 0 || injector === undefined) return undefined;
  const handed = injectors.flatMap(({ handIns }) => handIns).filter(({ to }) => to === one);
  const abstract = kept.filter(({ isAbstract }) => isAbstract);
  const clues: Clue[] = [];
  const by = one.constructedBy ?? one;
  const names = listNames(kept.map(({ type }) => type.name));
  clues.push(
    structureClue(
      `its constructor takes ${names} and keeps ${kept.length > 1 ? 'them' : 'it'}`,
      abstract.length > 1 ? 0.45 : kept.length > 1 ? 0.35 : abstract.length === 1 ? 0.2 : 0.15,
      by,
    ),
  );
  clues.push(
    structureClue(
      `${injector.by === undefined ? `\`${injector.module}\`` : `\`${injector.by.name}\``} makes \`${handed[0]!.made.name}\` and hands it in`,
      abstract.length > 0 ? 0.4 : 0.3,
      handed[0]!.call,
    ),
  );
  const used = findUse(one, kept);
  if (used !== undefined)
    clues.push(
      structureClue(`works with \`${used.field}\` by \`${used.method}\``, 0.15, {
        module: one.module,
        line: used.line,
      }),
    );
  const chained = kept.find(
    ({ type }) =>
      !type.isAbstract &&
      listCollaborators(type).some(
        inner => inner.field !== undefined && (inner.isAbstract || found.has('repository', inner.type)),
      ),
  );
  if (chained !== undefined)
    clues.push(
      structureClue(`\`${chained.type.name}\` is given what it works with itself`, 0.35, chained.type),
    );
  const port = kept.find(({ type }) => found.has('port', type));
  if (port !== undefined) clues.push(structureClue(`\`${port.type.name}\` is a port`, 0.3, by));
  if (hasWord(one.name, INJECTION) || (injector.by && hasWord(injector.by.name, INJECTION)))
    clues.push(nameClue('is said to be injected', 0.3, one));
  return {
    roles: listRoles(
      one,
      kept.map(({ type }) => type),
      injectors,
    ),
    clues,
  };
}

const INJECTION = new Set(['inject', 'injection', 'injector', 'injected', 'bootstrap', 'container', 'wire']);

/** A class that is called after injection and is given a function, or an object, by its constructor that it calls. */
function describeNamed(one: ClassInfo): Candidate | undefined {
  if (!hasWord(one.name, NAMED)) return undefined;
  const kept = one.fields.find(({ parameter }) => parameter !== undefined);
  if (kept === undefined) return undefined;
  const call = [...one.methods, ...one.accessors]
    .flatMap(listFieldCalls)
    .find(({ field }) => field === kept.name);
  if (call === undefined) return undefined;
  return {
    roles: [{ role: 'client', symbol: one }],
    clues: [
      structureClue(`its constructor is given \`${kept.name}\`, which it calls`, 0.35, {
        module: one.module,
        line: call.line,
      }),
      nameClue(`is called \`${one.name}\``, 0.45, one),
    ],
  };
}

const NAMED = new Set(['inject', 'injection', 'injected']);

function findUse(
  one: ClassInfo,
  kept: readonly Collaborator[],
): { field: string; method: string; line: number } | undefined {
  const names = new Set(kept.map(({ field }) => field!.name));
  for (const method of [...one.methods, ...one.accessors])
    for (const { field, method: called, line } of listFieldCalls(method))
      if (names.has(field) && called !== undefined) return { field, method: called, line };
  return undefined;
}

/** A function whose parameters a framework fills in: `session: Session = Depends(get_session)`. */
function describeFunction(one: FunctionInfo, code: CodeModel): Candidate | undefined {
  const asked = listAsked(one, code).filter(({ mark }) => isOfContainer(mark));
  const [first] = asked;
  if (first === undefined) return undefined;
  const names = listNames(asked.map(({ name }) => name));
  const types = one.parameters
    .filter(({ name }) => asked.some(at => at.name === name))
    .map(({ type }) => classOf(type));
  return {
    roles: listRoles(one, types, []),
    clues: [structureClue(`\`${lastOf(first.mark)}\` asks for ${names}`, asked.length > 1 ? 0.85 : 0.8, one)],
  };
}

function listRoles(
  client: ClassInfo | FunctionInfo,
  types: readonly (ClassInfo | undefined)[],
  injectors: readonly Wiring[],
): CandidateRole[] {
  const roles: CandidateRole[] = [{ role: 'client', symbol: client }];
  for (const type of new Set(types)) if (type !== undefined) roles.push({ role: 'dependency', symbol: type });
  for (const { by, module, line } of injectors.slice(0, 4))
    roles.push({ role: 'injector', symbol: by ?? { name: module, module, line } });
  return roles;
}

function listNames(names: readonly string[]): string {
  const some = names.slice(0, 3).map(name => `\`${name}\``);
  return names.length > 3 ? `${some.join(', ')} and ${names.length - 3} more` : some.join(', ');
}

function lastOf(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf('.') + 1);
}
