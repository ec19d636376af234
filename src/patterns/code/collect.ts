import type { ClassDeclaration, Expression, FunctionDeclaration, Statement } from '../../model/code';
import type { ModuleInfo, VariableInfo } from './code-model';
import type { CodeSource } from './code-source';
import type { ClassDraft, Draft, FunctionDraft } from './drafts';
import { keepFlat } from './flat-body';
import type { ClassInfo, FunctionInfo } from './symbols';
import { listNested } from './walk';

/** What a module declares, with nothing resolved yet. */
export interface ModuleDraft {
  readonly source: CodeSource;
  readonly info: Draft<ModuleInfo>;
  /** By name, at the top level: what other modules can import. */
  readonly names: Map<string, ClassInfo | FunctionInfo | VariableInfo>;
  readonly classes: ClassDraft[];
  /** Those at the top level and those in functions; methods are with their classes. */
  readonly functions: FunctionDraft[];
  /** Functions that stand in another, by that one. */
  readonly outerOf: Map<FunctionInfo, FunctionInfo>;
  /** By the function round them: classes and functions inside, by name. */
  readonly innerOf: Map<FunctionInfo, Map<string, ClassInfo | FunctionInfo>>;
  /** The class round a nested class. */
  readonly roundOf: Map<ClassInfo, ClassInfo>;
}

/** Lists everything that a module declares. */
export function collectModule(source: CodeSource): ModuleDraft {
  const { module, language, origin, code } = source;
  const info: Draft<ModuleInfo> = {
    ...{ id: module, language, body: [...code.body], classes: [], functions: [], variables: [] },
    ...(origin !== undefined && { origin }),
  };
  keepFlat(info.body);
  const draft: ModuleDraft = {
    ...{
      source,
      info,
      names: new Map(),
      classes: [],
      functions: [],
      outerOf: new Map(),
      innerOf: new Map(),
      roundOf: new Map(),
    },
  };
  collectTop(code.body, draft);
  return draft;
}

function collectTop(body: readonly Statement[], draft: ModuleDraft): void {
  for (const statement of body) {
    if (statement.kind === 'class') {
      const added = addClass(statement, draft, undefined, undefined);
      name(draft, added);
    } else if (statement.kind === 'function') {
      const added = addFunction(statement, draft, undefined, undefined);
      draft.info.functions.push(added);
      name(draft, added);
    } else if (statement.kind === 'assign' && statement.target.kind === 'name') {
      collectVariable(statement, draft);
    } else if (statement.kind === 'block') collectTop(statement.body, draft);
    else if (statement.kind === 'if') {
      collectTop(statement.then, draft);
      collectTop(statement.otherwise ?? [], draft);
    } else if (statement.kind === 'try') {
      collectTop(statement.body, draft);
      for (const { body: caught } of statement.catches) collectTop(caught, draft);
    } else if (statement.kind === 'do' || statement.kind === 'return') {
      if (statement.value !== undefined) collectInside([statement], draft, undefined);
    }
  }
}

function name(draft: ModuleDraft, symbol: ClassInfo | FunctionInfo): void {
  // The first declaration counts, but a class rather than a variable of the same name.
  if (!draft.names.has(symbol.name) || !('value' in draft.names.get(symbol.name)!))
    draft.names.set(symbol.name, symbol);
}

function collectVariable(
  { target, value, line, exported }: Extract<Statement, { kind: 'assign' }>,
  draft: ModuleDraft,
): void {
  const called = (target as Extract<Expression, { kind: 'name' }>).name;
  const held = value?.kind === 'function' || value?.kind === 'class' ? value : undefined;
  if (held?.kind === 'function') {
    const added = addFunction(
      { ...held, name: called, line, ...(exported && { exported }) },
      draft,
      undefined,
      undefined,
    );
    draft.info.functions.push(added);
    if (!draft.names.has(called)) draft.names.set(called, added);
    return;
  }
  if (held?.kind === 'class') {
    const added = addClass(
      { ...held, name: called, ...(exported && { exported }) },
      draft,
      undefined,
      undefined,
    );
    if (!draft.names.has(called)) draft.names.set(called, added);
    return;
  }
  if (value !== undefined) collectInside([{ kind: 'do', line, value }], draft, undefined);
  if (draft.names.has(called)) return;
  const isExported = draft.info.language === 'python' ? !called.startsWith('_') : exported === true;
  const variable: VariableInfo = {
    ...{ name: called, module: draft.info.id, line, isExported },
    ...(value !== undefined && { value }),
  };
  draft.info.variables.push(variable);
  draft.names.set(called, variable);
}

function addClass(
  declaration: ClassDeclaration,
  draft: ModuleDraft,
  round: ClassInfo | undefined,
  outer: FunctionInfo | undefined,
): ClassDraft {
  const { id: module, language, origin } = draft.info;
  // One literal: what is in it lies inside of the object, and everybody reads it all the time.
  const added: ClassDraft = {
    id: `${module}#${declaration.name}`,
    name: declaration.name,
    module,
    line: declaration.line,
    endLine: declaration.endLine,
    language,
    declaration,
    kind: declaration.type,
    isAbstract: false,
    bases: [],
    externalBases: [],
    baseTypes: [],
    ancestors: [],
    children: [],
    descendants: [],
    decorators: [],
    typeParameters: [...(declaration.typeParameters ?? [])],
    fields: [],
    methods: [],
    accessors: [],
    fits: [],
    fittedBy: [],
    origin,
    superclass: undefined,
    constructedBy: undefined,
  };
  draft.classes.push(added);
  draft.info.classes.push(added);
  if (round !== undefined) draft.roundOf.set(added, round);
  else if (outer !== undefined) nameInside(draft, outer, added);
  for (const method of declaration.methods) {
    const made = addFunction(method, draft, added, outer);
    if (method.type === 'constructor') added.constructedBy ??= made;
    else if (method.type === 'getter' || method.type === 'setter') added.accessors.push(made);
    else added.methods.push(made);
  }
  for (const statement of declaration.body ?? [])
    if (statement.kind === 'class') addClass(statement, draft, added, outer);
  for (const { value, line } of declaration.fields)
    if (value !== undefined) collectInside([{ kind: 'do', line, value }], draft, outer);
  return added;
}

function addFunction(
  declaration: FunctionDeclaration,
  draft: ModuleDraft,
  owner: ClassInfo | undefined,
  outer: FunctionInfo | undefined,
): FunctionDraft {
  const { id: module, language } = draft.info;
  const { name: called, line, visibility } = declaration;
  const body = [...(declaration.body ?? [])];
  keepFlat(body);
  const added: FunctionDraft = {
    id: `${module}#${owner === undefined ? called : `${owner.name}.${called}`}`,
    name: called,
    module,
    line,
    language,
    declaration,
    parameters: [],
    isAbstract: false,
    isPublic: visibility === undefined && !(language === 'python' && /^_(?!_)/.test(called)),
    body,
    decorators: [],
    owner,
    returns: undefined,
  };
  if (owner === undefined) draft.functions.push(added);
  if (outer !== undefined) draft.outerOf.set(added, outer);
  if (outer !== undefined && owner === undefined) nameInside(draft, outer, added);
  collectInside(added.body, draft, added);
  return added;
}

function nameInside(draft: ModuleDraft, outer: FunctionInfo, symbol: ClassInfo | FunctionInfo): void {
  const known = draft.innerOf.get(outer);
  if (known === undefined) draft.innerOf.set(outer, new Map([[symbol.name, symbol]]));
  else known.set(symbol.name, symbol);
}

/** Classes and functions inside of a function, or of an expression at the top level. */
function collectInside(
  body: readonly Statement[],
  draft: ModuleDraft,
  outer: FunctionInfo | undefined,
): void {
  listNested(
    body,
    declaration => void addClass(declaration, draft, undefined, outer),
    declaration => void addFunction(declaration, draft, undefined, outer),
  );
}
