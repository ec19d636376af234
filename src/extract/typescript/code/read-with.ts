import { ts } from 'ts-morph';
import { Has, Step } from '../../../model/code-format';
import { writeList, writeNumber, writeStep, writeText } from '../../../model/code-writer';
import { type CodeReader, lineOfStart, readUnknown } from './code-reader';
import { readInitializer } from './read-assignment';
import { readBody, writeStatement } from './statement-parts';

/** Whether variables are declared by `using`. */
export function isUsing({ flags }: ts.VariableDeclarationList): boolean {
  return (flags & ts.NodeFlags.Using) !== 0;
}

/** Reads `using a = b`, which holds on to `b` for the rest of the block, `rest`. */
export function readUsing(
  reader: CodeReader,
  { declarationList }: ts.VariableStatement,
  rest: readonly ts.Statement[],
): void {
  const { writer } = reader;
  const { declarations, flags } = declarationList;
  for (const declaration of declarations) {
    const { name } = declaration;
    if (declaration.initializer === undefined) readUnknown(reader);
    else readInitializer(reader, declaration);
    const isNamed = ts.isIdentifier(name);
    writeStep(writer, Step.Keyword);
    writeNumber(writer, isNamed ? Has.Name : 0);
    if (isNamed) writeText(writer, name.text);
  }
  writeList(writer, declarations.length);
  reader.readStatements(rest);
  const isAwait = (flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.AwaitUsing;
  writeStatement(reader, Step.With, isAwait ? Has.Async : 0, lineOfStart(reader, declarationList));
}

/** Reads `with (a) …`. */
export function readWith(reader: CodeReader, node: ts.WithStatement): void {
  reader.readExpression(node.expression);
  writeStep(reader.writer, Step.Keyword);
  writeNumber(reader.writer, 0);
  writeList(reader.writer, 1);
  readBody(reader, node.statement);
  writeStatement(reader, Step.With, 0, lineOfStart(reader, node));
}
