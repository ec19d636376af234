import { ts } from 'ts-morph';
import { Has, JUMP_TYPES, Step } from '../../../model/code-format';
import { writeList, writeNumber, writeStep } from '../../../model/code-writer';
import { type CodeReader, DEEPEST, Flag, lineOfStart, readFlags } from './code-reader';
import { readEffects, readVariable } from './read-assignment';
import { readIf, readSwitch, readTry } from './read-branch';
import { readAlias, readClass, readEnum } from './read-class';
import { isOverload, readFunction } from './read-function';
import { readFor, readForEach, readWhile } from './read-loop';
import { readExport, readImportEquals, readNamespace } from './read-module-level';
import { isUsing, readUsing, readWith } from './read-with';
import { listedHere, readBody, writeBlock, writeStatement } from './statement-parts';

/** The answer is how many statements came of it. */
type Read = (reader: CodeReader, node: never) => number;

const { Block, ExpressionStatement, FunctionDeclaration, VariableStatement } = ts.SyntaxKind;

/** Reads what statements say, as a list; imports and lists of exports are none. */
export function readStatements(reader: CodeReader, nodes: readonly ts.Statement[]): void {
  writeList(reader.writer, readEach(reader, nodes));
}

/** The same without making a list of it; the answer is how many statements there are. */
export function readEach(reader: CodeReader, nodes: readonly ts.Statement[]): number {
  if (reader.depth >= DEEPEST) return 0;
  reader.depth++;
  let count = 0;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    const { kind } = node;
    if (kind === FunctionDeclaration && isOverload(node as ts.FunctionDeclaration, nodes[i + 1])) continue;
    // What a module holds on to, it holds for good.
    if (
      kind === VariableStatement &&
      reader.depth > 1 &&
      isUsing((node as ts.VariableStatement).declarationList)
    ) {
      readUsing(reader, node as ts.VariableStatement, nodes.slice(i + 1));
      count++;
      break;
    }
    const read = READERS[kind];
    if (read !== undefined) count += read(reader, node as never);
  }
  reader.depth--;
  return count;
}

function readVariables(reader: CodeReader, node: ts.VariableStatement): number {
  const exported = (readFlags(node.modifiers) & Flag.Export) !== 0;
  let count = 0;
  for (const one of node.declarationList.declarations) count += readVariable(reader, one, exported);
  return count;
}

function readResult(step: number) {
  return (reader: CodeReader, node: ts.ReturnStatement | ts.ThrowStatement): number => {
    const line = lineOfStart(reader, node);
    const { expression } = node;
    if (expression !== undefined) reader.readExpression(expression);
    writeStatement(reader, step, expression === undefined ? 0 : Has.Value, line);
    return 1;
  };
}

const READERS: (Read | undefined)[] = [];

function on<T extends ts.Node>(kind: T['kind'], read: (reader: CodeReader, node: T) => number): void {
  READERS[kind] = read as Read;
}

/** For what comes to one statement. */
function onOne<T extends ts.Node>(kind: T['kind'], read: (reader: CodeReader, node: T) => void): void {
  on<T>(kind, (reader, node) => {
    read(reader, node);
    return 1;
  });
}

function readJump(type: (typeof JUMP_TYPES)[number]) {
  return ({ writer }: CodeReader): void => {
    writeStep(writer, Step.Jump);
    writeNumber(writer, JUMP_TYPES.indexOf(type));
  };
}

on<ts.ExpressionStatement>(ExpressionStatement, (reader, { expression }) =>
  // 'use strict' and the like.
  expression.kind === ts.SyntaxKind.StringLiteral ? 0 : readEffects(reader, expression),
);
on<ts.VariableStatement>(VariableStatement, readVariables);
on<ts.ReturnStatement>(ts.SyntaxKind.ReturnStatement, readResult(Step.Return));
on<ts.ThrowStatement>(ts.SyntaxKind.ThrowStatement, readResult(Step.Raise));
on<ts.IfStatement>(ts.SyntaxKind.IfStatement, readIf);
on<ts.SwitchStatement>(ts.SyntaxKind.SwitchStatement, readSwitch);
on<ts.ForStatement>(ts.SyntaxKind.ForStatement, readFor);
on<ts.ForOfStatement>(ts.SyntaxKind.ForOfStatement, readForEach);
on<ts.ForInStatement>(ts.SyntaxKind.ForInStatement, readForEach);
on<ts.WhileStatement>(ts.SyntaxKind.WhileStatement, readWhile);
on<ts.DoStatement>(ts.SyntaxKind.DoStatement, readWhile);
on<ts.TryStatement>(ts.SyntaxKind.TryStatement, readTry);
onOne(ts.SyntaxKind.BreakStatement, readJump('break'));
onOne(ts.SyntaxKind.ContinueStatement, readJump('continue'));
on<ts.Block>(Block, (reader, { statements }) => {
  readStatements(reader, statements);
  return writeBlock(reader);
});
on<ts.LabeledStatement>(ts.SyntaxKind.LabeledStatement, (reader, { statement }) => {
  readBody(reader, statement);
  return writeBlock(reader);
});
onOne<ts.WithStatement>(ts.SyntaxKind.WithStatement, readWith);
onOne<ts.FunctionDeclaration>(FunctionDeclaration, (reader, node) =>
  readFunction(reader, node, 'default', listedHere(reader)),
);
onOne<ts.ClassDeclaration>(ts.SyntaxKind.ClassDeclaration, (reader, node) =>
  readClass(reader, node, 'default', listedHere(reader)),
);
onOne<ts.InterfaceDeclaration>(ts.SyntaxKind.InterfaceDeclaration, (reader, node) =>
  readClass(reader, node, 'default', listedHere(reader)),
);
onOne<ts.EnumDeclaration>(ts.SyntaxKind.EnumDeclaration, (reader, node) =>
  readEnum(reader, node, listedHere(reader)),
);
onOne<ts.TypeAliasDeclaration>(ts.SyntaxKind.TypeAliasDeclaration, (reader, node) =>
  readAlias(reader, node, listedHere(reader)),
);
on<ts.ModuleDeclaration>(ts.SyntaxKind.ModuleDeclaration, readNamespace);
on<ts.ExportAssignment>(ts.SyntaxKind.ExportAssignment, readExport);
on<ts.ImportEqualsDeclaration>(ts.SyntaxKind.ImportEqualsDeclaration, readImportEquals);
