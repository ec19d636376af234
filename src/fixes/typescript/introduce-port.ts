import { type ClassDeclaration, Node, type SourceFile, ts } from 'ts-morph';
import type { FixResult } from '../../model/fix';
import { changeText, type OffsetChange, placeChanges } from '../change-text';
import type { FixInput } from '../fix-input';
import { findFreeId, portName, splitName } from '../names';
import { type Binding, findImport, findUses, listBindings, type PlacedImport } from './find-import';
import { type OpenedProject, openProject } from './open-project';
import { describePort } from './port-text';
import { writeSpecifier } from './specifiers';
import { findUsedMembers, listPublicMembers } from './used-members';
import { writeImport } from './write-import';

/**
 * Puts an interface in the inner layer in the place of a class of the outer one: it has the members that are used, the
 * importing module uses it, and the class says that it implements it. The compiler checks the outcome: where the used
 * members are not enough, all public ones are taken, and where that does not compile either, nothing is done.
 */
export function introduceScriptPort(input: FixInput): FixResult {
  const found = findImport(input);
  if ('refusal' in found) return found;
  if (!/\.[cm]?tsx?$/.test(input.violation.from))
    return { refusal: 'JavaScript has no interfaces to make a port of.' };
  const bindings = listBindings(found.declaration);
  if (bindings === undefined || bindings.length === 0)
    return { refusal: 'This import brings in no single names.' };
  const opened = openProject(input);
  const classes = findClasses(opened, found, bindings, input);
  if ('refusal' in classes) return classes;
  const before = opened.countErrors();
  // Both before either is tried out, which takes the nodes that they are made from.
  const plans = (['used', 'all'] as const).map(scope =>
    planPorts(input, found, classes.classes, scope, opened),
  );
  const [first] = plans;
  if ('refusal' in first) return first;
  let problem = '';
  for (const plan of plans) {
    if ('refusal' in plan) continue;
    const error = opened.tryOut(plan.texts, before);
    if (error === '') return { files: plan.files };
    problem ||= error;
  }
  return { refusal: `A port would not compile: ${problem}` };
}

interface ImportedClass {
  readonly binding: Binding;
  readonly declaration: ClassDeclaration;
  readonly file: SourceFile;
  readonly module: string;
}

function findClasses(
  { source }: OpenedProject,
  found: PlacedImport,
  bindings: readonly Binding[],
  { violation: { names }, idOf }: FixInput,
): { readonly classes: readonly ImportedClass[] } | { readonly refusal: string } {
  const classes: ImportedClass[] = [];
  const wanted = bindings.filter(
    ({ imported }) => names === undefined || names.includes(imported) || imported === 'default',
  );
  for (const binding of wanted) {
    const { local } = binding;
    const identifier = source
      .getImportDeclarations()
      .flatMap(each => [
        each.getDefaultImport(),
        ...each.getNamedImports().map(named => named.getAliasNode() ?? named.getNameNode()),
      ])
      .find(node => node?.getText() === local);
    const symbol = identifier?.getSymbol();
    const declaration = (symbol?.getAliasedSymbol() ?? symbol)
      ?.getDeclarations()
      .find(Node.isClassDeclaration);
    if (declaration === undefined) return { refusal: `${local} is no class: a port stands for a class.` };
    const file = declaration.getSourceFile();
    const module = idOf(file.getFilePath());
    if (module === undefined || file.isInNodeModules())
      return { refusal: `${local} is not defined in this workspace.` };
    if (declaration.getName() === undefined) return { refusal: `${local} is a class without a name.` };
    const [value] = findUses(found, local).values;
    if (value !== undefined) {
      const { line } = found.source.getLineAndCharacterOfPosition(value.getStart(found.source));
      return {
        refusal: `${local} is used as a value on line ${line + 1}. Pass an instance in, then a port can stand for it.`,
      };
    }
    classes.push({ binding, declaration, file, module });
  }
  return classes.length > 0 ? { classes } : { refusal: 'No class is imported here.' };
}

interface PortPlan {
  readonly files: Extract<FixResult, { files: unknown }>['files'];
  /** The texts that files have afterwards, by id. */
  readonly texts: ReadonlyMap<string, string>;
}

function planPorts(
  input: FixInput,
  found: PlacedImport,
  classes: readonly ImportedClass[],
  scope: 'used' | 'all',
  opened: OpenedProject,
): PortPlan | { readonly refusal: string } {
  const { from } = input.violation;
  const { text, source, declaration, specifier } = found;
  const changes = new Map<string, OffsetChange[]>([[from, []]]);
  const created = new Map<string, string>();
  const add = (module: string, change: OffsetChange) =>
    changes.set(module, [...(changes.get(module) ?? []), change]);
  const imports: string[] = [];
  const quote = declaration.moduleSpecifier.getText(source)[0];
  const tail = text.slice(declaration.moduleSpecifier.end, declaration.end);
  for (const { binding, declaration: target, file, module } of classes) {
    const name = portName(target.getName() ?? binding.local);
    const members =
      scope === 'all' ? listPublicMembers(target) : findUsedMembers(opened.source, target, binding.local);
    const port = findFreeId(
      from,
      splitName(name, '-'),
      '.ts',
      id => input.records.has(id) || created.has(id),
    );
    const described = describePort({ name, target, members, module, port, specifier, quote, tail });
    if ('refusal' in described) return described;
    created.set(port, described.text);
    const portSpecifier = `${quote}${writeSpecifier(from, port, relativeLike(specifier), from)}${quote}`;
    imports.push(`import type { ${name} } from ${portSpecifier}${tail}`);
    for (const use of findUses(found, binding.local).types)
      add(from, { start: use.getStart(source), end: use.end, text: name });
    for (const change of implementPort(target, file, name, module, port, { specifier, quote, tail }))
      add(module, change);
  }
  const bindings = (listBindings(declaration) ?? []).filter(
    each => !classes.some(({ binding }) => binding.local === each.local),
  );
  const rest =
    bindings.length > 0 ? writeImport(bindings, declaration.moduleSpecifier.getText(source), tail) : [];
  add(from, {
    start: declaration.getStart(source),
    end: declaration.end,
    text: [...rest, ...imports].join('\n'),
  });
  const texts = new Map(created);
  const files: PortPlan['files'][number][] = [...created].map(([module, made]) => ({
    module,
    created: made,
  }));
  for (const [module, list] of changes) {
    const before = input.readText(module);
    if (before === undefined) return { refusal: `${module} cannot be read.` };
    texts.set(module, changeText(before, list));
    files.push({ module, changes: placeChanges(before, list) });
  }
  return { files, texts };
}

/** The port lies beside the importing module, so its specifier is relative; an extension stays one. */
function relativeLike(specifier: string): string {
  return specifier.startsWith('.') ? specifier : `./x${/\.[cm]?[jt]sx?$/.exec(specifier)?.[0] ?? ''}`;
}

/** Has the class say that it implements the port, which turns the import round. */
function implementPort(
  target: ClassDeclaration,
  file: SourceFile,
  name: string,
  module: string,
  port: string,
  { specifier, quote, tail }: { readonly specifier: string; readonly quote: string; readonly tail: string },
): OffsetChange[] {
  const parameters = target.getTypeParameters().map(each => each.getName());
  const type = parameters.length > 0 ? `${name}<${parameters.join(', ')}>` : name;
  const [first] = target.getImplements();
  const brace = target.getFirstChildByKindOrThrow(ts.SyntaxKind.OpenBraceToken);
  const last = target.getImplements().at(-1);
  const implementing = first
    ? { start: last!.getEnd(), end: last!.getEnd(), text: `, ${type}` }
    : { start: brace.getStart(), end: brace.getStart(), text: `implements ${type} ` };
  const written = `${quote}${writeSpecifier(module, port, relativeLike(specifier), module)}${quote}`;
  const line = `import type { ${name} } from ${written}${tail}`;
  const after = file.getImportDeclarations().at(-1);
  const importing = after
    ? { start: after.getEnd(), end: after.getEnd(), text: `\n${line}` }
    : { ...startOfCode(file), text: `${line}\n\n` };
  return [importing, implementing];
}

/** Behind a first line for the shell and directives such as `'use client'`. */
function startOfCode(file: SourceFile): { readonly start: number; readonly end: number } {
  const statement = file.getStatements().find(each => !isDirective(each));
  const start = statement?.getStart(true) ?? 0;
  return { start, end: start };
}

function isDirective(statement: Node): boolean {
  return Node.isExpressionStatement(statement) && Node.isStringLiteral(statement.getExpression());
}
