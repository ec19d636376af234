import type { CodeFacts, ImportedName, ModuleCode, Statement } from '../../model/code';
import type { PackedCode } from '../../model/code-format';
import type { ModuleNames } from '../../model/facts';
import { packCode } from '../../model/pack-code';
import { readExpression } from './code-expressions';
import { readBinary } from './code-operators';
import { readLines, readSuite } from './code-statements';
import { beginReading } from './code-tokens';
import type { FoundImport } from './import-statements';
import { createLexer } from './lexer';
import { createTokenLexer } from './token-lexer';
import type { Tokens } from './tokens';

/**
 * The code of a module, read from its tokens: going through the syntax tree would take several times as long. Of
 * half-typed code it is what can be made of each line. `tokens`: those of the text, where they have been read.
 */
export function readCode(
  text: string,
  imports: readonly FoundImport[],
  names: ModuleNames,
  tokens?: Tokens,
): CodeFacts {
  return { names: imports.flatMap(namesOf), packed: pack(readModule(text, names, tokens)) };
}

/** Long rows of operators inside deep brackets may make a tree that is too deep to be packed; it is left out. */
function pack(code: ModuleCode): PackedCode {
  try {
    return packCode(code);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return packCode({ body: [] });
  }
}

/** The tree of a module's code. What the module gives to others is marked. */
export function readModule(
  text: string,
  { exports }: Pick<ModuleNames, 'exports'>,
  tokens?: Tokens,
): ModuleCode {
  const body: Statement[] = [];
  const lexer = tokens === undefined ? createLexer(text, true) : createTokenLexer(tokens, true);
  const reading = beginReading(text, { readExpression, readBinary, readSuite }, lexer);
  readLines(reading, -1, body);
  const given = exports === undefined ? undefined : new Set(exports);
  for (const statement of body) {
    const name = declaredName(statement);
    if (name === undefined || name === '') continue;
    if (given === undefined ? !name.startsWith('_') : given.has(name))
      (statement as { exported?: true }).exported = true;
  }
  return { body };
}

function declaredName(statement: Statement): string | undefined {
  if (statement.kind === 'class' || statement.kind === 'function') return statement.name;
  return statement.kind === 'assign' && statement.target.kind === 'name' && statement.operator === undefined
    ? statement.target.name
    : undefined;
}

/** What an import is called in the module; nothing where that cannot be said. */
function namesOf({ fact, aliases, star }: FoundImport, place: number): ImportedName[] {
  if (star || fact.kind !== 'import') return [];
  if (fact.names[0] !== '*')
    return fact.names.map((name, i) => ({ local: aliases?.[i] ?? name, import: place, name }));
  // Without another name the topmost package is what is bound.
  return [{ local: aliases?.[0] ?? fact.specifier.split('.', 1)[0]!, import: place, name: '*' }];
}
