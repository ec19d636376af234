import { ts } from 'ts-morph';
import type { FoundImport } from './script-reading';

const JSX_IMPORT_SOURCE = /@jsxImportSource\s+([^\s*]+)/;

/**
 * The imports that comments make: `/// <reference path="…"/>`, whose path is given a leading `./` since it is always
 * relative to the file, and `/** @jsxImportSource …`, which makes every JSX file import that package's `jsx-runtime`.
 */
export function readPragmaImports(source: ts.SourceFile): FoundImport[] {
  const found: FoundImport[] = [];
  for (const { fileName, pos } of source.referencedFiles) {
    if (fileName === '') continue;
    const specifier = /^(?:[./]|[A-Za-z]:)/.test(fileName) ? fileName : `./${fileName}`;
    const start = source.text.lastIndexOf('///', pos);
    found.push({ kind: 'import', specifier, names: [], typeOnly: true, deferred: false, start });
  }
  if (source.languageVariant === ts.LanguageVariant.JSX && source.text.includes('@jsxImportSource')) {
    const pragma = readJsxSource(source.text);
    if (pragma !== undefined) found.push(pragma);
  }
  return found;
}

/** Only comments before the first statement count, as for the compiler. */
function readJsxSource(text: string): FoundImport | undefined {
  const ranges = ts.getLeadingCommentRanges(text, ts.getShebang(text)?.length ?? 0) ?? [];
  for (const { pos, end, kind } of ranges) {
    if (kind !== ts.SyntaxKind.MultiLineCommentTrivia) continue;
    const source = JSX_IMPORT_SOURCE.exec(text.slice(pos, end))?.[1];
    if (source === undefined) continue;
    const specifier = `${source}/jsx-runtime`;
    return { kind: 'import', specifier, names: [], typeOnly: false, deferred: false, start: pos };
  }
  return undefined;
}
