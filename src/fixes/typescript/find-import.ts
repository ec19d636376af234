import { ts } from 'ts-morph';
import { offsetOf } from '../change-text';
import type { FixInput } from '../fix-input';

/** An import declaration in the text it stands in. */
export interface PlacedImport {
  readonly text: string;
  readonly source: ts.SourceFile;
  readonly declaration: ts.ImportDeclaration;
  readonly specifier: string;
}

/** A name that an import brings in: `default` for a default import. */
export interface Binding {
  readonly imported: string;
  readonly local: string;
  readonly isType: boolean;
}

/** The import declaration that a violation points at, or why there is none to change. */
export function findImport(input: FixInput): PlacedImport | { readonly refusal: string } {
  const { from } = input.violation;
  const text = input.readText(from);
  if (text === undefined) return { refusal: `${from} cannot be read.` };
  if (!/\.[cm]?[jt]sx?$/.test(from)) return { refusal: 'Scripts inside components are not changed.' };
  const source = ts.createSourceFile(from, text, { languageVersion: ts.ScriptTarget.Latest }, true);
  const offset = offsetOf(text, input.violation);
  const declaration = source.statements.find(
    statement => statement.getStart(source) <= offset && offset < statement.end,
  );
  if (
    declaration === undefined ||
    !ts.isImportDeclaration(declaration) ||
    !ts.isStringLiteral(declaration.moduleSpecifier)
  )
    return { refusal: 'This is no import declaration.' };
  return { text, source, declaration, specifier: declaration.moduleSpecifier.text };
}

/** What a declaration binds; `undefined` for a namespace import, and for one that binds nothing. */
export function listBindings({ importClause }: ts.ImportDeclaration): Binding[] | undefined {
  if (importClause === undefined) return undefined;
  const { name, namedBindings, isTypeOnly } = importClause;
  const bindings: Binding[] = [];
  if (name !== undefined) bindings.push({ imported: 'default', local: name.text, isType: isTypeOnly });
  if (namedBindings !== undefined) {
    if (ts.isNamespaceImport(namedBindings)) return undefined;
    for (const each of namedBindings.elements)
      bindings.push({
        imported: (each.propertyName ?? each.name).text,
        local: each.name.text,
        isType: isTypeOnly || each.isTypeOnly,
      });
  }
  return bindings;
}

/** Uses of a name in a file, the import itself left out: those as a type, and all others. */
export function findUses(
  { source, declaration }: PlacedImport,
  local: string,
): { readonly types: ts.Identifier[]; readonly values: ts.Identifier[] } {
  const types: ts.Identifier[] = [];
  const values: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (node === declaration) return;
    if (ts.isIdentifier(node) && node.text === local && !isOtherName(node))
      (isTypeUse(node) ? types : values).push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { types, values };
}

/** Whether an identifier names a member, not something of the file. */
function isOtherName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isQualifiedName(parent) && parent.right === node) ||
    ((ts.isPropertyAssignment(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isEnumMember(parent) ||
      ts.isJsxAttribute(parent)) &&
      parent.name === node)
  );
}

function isTypeUse(node: ts.Identifier): boolean {
  for (let at: ts.Node = node; at.parent !== undefined; at = at.parent) {
    const { parent } = at;
    if (ts.isTypeReferenceNode(parent) || ts.isTypeQueryNode(parent)) return !isInDecorated(parent);
    if (ts.isExpressionWithTypeArguments(parent)) {
      const clause = parent.parent;
      return (
        ts.isInterfaceDeclaration(clause.parent) ||
        (ts.isHeritageClause(clause) && clause.token === ts.SyntaxKind.ImplementsKeyword)
      );
    }
    if (!ts.isQualifiedName(parent)) return false;
  }
  return false;
}

/** Compilers may write the types of decorated classes into the program, for frameworks to read. */
function isInDecorated(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent)
    if (ts.isClassLike(at)) {
      const members = at.members.flatMap(member => [
        member,
        ...(ts.isConstructorDeclaration(member) || ts.isMethodDeclaration(member) ? member.parameters : []),
      ]);
      if ([at, ...members].some(each => ts.canHaveDecorators(each) && ts.getDecorators(each)?.length))
        return true;
    }
  return false;
}
