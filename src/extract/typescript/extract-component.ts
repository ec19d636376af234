import { createCodeWriter } from '../../model/code-writer';
import type { ModuleFacts } from '../../model/facts';
import type { FoundName } from '../collect-code';
import type { FoundExport, FoundSymbol, NameMeaning } from '../collect-symbols';
import { createLineFinder } from '../positions';
import type { WantedFacts } from '../wanted-facts';
import type { Dialect } from './dialect';
import { findScripts, findVueScripts, type ScriptBlock } from './script-blocks';
import { toFacts } from './script-facts';
import type { CodeTarget, FoundImport, FoundProblem, ReadScript } from './script-reading';

const DIALECTS: ReadonlyMap<string, Dialect> = new Map([
  ['ts', 'ts'],
  ['typescript', 'ts'],
  ['text/typescript', 'ts'],
  ['application/typescript', 'ts'],
  ['tsx', 'tsx'],
  ['js', 'js'],
  ['jsx', 'js'],
  ['javascript', 'js'],
]);

/** What `src` may hold that is no file of the project: a URL, a path on the web server, an expression. */
const NO_SOURCE_FILE = /^(?:[A-Za-z][\w+.-]*:|\/|\{|$)/;

/**
 * The facts of a `.vue` or `.svelte` file: those of its scripts, with positions in the file. A script's `src` is an
 * import. The module is TypeScript where one of its scripts is.
 *
 * `read` reads one script. Where it is not certain, neither is the answer: `undefined`.
 */
export function extractComponent<Uncertain extends undefined>(
  path: string,
  text: string,
  wanted: WantedFacts,
  read: ReadScript<Uncertain>,
): ModuleFacts | Uncertain {
  const blocks = path.endsWith('.vue') ? findVueScripts(text) : findScripts(text);
  const found: FoundImport[] = [];
  const problems: FoundProblem[] = [];
  const symbols: FoundSymbol[] = [];
  const exports: FoundExport[] = [];
  const names: FoundName[] = [];
  const lineOf = createLineFinder(text);
  const target = wanted.code ? { lineOf, writer: createCodeWriter(text.length) } : undefined;
  let length = 0;
  let typed = false;
  for (const block of blocks) {
    const lang = block.attributes.get('lang') ?? block.attributes.get('type') ?? 'js';
    const dialect = DIALECTS.get(lang) ?? (block.attributes.has('lang') ? undefined : 'js');
    found.push(...readSource(block));
    if (dialect === undefined) {
      problems.push({ start: block.start, severity: 'info', message: describeForeign(lang) });
      continue;
    }
    typed ||= dialect !== 'js';
    // Each block is a text of its own, so that what is broken in one stays there.
    const reading = read(path, block.content, dialect, wanted, moveTarget(target, block.contentStart));
    if (reading === undefined) return reading;
    for (const one of reading.found) found.push({ ...one, start: one.start + block.contentStart });
    for (const one of reading.problems) problems.push({ ...one, start: one.start + block.contentStart });
    for (const one of reading.symbols?.symbols ?? []) symbols.push(moveSymbol(one, block.contentStart));
    for (const one of reading.symbols?.exports ?? [])
      exports.push({ ...one, meaning: moveMeaning(one.meaning, block.contentStart) });
    for (const one of reading.code?.names ?? []) names.push({ ...one, from: one.from + block.contentStart });
    length += reading.code?.length ?? 0;
  }
  const code = { names, length };
  const facts = toFacts(text, { found, problems, symbols: { symbols, exports }, code }, target);
  return { ...facts, language: typed ? 'typescript' : 'javascript' };
}

function moveTarget(target: CodeTarget | undefined, by: number): CodeTarget | undefined {
  return target && { writer: target.writer, lineOf: offset => target.lineOf(offset + by) };
}

function moveSymbol(symbol: FoundSymbol, by: number): FoundSymbol {
  const uses = symbol.uses.map(use => ({
    ...use,
    meaning: moveMeaning(use.meaning, by),
    start: use.start + by,
  }));
  return { ...symbol, start: symbol.start + by, end: symbol.end + by, uses };
}

function moveMeaning(meaning: NameMeaning, by: number): NameMeaning {
  return meaning.import === undefined ? meaning : { ...meaning, import: meaning.import + by };
}

function readSource({ attributes, start }: ScriptBlock): FoundImport[] {
  const specifier = attributes.get('src') ?? '';
  if (NO_SOURCE_FILE.test(specifier)) return [];
  return [{ kind: 'import', specifier, names: ['*'], typeOnly: false, deferred: false, start }];
}

function describeForeign(lang: string): string {
  return `This script is written in ${lang}, which Lintel does not read: its imports are missing.`;
}
