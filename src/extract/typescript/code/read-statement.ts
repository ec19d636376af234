import { ts } from 'ts-morph';
import { Has, JUMP_TYPES, LOOP_TYPES, Step } from '../../../model/code-format';
import { writeLine, writeList, writeNumber, writeStep, writeText } from '../../../model/code-writer';
import { type CodeReader, DEEPEST, Flag, lineOfStart, readFlags, readUnknown } from './code-reader';
import { readEffects, readInitializer, readVariable, writeAssign } from './read-assignment';
import { readBindingName } from './read-binding';
import { readAlias, readClass, readEnum } from './read-class';
import { isOverload, readFunction } from './read-function';
import { writeMember, writeName } from './write-nodes';

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

function readBody(reader: CodeReader, node: ts.Statement): void {
  writeList(reader.writer, readBodyParts(reader, node));
}

function readBodyParts(reader: CodeReader, node: ts.Statement): number {
  return readEach(reader, node.kind === Block ? (node as ts.Block).statements : [node]);
}

/** Names that are exported elsewhere, at the top level. */
function listedHere({ depth, listed }: CodeReader): ReadonlySet<string> | undefined {
  return depth === 1 ? listed : undefined;
}

/** Writes the step of a statement with its line. */
function writeStatement({ writer }: CodeReader, step: number, has: number, line: number): void {
  writeStep(writer, step);
  writeNumber(writer, has);
  writeLine(writer, line);
}

function readVariables(reader: CodeReader, node: ts.VariableStatement): number {
  const exported = (readFlags(node.modifiers) & Flag.Export) !== 0;
  let count = 0;
  for (const one of node.declarationList.declarations) count += readVariable(reader, one, exported);
  return count;
}

function isUsing({ flags }: ts.VariableDeclarationList): boolean {
  return (flags & ts.NodeFlags.Using) !== 0;
}

/** `using a = b` holds on to `b` for the rest of the block. */
function readUsing(
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
  readStatements(reader, rest);
  const isAwait = (flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.AwaitUsing;
  writeStatement(reader, Step.With, isAwait ? Has.Async : 0, lineOfStart(reader, declarationList));
}

function readIf(reader: CodeReader, node: ts.IfStatement): number {
  const { elseStatement } = node;
  const line = lineOfStart(reader, node);
  reader.readExpression(node.expression);
  readBody(reader, node.thenStatement);
  if (elseStatement !== undefined) readBody(reader, elseStatement);
  writeStatement(reader, Step.If, elseStatement === undefined ? 0 : Has.Otherwise, line);
  return 1;
}

/** Ways that have nothing of their own to do belong to the one they lead to. */
function readSwitch(reader: CodeReader, node: ts.SwitchStatement): number {
  const { writer } = reader;
  const { clauses } = node.caseBlock;
  reader.readExpression(node.expression);
  let cases = 0;
  for (let first = 0, last = 0; first < clauses.length; first = ++last) {
    while (last < clauses.length - 1 && clauses[last]!.statements.length === 0) last++;
    writeList(writer, readTests(reader, clauses.slice(first, last + 1)));
    readStatements(reader, clauses[last]!.statements);
    writeStep(writer, Step.Case);
    writeLine(writer, lineOfStart(reader, clauses[last]!));
    cases++;
  }
  writeList(writer, cases);
  writeStep(writer, Step.Switch);
  writeLine(writer, lineOfStart(reader, node));
  return 1;
}

function readTests(reader: CodeReader, clauses: readonly ts.CaseOrDefaultClause[]): number {
  if (clauses.some(({ kind }) => kind === ts.SyntaxKind.DefaultClause)) return 0;
  for (const clause of clauses) reader.readExpression((clause as ts.CaseClause).expression);
  return clauses.length;
}

/** `for (a; b; c)`: what comes first stands before the loop, what is done after each turn at the end of its body. */
function readFor(reader: CodeReader, node: ts.ForStatement): number {
  const { writer } = reader;
  const { initializer, condition, incrementor } = node;
  let before = 0;
  if (initializer !== undefined) {
    if (!ts.isVariableDeclarationList(initializer)) before = readEffects(reader, initializer);
    else for (const one of initializer.declarations) before += readVariable(reader, one, false);
  }
  if (condition !== undefined) reader.readExpression(condition);
  let inside = readBodyParts(reader, node.statement);
  if (incrementor !== undefined) inside += readEffects(reader, incrementor);
  writeList(writer, inside);
  writeLoop(reader, node, 'for', condition === undefined ? 0 : Has.Value);
  return before + 1;
}

function writeLoop(
  reader: CodeReader,
  node: ts.Statement,
  type: (typeof LOOP_TYPES)[number],
  has: number,
): void {
  writeStatement(reader, Step.Loop, has, lineOfStart(reader, node));
  writeNumber(reader.writer, LOOP_TYPES.indexOf(type));
}

function readForEach(reader: CodeReader, node: ts.ForOfStatement | ts.ForInStatement): number {
  const { initializer } = node;
  if (!ts.isVariableDeclarationList(initializer)) reader.readExpression(initializer);
  else if (initializer.declarations[0] === undefined) readUnknown(reader);
  else readBindingName(reader, initializer.declarations[0].name);
  reader.readExpression(node.expression);
  readBody(reader, node.statement);
  const isAsync = node.kind === ts.SyntaxKind.ForOfStatement && node.awaitModifier !== undefined;
  writeLoop(reader, node, 'for-each', Has.Target | Has.Value | (isAsync ? Has.Async : 0));
  return 1;
}

function readWhile(reader: CodeReader, node: ts.WhileStatement | ts.DoStatement): number {
  reader.readExpression(node.expression);
  readBody(reader, node.statement);
  writeLoop(reader, node, 'while', Has.Value);
  return 1;
}

function readTry(reader: CodeReader, node: ts.TryStatement): number {
  const { catchClause, finallyBlock } = node;
  readBody(reader, node.tryBlock);
  if (catchClause !== undefined) readCatch(reader, catchClause);
  writeList(reader.writer, catchClause === undefined ? 0 : 1);
  if (finallyBlock !== undefined) readBody(reader, finallyBlock);
  writeStatement(reader, Step.Try, finallyBlock === undefined ? 0 : Has.Finally, lineOfStart(reader, node));
  return 1;
}

function readCatch(reader: CodeReader, node: ts.CatchClause): void {
  readBody(reader, node.block);
  const name = node.variableDeclaration?.name;
  const isNamed = name !== undefined && ts.isIdentifier(name);
  writeStatement(reader, Step.Catch, isNamed ? Has.Name : 0, lineOfStart(reader, node));
  if (isNamed) writeText(reader.writer, name.text);
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

function writeBlock({ writer }: CodeReader, name?: string): number {
  writeStep(writer, Step.Block);
  writeNumber(writer, name === undefined ? 0 : Has.Name);
  if (name !== undefined) writeText(writer, name);
  return 1;
}

/** `namespace a.b {}` is a block in a block. */
function readNamespace(reader: CodeReader, node: ts.ModuleDeclaration): number {
  const { body } = node;
  if (body === undefined || reader.depth >= DEEPEST) return 0;
  reader.depth++;
  let inside = 0;
  if (ts.isModuleBlock(body)) inside = readEach(reader, body.statements);
  else if (ts.isModuleDeclaration(body)) inside = readNamespace(reader, body);
  reader.depth--;
  writeList(reader.writer, inside);
  return writeBlock(reader, node.name.text);
}

/** `export default …`. Another name for something is no code of its own. */
function readExport(reader: CodeReader, node: ts.ExportAssignment): number {
  const { expression } = node;
  if (ts.isIdentifier(expression)) return 0;
  writeName(reader, 'default');
  reader.readExpression(expression);
  writeAssign(reader, Has.Value | Has.Special | Has.Exported, lineOfStart(reader, node));
  return 1;
}

/** `import a = b.c`; with `require` it is an import. */
function readImportEquals(reader: CodeReader, node: ts.ImportEqualsDeclaration): number {
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
onOne<ts.WithStatement>(ts.SyntaxKind.WithStatement, (reader, node) => {
  reader.readExpression(node.expression);
  writeStep(reader.writer, Step.Keyword);
  writeNumber(reader.writer, 0);
  writeList(reader.writer, 1);
  readBody(reader, node.statement);
  writeStatement(reader, Step.With, 0, lineOfStart(reader, node));
});
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
