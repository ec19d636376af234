import type { FixResult } from '../../model/fix';
import { placeChanges } from '../change-text';
import type { FixInput } from '../fix-input';
import { findImport, findUses, listBindings } from './find-import';
import { writeImport } from './write-import';

/** Turns an import into `import type` where all that it brings in is used as types. */
export function makeTypeOnly(input: FixInput): FixResult {
  const found = findImport(input);
  if ('refusal' in found) return found;
  if (!/\.[cm]?tsx?$/.test(input.violation.from)) return { refusal: 'Only TypeScript has import type.' };
  const { text, source, declaration } = found;
  const bindings = listBindings(declaration);
  if (bindings === undefined || bindings.length === 0)
    return { refusal: 'This import brings in no single names.' };
  const value = bindings.find(({ local, isType }) => !isType && findUses(found, local).values.length > 0);
  if (value !== undefined) return { refusal: `${value.local} is used as more than a type.` };
  const start = declaration.getStart(source);
  const written = writeImport(
    bindings.map(binding => ({ ...binding, isType: true })),
    declaration.moduleSpecifier.getText(source),
    text.slice(declaration.moduleSpecifier.end, declaration.end),
  );
  const changes = placeChanges(text, [{ start, end: declaration.end, text: written.join('\n') }]);
  return { files: [{ module: input.violation.from, changes }] };
}
