import type { CodeModel } from '../code/code-model';
import type { ClassInfo, TypeInfo } from '../code/symbols';
import { classOf } from '../code/type-questions';
import type { CandidateRole, Clue, Pattern, RoleSymbol } from '../pattern';
import { nameClue, type Place, structureClue } from '../shapes/make-clue';
import { listFieldAssignments } from '../shapes/own-fields';
import { chiefsOf } from '../shapes/surely';
import { findTransaction, runsWork, tracksChanges } from '../shapes/transactions';
import { wordsOf } from '../shapes/words';

/** Unit of work. */
export const UNIT_OF_WORK: Pattern = {
  id: 'unit-of-work',
  title: 'Unit of work',
  family: 'architecture',
  summary: 'Makes all changes of one business operation take effect together, or not at all.',
  roles: {
    'unit-of-work': 'what begins, commits and rolls back',
    repository: 'what is reached through it',
    interface: 'the interface or base that it fills in',
  },
  after: ['repository'],
  *detect(code, found) {
    const sure = chiefsOf(['repository'], found);
    for (const one of code.classes) {
      if (one.kind === 'enum' || one.kind === 'type' || one.methods.length === 0) continue;
      const clues = listClues(one, code, sure);
      if (clues.length === 0) continue;
      const roles: CandidateRole[] = [{ role: 'unit-of-work', symbol: one }];
      for (const { repository } of listRepositories(one, sure))
        roles.push({ role: 'repository', symbol: repository });
      for (const base of one.ancestors.filter(({ isAbstract }) => isAbstract))
        roles.push({ role: 'interface', symbol: base });
      yield { roles, clues };
    }
  },
};

function listClues(one: ClassInfo, code: CodeModel, sure: ReadonlySet<RoleSymbol>): Clue[] {
  const clues: Clue[] = [];
  const line = [one, ...one.ancestors];
  const transaction = findTransaction(line, code);
  const repositories = listRepositories(one, sure);
  const work = runsWork(one, code);
  const tracked = tracksChanges(one);
  if (transaction !== undefined)
    clues.push(structureClue(transaction.text, transaction.isWhole ? 0.35 : 0.2, transaction));
  if (work !== undefined)
    clues.push(structureClue('runs what it is given between begin, commit and rollback', 0.4, work));
  if (tracked !== undefined)
    clues.push(
      structureClue(
        `keeps what is new, changed and removed in lists, and works through them in \`${tracked.name}\``,
        0.5,
        tracked,
      ),
    );
  const methods = line.flatMap(at => at.methods);
  const exit = methods.find(({ name }) => /^__a?exit__$/.test(name));
  if (clues.length === 0 && !(repositories.length > 0 && (isCalled(one) || exit !== undefined))) return [];
  const [first] = repositories;
  if (first !== undefined)
    clues.push(
      structureClue(`gives access to the repository \`${first.repository.name}\``, 0.4, first.field),
    );
  if (exit !== undefined)
    clues.push(structureClue('is left, by whatever way, through `__exit__`', 0.25, exit));
  const entered = methods.find(
    method =>
      /^__a?enter__$/.test(method.name) &&
      listFieldAssignments(method).some(({ field }) =>
        repositories.some(repository => repository.name === field),
      ),
  );
  if (entered !== undefined)
    clues.push(structureClue('makes its repositories when it is entered', 0.3, entered));
  const heir = one.isAbstract
    ? one.descendants.find(other => findTransaction([other], code)?.isWhole)
    : undefined;
  if (heir !== undefined && transaction?.isWhole !== true)
    clues.push(structureClue(`\`${heir.name}\` fills it in with commit and rollback`, 0.3, heir));
  if (isCalled(one)) clues.push(nameClue(`is called \`${one.name}\``, 0.5, one));
  else if (one.ancestors.some(isCalled)) clues.push(nameClue('has a base that is called so', 0.5, one));
  else if (first === undefined && tracked === undefined)
    clues.push(structureClue('no repository is reached through it', -0.4, one));
  return clues;
}

function isCalled({ name }: ClassInfo): boolean {
  return /(?:unitofwork|uow)/.test(wordsOf(name).join(''));
}

function listRepositories(
  one: ClassInfo,
  repositories: ReadonlySet<RoleSymbol>,
): { name: string; field: Place; repository: ClassInfo }[] {
  const found: { name: string; field: Place; repository: ClassInfo }[] = [];
  if (repositories.size === 0) return found;
  for (const { module, fields, accessors } of [one, ...one.ancestors]) {
    const note = (name: string, line: number, type: TypeInfo | undefined) => {
      const repository = classOf(type);
      if (repository !== undefined && repositories.has(repository))
        found.push({ name, field: { module, line }, repository });
    };
    for (const { name, line, type } of fields) note(name, line, type);
    for (const { name, line, returns } of accessors) note(name, line, returns);
  }
  return found;
}
