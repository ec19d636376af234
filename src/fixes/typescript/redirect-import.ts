import { ts } from 'ts-morph';
import type { FixResult } from '../../model/fix';
import { placeChanges } from '../change-text';
import type { FixInput } from '../fix-input';
import { type Binding, findImport, listBindings } from './find-import';
import { writeSpecifier } from './specifiers';
import { writeImport } from './write-import';

/** Most modules that a name is followed through. */
const MOST_STEPS = 5;

/** Makes an import take its names from the part's interface, where that has all of them. */
export function redirectScriptImport(input: FixInput): FixResult {
  const found = findImport(input);
  if ('refusal' in found) return found;
  const { text, source, declaration, specifier } = found;
  const { from, instead = [] } = input.violation;
  const bindings = listBindings(declaration);
  if (bindings === undefined || bindings.length === 0)
    return { refusal: 'This import brings in no single names.' };
  const target = targetOf(input, from, specifier);
  if (target === undefined) return { refusal: 'The imported module is not known.' };
  for (const door of instead) {
    const passed = bindings.map(({ imported }) => findExport(input, door, target, imported, MOST_STEPS));
    if (passed.some(name => name === undefined)) continue;
    const renamed = bindings.map(
      (binding, i): Binding => ({ ...binding, imported: passed[i] ?? binding.imported }),
    );
    const quote = declaration.moduleSpecifier.getText(source)[0];
    const written = writeImport(
      renamed,
      `${quote}${writeSpecifier(from, door, specifier, target)}${quote}`,
      text.slice(declaration.moduleSpecifier.end, declaration.end),
    );
    const change = { start: declaration.getStart(source), end: declaration.end, text: written.join('\n') };
    return { files: [{ module: from, changes: placeChanges(text, [change]) }] };
  }
  return { refusal: 'The interface does not have these names.' };
}

/** What a module calls `name` of `target` when it passes it on; `undefined` where it does not. */
function findExport(
  input: FixInput,
  module: string,
  target: string,
  name: string,
  steps: number,
): string | undefined {
  const text = steps > 0 ? input.readText(module) : undefined;
  if (text === undefined) return undefined;
  const source = ts.createSourceFile(module, text, ts.ScriptTarget.Latest);
  for (const statement of source.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) continue;
    if (!ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const next = targetOf(input, module, statement.moduleSpecifier.text);
    if (next === undefined) continue;
    const inner = next === target ? name : findExport(input, next, target, name, steps - 1);
    if (inner === undefined) continue;
    const { exportClause } = statement;
    if (exportClause === undefined) {
      if (inner !== 'default') return inner;
    } else if (ts.isNamedExports(exportClause)) {
      const element = exportClause.elements.find(each => (each.propertyName ?? each.name).text === inner);
      if (element !== undefined) return element.name.text;
    }
  }
  return undefined;
}

function targetOf({ records }: FixInput, module: string, specifier: string): string | undefined {
  return records.get(module)?.dependencies.find(each => each.specifier === specifier)?.to;
}
