import { ts } from 'ts-morph';
import type { Case, Catch, Expression, Keyword, Statement } from '../../../model/code';
import { type CodeReader, DEEPEST, Flag, lineOfStart, readFlags, UNKNOWN } from './code-reader';
import { readEffects, readInitializer, readVariable } from './read-assignment';
import { readBindingName } from './read-binding';
import { readAlias, readClass, readEnum } from './read-class';
import { isOverload, readFunction } from './read-function';

type Read = (reader: CodeReader, node: never, out: Statement[]) => void;

const { Block, ExpressionStatement, FunctionDeclaration, VariableStatement } = ts.SyntaxKind;

/** What statements say; imports and lists of exports are none. */
export function readStatements(reader: CodeReader, nodes: readonly ts.Statement[]): Statement[] {
  const out: Statement[] = [];
  if (reader.depth >= DEEPEST) return out;
  reader.depth++;
  for (const [place, node] of nodes.entries()) {
    const { kind } = node;
    if (kind === FunctionDeclaration && isOverload(node as ts.FunctionDeclaration, nodes[place + 1]))
      continue;
    // What a module holds on to, it holds for good.
    if (
      kind === VariableStatement &&
      reader.depth > 1 &&
      isUsing((node as ts.VariableStatement).declarationList)
    ) {
      out.push(readUsing(reader, node as ts.VariableStatement, nodes.slice(place + 1)));
      break;
    }
    READERS[kind]?.(reader, node as never, out);
  }
  reader.depth--;
  return out;
}

function readBody(reader: CodeReader, node: ts.Statement): Statement[] {
  return readStatements(reader, node.kind === Block ? (node as ts.Block).statements : [node]);
}

function readVariables(reader: CodeReader, node: ts.VariableStatement, out: Statement[]): void {
  const exported = (readFlags(node.modifiers) & Flag.Export) !== 0;
  for (const one of node.declarationList.declarations) readVariable(reader, one, exported, out);
}

function isUsing({ flags }: ts.VariableDeclarationList): boolean {
  return (flags & ts.NodeFlags.Using) !== 0;
}

/** `using a = b` holds on to `b` for the rest of the block. */
function readUsing(
  reader: CodeReader,
  { declarationList }: ts.VariableStatement,
  rest: readonly ts.Statement[],
): Statement {
  const line = lineOfStart(reader, declarationList);
  const items = declarationList.declarations.map((declaration): Keyword => {
    const value = readInitializer(reader, declaration) ?? UNKNOWN;
    const { name } = declaration;
    return ts.isIdentifier(name) ? { kind: 'keyword', name: name.text, value } : { kind: 'keyword', value };
  });
  const made = { kind: 'with', line, items, body: readStatements(reader, rest) } as const;
  const isAwait = (declarationList.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.AwaitUsing;
  return isAwait ? { ...made, async: true } : made;
}

function readIf(reader: CodeReader, node: ts.IfStatement, out: Statement[]): void {
  const made = {
    kind: 'if',
    line: lineOfStart(reader, node),
    test: reader.readExpression(node.expression),
    then: readBody(reader, node.thenStatement),
  } as const;
  const { elseStatement } = node;
  out.push(elseStatement === undefined ? made : { ...made, otherwise: readBody(reader, elseStatement) });
}

/** Ways that have nothing of their own to do belong to the one they lead to. */
function readSwitch(reader: CodeReader, node: ts.SwitchStatement, out: Statement[]): void {
  const cases: Case[] = [];
  let tests: Expression[] = [];
  let isDefault = false;
  const { clauses } = node.caseBlock;
  for (const [place, clause] of clauses.entries()) {
    if (clause.kind === ts.SyntaxKind.DefaultClause) isDefault = true;
    else tests.push(reader.readExpression((clause as ts.CaseClause).expression));
    if (clause.statements.length === 0 && place < clauses.length - 1) continue;
    const body = readStatements(reader, clause.statements);
    cases.push({ kind: 'case', line: lineOfStart(reader, clause), tests: isDefault ? [] : tests, body });
    tests = [];
    isDefault = false;
  }
  const on = reader.readExpression(node.expression);
  out.push({ kind: 'switch', line: lineOfStart(reader, node), on, cases });
}

/** `for (a; b; c)`: what comes first stands before the loop, what is done after each turn at the end of its body. */
function readFor(reader: CodeReader, node: ts.ForStatement, out: Statement[]): void {
  const { initializer, condition, incrementor } = node;
  if (initializer !== undefined) {
    if (!ts.isVariableDeclarationList(initializer)) readEffects(reader, initializer, out);
    else for (const one of initializer.declarations) readVariable(reader, one, false, out);
  }
  const body = readBody(reader, node.statement);
  if (incrementor !== undefined) readEffects(reader, incrementor, body);
  const made = { kind: 'loop', line: lineOfStart(reader, node), type: 'for', body } as const;
  out.push(condition === undefined ? made : { ...made, over: reader.readExpression(condition) });
}

function readForEach(
  reader: CodeReader,
  node: ts.ForOfStatement | ts.ForInStatement,
  out: Statement[],
): void {
  const { initializer } = node;
  const target = ts.isVariableDeclarationList(initializer)
    ? initializer.declarations[0] && readBindingName(reader, initializer.declarations[0].name)
    : reader.readExpression(initializer);
  const made = {
    kind: 'loop',
    line: lineOfStart(reader, node),
    type: 'for-each',
    target: target ?? UNKNOWN,
    over: reader.readExpression(node.expression),
    body: readBody(reader, node.statement),
  } as const;
  const isAsync = node.kind === ts.SyntaxKind.ForOfStatement && node.awaitModifier !== undefined;
  out.push(isAsync ? { ...made, async: true } : made);
}

function readWhile(reader: CodeReader, node: ts.WhileStatement | ts.DoStatement, out: Statement[]): void {
  out.push({
    kind: 'loop',
    line: lineOfStart(reader, node),
    type: 'while',
    over: reader.readExpression(node.expression),
    body: readBody(reader, node.statement),
  });
}

function readTry(reader: CodeReader, node: ts.TryStatement, out: Statement[]): void {
  const made = {
    kind: 'try',
    line: lineOfStart(reader, node),
    body: readBody(reader, node.tryBlock),
    catches: node.catchClause === undefined ? [] : [readCatch(reader, node.catchClause)],
  } as const;
  const { finallyBlock } = node;
  out.push(finallyBlock === undefined ? made : { ...made, finally: readBody(reader, finallyBlock) });
}

function readCatch(reader: CodeReader, node: ts.CatchClause): Catch {
  const body = readBody(reader, node.block);
  const made = { kind: 'catch', line: lineOfStart(reader, node), body } as const;
  const name = node.variableDeclaration?.name;
  return name !== undefined && ts.isIdentifier(name) ? { ...made, name: name.text } : made;
}

function readResult(kind: 'return' | 'raise') {
  return (reader: CodeReader, node: ts.ReturnStatement | ts.ThrowStatement, out: Statement[]): void => {
    const line = lineOfStart(reader, node);
    const { expression } = node;
    if (expression === undefined) out.push({ kind, line });
    else out.push({ kind, line, value: reader.readExpression(expression) });
  };
}

/** `namespace a.b {}` is a block in a block. */
function readNamespace(reader: CodeReader, node: ts.ModuleDeclaration, out: Statement[]): void {
  const { body } = node;
  if (body === undefined || reader.depth >= DEEPEST) return;
  reader.depth++;
  let inside: Statement[] = [];
  if (ts.isModuleBlock(body)) inside = readStatements(reader, body.statements);
  else if (ts.isModuleDeclaration(body)) readNamespace(reader, body, inside);
  reader.depth--;
  out.push({ kind: 'block', name: node.name.text, body: inside });
}

/** `export default …`. Another name for something is no code of its own. */
function readExport(reader: CodeReader, node: ts.ExportAssignment, out: Statement[]): void {
  const { expression } = node;
  if (ts.isIdentifier(expression)) return;
  out.push({
    kind: 'assign',
    line: lineOfStart(reader, node),
    target: { kind: 'name', name: 'default' },
    value: reader.readExpression(expression),
    isDeclaration: true,
    exported: true,
  });
}

/** `import a = b.c`; with `require` it is an import. */
function readImportEquals(reader: CodeReader, node: ts.ImportEqualsDeclaration, out: Statement[]): void {
  if (ts.isExternalModuleReference(node.moduleReference)) return;
  const exported = (readFlags(node.modifiers) & Flag.Export) !== 0;
  const made = {
    kind: 'assign',
    line: lineOfStart(reader, node),
    target: { kind: 'name', name: node.name.text },
    value: readEntity(node.moduleReference),
    isDeclaration: true,
  } as const;
  out.push(exported ? { ...made, exported } : made);
}

function readEntity(node: ts.EntityName): Expression {
  const names: string[] = [];
  let at = node;
  for (; ts.isQualifiedName(at); at = at.left) names.push(at.right.text);
  let value: Expression = { kind: 'name', name: at.text };
  for (const name of names.reverse().slice(0, DEEPEST)) value = { kind: 'member', of: value, name };
  return value;
}

const READERS: (Read | undefined)[] = [];

function on<T extends ts.Node>(
  kind: T['kind'],
  read: (reader: CodeReader, node: T, out: Statement[]) => void,
): void {
  READERS[kind] = read as Read;
}

on<ts.ExpressionStatement>(ExpressionStatement, (reader, { expression }, out) => {
  // 'use strict' and the like.
  if (expression.kind !== ts.SyntaxKind.StringLiteral) readEffects(reader, expression, out);
});
on<ts.VariableStatement>(VariableStatement, readVariables);
on<ts.ReturnStatement>(ts.SyntaxKind.ReturnStatement, readResult('return'));
on<ts.ThrowStatement>(ts.SyntaxKind.ThrowStatement, readResult('raise'));
on<ts.IfStatement>(ts.SyntaxKind.IfStatement, readIf);
on<ts.SwitchStatement>(ts.SyntaxKind.SwitchStatement, readSwitch);
on<ts.ForStatement>(ts.SyntaxKind.ForStatement, readFor);
on<ts.ForOfStatement>(ts.SyntaxKind.ForOfStatement, readForEach);
on<ts.ForInStatement>(ts.SyntaxKind.ForInStatement, readForEach);
on<ts.WhileStatement>(ts.SyntaxKind.WhileStatement, readWhile);
on<ts.DoStatement>(ts.SyntaxKind.DoStatement, readWhile);
on<ts.TryStatement>(ts.SyntaxKind.TryStatement, readTry);
on(ts.SyntaxKind.BreakStatement, (_, __, out) => out.push({ kind: 'jump', type: 'break' }));
on(ts.SyntaxKind.ContinueStatement, (_, __, out) => out.push({ kind: 'jump', type: 'continue' }));
on<ts.Block>(Block, (reader, { statements }, out) =>
  out.push({ kind: 'block', body: readStatements(reader, statements) }),
);
on<ts.LabeledStatement>(ts.SyntaxKind.LabeledStatement, (reader, { statement }, out) =>
  out.push({ kind: 'block', body: readBody(reader, statement) }),
);
on<ts.WithStatement>(ts.SyntaxKind.WithStatement, (reader, node, out) =>
  out.push({
    kind: 'with',
    line: lineOfStart(reader, node),
    items: [{ kind: 'keyword', value: reader.readExpression(node.expression) }],
    body: readBody(reader, node.statement),
  }),
);
on<ts.FunctionDeclaration>(FunctionDeclaration, (reader, node, out) =>
  out.push(readFunction(reader, node, 'default')),
);
on<ts.ClassDeclaration>(ts.SyntaxKind.ClassDeclaration, (reader, node, out) =>
  out.push(readClass(reader, node)),
);
on<ts.InterfaceDeclaration>(ts.SyntaxKind.InterfaceDeclaration, (reader, node, out) =>
  out.push(readClass(reader, node)),
);
on<ts.EnumDeclaration>(ts.SyntaxKind.EnumDeclaration, (reader, node, out) =>
  out.push(readEnum(reader, node)),
);
on<ts.TypeAliasDeclaration>(ts.SyntaxKind.TypeAliasDeclaration, (reader, node, out) =>
  out.push(readAlias(reader, node)),
);
on<ts.ModuleDeclaration>(ts.SyntaxKind.ModuleDeclaration, readNamespace);
on<ts.ExportAssignment>(ts.SyntaxKind.ExportAssignment, readExport);
on<ts.ImportEqualsDeclaration>(ts.SyntaxKind.ImportEqualsDeclaration, readImportEquals);
