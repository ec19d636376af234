import type { CodeFacts, ImportedName } from '../model/code';
import { type CodeWriter, finishCode, writeList } from '../model/code-writer';

/** What an import calls something. `from` tells imports of one file apart. */
export interface FoundName {
  readonly local: string;
  readonly from: number;
  readonly name: string;
}

/** What one text says as code: that many statements at the top level, which stand in a writer. */
export interface FoundCode {
  readonly names: readonly FoundName[];
  readonly length: number;
}

/** Facts of what was found. `placeOf` tells the place in `imports` of an import, as `from` has it. */
export function collectCode(
  { names, length }: FoundCode,
  writer: CodeWriter,
  placeOf: (key: number) => number | undefined,
): CodeFacts {
  const imported: ImportedName[] = [];
  for (const { local, from, name } of names) {
    const place = placeOf(from);
    if (place !== undefined) imported.push({ local, import: place, name });
  }
  writeList(writer, length);
  return { names: imported, packed: finishCode(writer) };
}
