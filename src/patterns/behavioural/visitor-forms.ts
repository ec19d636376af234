import type { CodeModel } from '../code/code-model';
import type { Candidate } from '../pattern';
import { calledClue, pathClue, present } from '../shapes/naming';
import { rolesOf } from '../shapes/roles';
import { findOverloads, findRecursiveChoice, type TypeDispatch } from '../shapes/type-dispatch';

/** Visitors without `accept`: methods chosen by the class that they are marked with, and functions that ask for it. */
export function* findVisitorForms(code: CodeModel, words: ReadonlySet<string>): Iterable<Candidate> {
  for (const owner of code.classes) {
    const found = findOverloads(code, owner);
    if (found !== undefined) yield describeOverloads(found, words);
  }
  for (const one of code.allFunctions) {
    const found = findRecursiveChoice(code, one);
    if (found !== undefined) yield describeChoice(found, words);
  }
}

function describeOverloads({ by, name, line, kinds }: TypeDispatch, words: ReadonlySet<string>): Candidate {
  const method = { name, module: by.module, line };
  return {
    roles: [{ role: 'visitor', symbol: by }, ...rolesOf('concrete-element', kinds)],
    clues: present(
      {
        text: `which \`${name}\` is called depends on the class that it is marked with`,
        weight: 0.5,
        at: method,
      },
      { text: `there are ${kinds.length} of that name for different classes`, weight: 0.3, at: kinds[1]! },
      calledClue([method, by], words, 0.5),
      pathClue(by, words, 0.3),
    ),
  };
}

function describeChoice(
  { by, name, line, kinds, base }: TypeDispatch,
  words: ReadonlySet<string>,
): Candidate {
  const owner = 'owner' in by ? by.owner : undefined;
  return {
    roles: [
      { role: 'visitor', symbol: owner ?? by },
      ...rolesOf('element', [base]),
      ...rolesOf(
        'concrete-element',
        kinds.filter(one => one !== base),
      ),
    ],
    clues: present(
      {
        text: `\`${name}\` asks which of ${kinds.length} classes it is given, all of one kind`,
        weight: 0.35,
        at: { module: by.module, line },
      },
      { text: 'and calls itself for the parts of that', weight: 0.4, at: { module: by.module, line } },
      owner !== undefined && {
        text: 'it stands in a class of its own, apart from the structure',
        weight: kinds.includes(owner) || owner === base ? -0.4 : 0.1,
        at: owner,
      },
      calledClue([by, owner], words, 0.5),
      pathClue(by, words, 0.3),
    ),
  };
}
