import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import type { Candidate, Clue, Pattern } from '../pattern';
import { nameClue, structureClue } from '../shapes/make-clue';
import { findFlaggedUse, findPoolUse, type PoolUse } from '../shapes/pool-use';
import { hasWord } from '../shapes/words';

const POOLS = new Set(['pool', 'reuse', 'reusable', 'pooled']);
const TAKING = new Set(['acquire', 'borrow', 'checkout', 'lease', 'obtain', 'rent']);
const GIVING = new Set(['release', 'checkin', 'recycle', 'free']);

/** Objects are lent out and taken back instead of being made and thrown away. */
export const objectPool: Pattern = {
  id: 'object-pool',
  title: 'Object pool',
  family: 'creational',
  summary: 'Lends objects that are dear to make, and takes them back to lend them again.',
  roles: {
    pool: 'lends objects and takes them back',
    acquire: 'lends one',
    release: 'takes one back',
    pooled: 'what is lent',
  },
  *detect(code) {
    for (const owner of code.classes) {
      if (owner.kind !== 'class') continue;
      const flagged = findFlaggedUse(owner);
      if (flagged !== undefined)
        yield toCandidate(owner, flagged.acquire, flagged.release, flagged.field, [
          structureClue(
            `${flagged.acquire.name} looks in ${flagged.field.name} for one that is not in use, and marks it`,
            0.45,
            flagged.acquire,
          ),
          structureClue(`${flagged.release.name} marks it as free again`, 0.4, flagged.release),
        ]);
      const use = findPoolUse(owner, code);
      if (use !== undefined) yield toCandidate(owner, use.acquire, use.release, use.field, cluesOf(use));
    }
  },
};

function cluesOf({ field, acquire, release, makes, tracks, waits }: PoolUse): Clue[] {
  const clues = [
    structureClue(
      `${acquire.name} takes one out of ${field.name}, ${release.name} puts one back`,
      0.3,
      acquire,
    ),
  ];
  if (makes !== undefined) clues.push(structureClue(`It makes what it lends: ${makes.text}`, 0.45, makes));
  if (tracks !== undefined) clues.push(structureClue(`${tracks.name} holds what is lent`, 0.35, acquire));
  if (waits !== undefined) clues.push(structureClue('Where all are lent, it waits or refuses', 0.2, waits));
  if (acquire.name === '__enter__')
    clues.push(structureClue('What is taken when a block begins is put back at its end', 0.5, acquire));
  return clues;
}

function toCandidate(
  owner: ClassInfo,
  acquire: FunctionInfo,
  release: FunctionInfo,
  field: FieldInfo,
  clues: readonly Clue[],
): Candidate {
  const names: Clue[] = [];
  if (hasWord(owner.name, POOLS)) names.push(nameClue(`${owner.name} is called a pool`, 0.45, owner));
  if (hasWord(acquire.name, TAKING) || hasWord(release.name, GIVING))
    names.push(nameClue(`${acquire.name} and ${release.name} say so`, 0.2, acquire));
  const pooled = field.container?.of;
  return {
    roles: [
      { role: 'pool', symbol: owner },
      { role: 'acquire', symbol: acquire },
      { role: 'release', symbol: release },
      ...(pooled === undefined ? [] : [{ role: 'pooled', symbol: pooled }]),
    ],
    clues: [...clues, ...names],
  };
}
