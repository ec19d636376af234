import type { FixResult } from '../../model/fix';
import { placeChanges } from '../change-text';
import type { FixInput } from '../fix-input';
import { writeDottedName } from './dotted-names';
import { findFromImport } from './find-import';
import { type ImportedName, readFromImport, writeFromImport } from './import-lines';
import { endOf, readCode } from './read-code';

/** Makes an import take its names from the part's interface, where that has all of them. */
export function redirectPythonImport(input: FixInput): FixResult {
  const found = findFromImport(input);
  if ('refusal' in found) return found;
  const { text, line, module, names, target } = found;
  const { from, instead = [] } = input.violation;
  for (const door of instead) {
    const passed = listPassed(input, door, target);
    if (!names.every(({ name }) => passed.has(name))) continue;
    const renamed = names.map(({ name, local }): ImportedName => ({ name: passed.get(name) ?? name, local }));
    const written = writeFromImport(writeDottedName(from, door, module, target), renamed);
    const changes = placeChanges(text, [{ start: line.start, end: endOf(line), text: written }]);
    return { files: [{ module: from, changes }] };
  }
  return { refusal: 'The interface does not have these names.' };
}

/** What a module calls the names that it takes from another. */
function listPassed({ readText, records }: FixInput, door: string, target: string): Map<string, string> {
  const passed = new Map<string, string>();
  const text = readText(door);
  const dependencies = records.get(door)?.dependencies ?? [];
  if (text === undefined) return passed;
  for (const line of readCode(text)) {
    const found = line.indent === 0 ? readFromImport(line) : undefined;
    if (found === undefined) continue;
    for (const { name, local } of found.names) {
      const leads = dependencies.some(
        ({ specifier, to, names, definedIn }) =>
          specifier === found.module &&
          names.includes(name) &&
          (to === target || definedIn?.[name] === target),
      );
      if (leads) passed.set(name, local);
    }
  }
  return passed;
}
