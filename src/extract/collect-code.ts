import type { CodeFacts, ImportedName, Statement } from '../model/code';
import { packCode } from '../model/pack-code';

/** What an import calls something. `from` tells imports of one file apart. */
export interface FoundName {
  readonly local: string;
  readonly from: number;
  readonly name: string;
}

/** What one text says as code. */
export interface FoundCode {
  readonly names: readonly FoundName[];
  readonly body: readonly Statement[];
}

/** Facts of what was found. `placeOf` tells the place in `imports` of an import, as `from` has it. */
export function collectCode(
  { names, body }: FoundCode,
  placeOf: (key: number) => number | undefined,
): CodeFacts {
  const imported = names.flatMap(({ local, from, name }): ImportedName[] => {
    const place = placeOf(from);
    return place === undefined ? [] : [{ local, import: place, name }];
  });
  return { names: imported, packed: packCode({ body }) };
}
