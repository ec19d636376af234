import { ts } from 'ts-morph';
import { Has } from '../../../model/code-format';
import { writeList } from '../../../model/code-writer';
import { type CodeReader, DEEPEST, Flag, lineOfStart, readFlags } from './code-reader';
import { writeAssign } from './read-assignment';
import { listedHere, writeBlock } from './statement-parts';
import { writeMember, writeName } from './write-nodes';

/** Reads a namespace; the answer is how many statements it comes to. `namespace a.b {}` is a block in a block. */
export function readNamespace(reader: CodeReader, node: ts.ModuleDeclaration): number {
  const { body } = node;
  if (body === undefined || reader.depth >= DEEPEST) return 0;
  reader.depth++;
  let inside = 0;
  if (ts.isModuleBlock(body)) inside = reader.readEach(body.statements);
  else if (ts.isModuleDeclaration(body)) inside = readNamespace(reader, body);
  reader.depth--;
  writeList(reader.writer, inside);
  return writeBlock(reader, node.name.text);
}

/** Reads `export default …`; the answer is how many statements it is. Another name for something is no code of its own. */
export function readExport(reader: CodeReader, node: ts.ExportAssignment): number {
  const { expression } = node;
  if (ts.isIdentifier(expression)) return 0;
  writeName(reader, 'default');
  reader.readExpression(expression);
  writeAssign(reader, Has.Value | Has.Special | Has.Exported, lineOfStart(reader, node));
  return 1;
}

/** Reads `import a = b.c`; the answer is how many statements it comes to. With `require` it is an import. */
export function readImportEquals(reader: CodeReader, node: ts.ImportEqualsDeclaration): number {
  if (ts.isExternalModuleReference(node.moduleReference)) return 0;
  const { text } = node.name;
  const isExported = (readFlags(node.modifiers) & Flag.Export) !== 0 || listedHere(reader)?.has(text);
  writeName(reader, text);
  readEntity(reader, node.moduleReference);
  const has = Has.Value | Has.Special | (isExported ? Has.Exported : 0);
  writeAssign(reader, has, lineOfStart(reader, node));
  return 1;
}

function readEntity(reader: CodeReader, node: ts.EntityName): void {
  const names: string[] = [];
  let at = node;
  for (; ts.isQualifiedName(at); at = at.left) names.push(at.right.text);
  writeName(reader, at.text);
  for (const name of names.reverse().slice(0, DEEPEST)) writeMember(reader, name);
}
