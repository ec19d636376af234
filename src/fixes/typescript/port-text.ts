import {
  type ClassDeclaration,
  type MethodDeclaration,
  Node,
  type ParameterDeclaration,
  SyntaxKind,
  type Symbol as TsSymbol,
  TypeFormatFlags,
} from 'ts-morph';
import { writeSpecifier } from './specifiers';

/** What a port is written from. */
export interface PortDescription {
  readonly name: string;
  readonly target: ClassDeclaration;
  readonly members: readonly TsSymbol[];
  /** Ids of the class's module and of the port's. */
  readonly module: string;
  readonly port: string;
  /** How the class was imported: what extensions, quotes and line ends look like. */
  readonly specifier: string;
  readonly quote: string;
  readonly tail: string;
}

/** The text of a module with the interface, or why it cannot be written. */
export function describePort(
  input: PortDescription,
): { readonly text: string } | { readonly refusal: string } {
  const { name, target, members } = input;
  const own = target.getName() ?? '';
  const needed = new Set<string>();
  const rows: string[] = [];
  for (const member of members) {
    const written = describeMember(member, target, needed);
    if (written === undefined)
      return { refusal: `The type of ${own}.${member.getName()} is not one that can be written down here.` };
    rows.push(...written);
  }
  const generics = target.getTypeParameters();
  for (const each of generics) collectNames(each, needed);
  for (const each of generics) needed.delete(each.getName());
  needed.delete(own);
  const imports = importNames(needed, input);
  if ('refusal' in imports) return imports;
  const semicolon = input.tail.includes(';') ? ';' : '';
  const rename = (row: string) => row.replace(new RegExp(`(?<![\\w$.'"])${own}(?![\\w$'"])`, 'g'), name);
  const head = generics.length > 0 ? `<${generics.map(each => each.getText()).join(', ')}>` : '';
  const body = rows.map(row => `  ${rename(row)}${semicolon || ';'}\n`).join('');
  const top = imports.lines.length > 0 ? `${imports.lines.join('\n')}\n\n` : '';
  return {
    text: `${top}/** What is needed of ${own}. */\nexport interface ${name}${head} {\n${body}}\n`,
  };
}

function describeMember(
  member: TsSymbol,
  target: ClassDeclaration,
  needed: Set<string>,
): string[] | undefined {
  const name = member.getName();
  const declarations = member.getDeclarations();
  if (declarations[0] !== undefined && !canBeCopied(declarations[0], target)) {
    const type = inferType(member.getTypeAtLocation(target), target, needed);
    return type === undefined ? undefined : [`${writeKey(name)}: ${type}`];
  }
  const methods = declarations.filter(Node.isMethodDeclaration);
  const [method] = methods;
  if (method !== undefined) {
    const overloads = method.getOverloads();
    const rows = (overloads.length > 0 ? overloads : [method]).map(each =>
      describeMethod(name, each, needed),
    );
    return rows.includes(undefined) ? undefined : (rows as string[]);
  }
  const [declaration] = declarations;
  if (declaration === undefined) return undefined;
  const typed =
    Node.isPropertyDeclaration(declaration) || Node.isParameterDeclaration(declaration)
      ? declaration.getTypeNode()
      : Node.isGetAccessorDeclaration(declaration)
        ? declaration.getReturnTypeNode()
        : undefined;
  const type = typed
    ? takeType(typed, needed)
    : inferType(member.getTypeAtLocation(target), declaration, needed);
  if (type === undefined) return undefined;
  const isReadonly = Node.isGetAccessorDeclaration(declaration)
    ? !declarations.some(Node.isSetAccessorDeclaration)
    : Node.isModifierable(declaration) && declaration.hasModifier(SyntaxKind.ReadonlyKeyword);
  const isOptional = Node.isQuestionTokenable(declaration) && declaration.hasQuestionToken();
  return [`${isReadonly ? 'readonly ' : ''}${writeKey(name)}${isOptional ? '?' : ''}: ${type}`];
}

/** What is inherited may name types of another file, or type parameters, that mean nothing beside the class. */
function canBeCopied(declaration: Node, target: ClassDeclaration): boolean {
  const owner = declaration.getFirstAncestor(Node.isClassDeclaration);
  if (owner === target || owner === undefined) return true;
  return owner.getSourceFile() === target.getSourceFile() && owner.getTypeParameters().length === 0;
}

function describeMethod(name: string, method: MethodDeclaration, needed: Set<string>): string | undefined {
  const parameters = method.getParameters().map(each => describeParameter(each, needed));
  const node = method.getReturnTypeNode();
  const result = node ? takeType(node, needed) : inferType(method.getReturnType(), method, needed);
  if (parameters.includes(undefined) || result === undefined) return undefined;
  const generics = method.getTypeParameters();
  for (const each of generics) collectNames(each, needed);
  for (const each of generics) needed.delete(each.getName());
  const head = generics.length > 0 ? `<${generics.map(each => each.getText()).join(', ')}>` : '';
  const optional = method.hasQuestionToken() ? '?' : '';
  return `${writeKey(name)}${optional}${head}(${parameters.join(', ')}): ${result}`;
}

function describeParameter(parameter: ParameterDeclaration, needed: Set<string>): string | undefined {
  const node = parameter.getTypeNode();
  const type = node ? takeType(node, needed) : inferType(parameter.getType(), parameter, needed);
  if (type === undefined) return undefined;
  const key = Node.isIdentifier(parameter.getNameNode())
    ? parameter.getName()
    : `argument${parameter.getChildIndex()}`;
  if (parameter.isRestParameter()) return `...${key}: ${type}`;
  return `${key}${parameter.isOptional() ? '?' : ''}: ${type}`;
}

function takeType(node: Node, needed: Set<string>): string {
  collectNames(node, needed);
  return node.getText();
}

/** The names of types in a piece of code: what has to be imported where it is copied to. */
function collectNames(node: Node, needed: Set<string>): void {
  const visit = (each: Node) => {
    if (Node.isIdentifier(each)) {
      const parent = each.getParent();
      const isMember =
        (Node.isQualifiedName(parent) && parent.getRight() === each) ||
        (Node.isPropertySignature(parent) && parent.getNameNode() === each) ||
        (Node.isMethodSignature(parent) && parent.getNameNode() === each) ||
        (Node.isParameterDeclaration(parent) && parent.getNameNode() === each) ||
        Node.isNamedTupleMember(parent);
      if (!isMember) needed.add(each.getText());
    }
  };
  visit(node);
  node.forEachDescendant(visit);
}

/** The text of a type that nobody wrote; `undefined` where it needs names that are not in reach. */
function inferType(type: ReturnType<Node['getType']>, at: Node, needed: Set<string>): string | undefined {
  const text = type.getText(
    at,
    TypeFormatFlags.NoTruncation | TypeFormatFlags.UseSingleQuotesForStringLiteralType,
  );
  if (text.includes('import(') || text.includes('typeof ')) return undefined;
  for (const [name] of text.replace(/'[^']*'|"[^"]*"/g, '').matchAll(/[A-Za-z_$][\w$]*/g)) needed.add(name);
  return text;
}

function writeKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** Import lines for the names that are not everywhere, from where the class's module has them. */
function importNames(
  names: ReadonlySet<string>,
  { target, module, port, specifier, quote, tail }: PortDescription,
): { readonly lines: readonly string[] } | { readonly refusal: string } {
  const file = target.getSourceFile();
  const bySpecifier = new Map<string, string[]>();
  const lines: string[] = [];
  const add = (from: string, name: string) => bySpecifier.set(from, [...(bySpecifier.get(from) ?? []), name]);
  const model = specifier.startsWith('.') ? specifier : `./x${/\.[cm]?[jt]sx?$/.exec(specifier)?.[0] ?? ''}`;
  for (const name of [...names].sort()) {
    const declaration = file.getLocal(name)?.getDeclarations()[0];
    if (declaration === undefined) continue;
    const owner = declaration.getFirstAncestorByKind(SyntaxKind.ImportDeclaration);
    if (owner !== undefined) {
      const from = owner.getModuleSpecifierValue();
      const isRelative = from.startsWith('.');
      const target = isRelative ? rebase(from, module, port) : from;
      if (Node.isNamespaceImport(declaration))
        lines.push(`import type * as ${name} from ${quote}${target}${quote}${tail}`);
      else if (Node.isImportSpecifier(declaration))
        add(target, declaration.getText().replace(/^type\s+/, ''));
      else lines.push(`import type ${name} from ${quote}${target}${quote}${tail}`);
    } else if (Node.isExportable(declaration) && declaration.isExported())
      add(writeSpecifier(port, module, model, port), name);
    else if (Node.isExportable(declaration))
      return { refusal: `${name} is not exported, and what the port has names it.` };
  }
  for (const [from, list] of bySpecifier)
    lines.push(`import type { ${list.join(', ')} } from ${quote}${from}${quote}${tail}`);
  return { lines };
}

/** A relative specifier of one module as another has to write it. */
function rebase(specifier: string, from: string, to: string): string {
  const parts = (id: string) => id.split('/').slice(0, -1);
  const target = [...parts(from)];
  for (const part of specifier.split('/')) {
    if (part === '..') target.pop();
    else if (part !== '.') target.push(part);
  }
  const base = parts(to);
  let same = 0;
  while (same < base.length && same < target.length && base[same] === target[same]) same++;
  const up = base.slice(same).map(() => '..');
  const rest = target.slice(same);
  return [...(up.length > 0 ? up : ['.']), ...rest].join('/');
}
