import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classesIn, isNothing } from '../code/type-questions';
import type { CandidateRole, Clue, FoundPatterns, Pattern, RoleSymbol } from '../pattern';
import { listReturns } from '../shapes/bodies';
import { nameClue, structureClue } from '../shapes/make-clue';
import { findSql } from '../shapes/storage-backing';
import { chiefsOf } from '../shapes/surely';

const READ_PLACE = /(?:^|[/_.-])(?:quer(?:y|ies)|views?|read_?models?|read|projections?)(?:[/_.-]|$)/i;
const CHANGES = /^(?:commit|save|add|insert|persist|delete|remove|flush)$/;

/** Separation of commands and queries. */
export const CQRS: Pattern = {
  id: 'cqrs',
  title: 'CQRS',
  family: 'architecture',
  summary: 'What changes things and what answers questions are written apart, each in its own way.',
  roles: {
    query: 'a question, or the function that answers one',
    'query-handler': 'what answers it',
    command: 'a request for a change',
    'command-handler': 'what carries it out',
  },
  after: ['command', 'query', 'command-handler', 'event-handler', 'repository', 'unit-of-work'],
  *detect(code, found) {
    const handlers = chiefsOf(['command-handler'], found);
    if (handlers.size === 0) return;
    const queries = found.of('query').filter(({ confidence }) => confidence >= 0.6);
    const readers = queries.length > 0 ? [] : listReaders(code, found);
    const chief: RoleSymbol | undefined = queries[0]?.roles[0]?.symbol ?? readers[0];
    if (chief === undefined) return;
    const roles: CandidateRole[] = [{ role: 'query', symbol: chief }];
    for (const { roles: these } of queries.slice(0, 20))
      for (const { role, symbol } of these)
        if (symbol !== chief) roles.push({ role: role === 'handler' ? 'query-handler' : 'query', symbol });
    for (const symbol of readers.slice(1, 10)) roles.push({ role: 'query', symbol });
    for (const symbol of chiefsOf(['command'], found))
      if (roles.length < 60) roles.push({ role: 'command', symbol });
    for (const symbol of handlers) if (roles.length < 60) roles.push({ role: 'command-handler', symbol });
    yield { roles, clues: listClues(chief, [...handlers][0]!, queries.length > 0, readers) };
  },
};

function listClues(
  chief: RoleSymbol,
  handler: RoleSymbol,
  isMessage: boolean,
  readers: readonly FunctionInfo[],
): Clue[] {
  const clues = [
    structureClue(`commands are carried out by handlers such as \`${handler.name}\``, 0.45, handler),
    isMessage
      ? structureClue(`questions such as \`${chief.name}\` are messages of their own`, 0.5, chief)
      : structureClue(
          `\`${chief.name}\` reads what it is asked for past the domain, and changes nothing`,
          0.3,
          chief,
        ),
  ];
  if (readers.length > 0 && READ_PLACE.test(chief.module))
    clues.push(nameClue('stands among what only reads', 0.3, chief));
  return clues;
}

/** Functions that answer from the store itself and change nothing. */
function listReaders(code: CodeModel, found: FoundPatterns): FunctionInfo[] {
  const handlers = chiefsOf(['command-handler', 'event-handler'], found);
  const kept = (type: FunctionInfo['returns']) =>
    classesIn(type).some(one => found.has('entity', one as ClassInfo));
  return code.functions.filter(one => {
    if (one.owner !== undefined || one.parameters.length === 0 || handlers.has(one) || isNothing(one.returns))
      return false;
    if (findSql(one) === undefined || kept(one.returns)) return false;
    if (!listReturns(one).some(({ value }) => value !== undefined)) return false;
    return !code.callsOf(one).some(({ name }) => name !== undefined && CHANGES.test(name));
  });
}
