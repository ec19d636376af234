import type { Entry, Expression } from '../../model/code';
import type { CodeModel, ModuleInfo } from '../code/code-model';
import type { ClassInfo } from '../code/symbols';
import type { Clue, RoleSymbol } from '../pattern';
import { isOfContainer } from './containers';
import { structureClue } from './make-clue';

/** A place that tells a container what to make. */
export interface ContainerModule {
  readonly place: RoleSymbol;
  readonly made: readonly ClassInfo[];
  readonly clues: readonly Clue[];
}

/** Keys under which a module of a framework lists what the container makes. */
const LISTS = new Set(['providers', 'controllers', 'declarations', 'bootstrap']);

/** Calls that tell a container of a class. */
const BINDS =
  /^(?:bind|rebind|register|registerSingleton|registerType|registerInstance|registerClass|addSingleton|addTransient|addScoped|set|asClass|asFunction|asValue|add_singleton|add_transient|add_scoped|provide|bind_to|Factory|Singleton|bindToProvider)$/;

/** Least number of bindings that makes a place one where things are put together. */
const LEAST_BINDS = 3;

/** Modules of frameworks, containers that are declared, and files that bind many classes. */
export function* listContainerModules(code: CodeModel): Iterable<ContainerModule> {
  const modules = new Map(code.modules.map(module => [module.id, module]));
  for (const one of code.classes) {
    const found = describeModuleClass(one, modules.get(one.module)!, code) ?? describeDeclared(one, code);
    if (found !== undefined) yield found;
  }
  for (const module of code.modules) {
    const found = describeBindings(module, code);
    if (found !== undefined) yield found;
  }
}

/** `@Module({ providers: […] })`. */
function describeModuleClass(
  one: ClassInfo,
  module: ModuleInfo,
  code: CodeModel,
): ContainerModule | undefined {
  const place = one.decorators.findIndex(name => /\.(?:Module|NgModule)$/.test(name) && isOfContainer(name));
  const decorator = one.declaration.decorators?.[place];
  if (decorator?.kind !== 'call') return undefined;
  const [options] = decorator.args;
  if (options?.kind !== 'dict') return undefined;
  const made = new Set<ClassInfo>();
  let isTelling = false;
  for (const { key, value } of options.entries) {
    const name = key?.kind === 'literal' ? (key.text ?? '') : '';
    if (!LISTS.has(name) && name !== 'imports') continue;
    const classes = listClasses(value, module, code);
    if (LISTS.has(name) && classes.size > 0) isTelling = true;
    for (const found of classes) made.add(found);
  }
  if (made.size === 0) return undefined;
  const text = `tells the container of ${made.size} ${made.size === 1 ? 'class' : 'classes'}`;
  return {
    place: one,
    made: [...made],
    clues: [
      structureClue(text, isTelling ? 0.75 : 0.65, one),
      ...(made.size > 3 ? [structureClue('of several kinds', 0.2, one)] : []),
    ],
  };
}

/** Classes that an expression names, through variables of the module and through `{ useClass: X }`. */
function listClasses(expression: Expression, module: ModuleInfo, code: CodeModel): Set<ClassInfo> {
  const found = new Set<ClassInfo>();
  const pending: Expression[] = [expression];
  for (let at = pending.pop(), count = 0; at !== undefined && count < 500; at = pending.pop(), count++) {
    if (at.kind === 'list') pending.push(...at.items);
    else if (at.kind === 'spread') pending.push(at.of);
    else if (at.kind === 'dict') pending.push(...at.entries.map((entry: Entry) => entry.value));
    else if (at.kind === 'call' && at.callee.kind === 'member') pending.push(at.callee.of);
    else if (at.kind === 'name' || at.kind === 'member') {
      const target = code.targetOf(at, module);
      if (target?.kind === 'class') found.add(target.class);
      else if (
        target?.kind === 'variable' &&
        target.variable.value !== undefined &&
        target.variable.module === module.id
      )
        pending.push(target.variable.value);
    }
  }
  return found;
}

/** `class Container(containers.DeclarativeContainer): orders = providers.Factory(Orders, …)`. */
function describeDeclared(one: ClassInfo, code: CodeModel): ContainerModule | undefined {
  if (!one.externalBases.some(base => /DeclarativeContainer$|^injector\.Module$/.test(base)))
    return undefined;
  const made = new Set<ClassInfo>();
  const scope = code.modules.find(({ id }) => id === one.module)!;
  for (const { values } of one.fields)
    for (const { value } of values)
      if (value.kind === 'call')
        for (const arg of value.args) {
          const target = arg.kind === 'name' || arg.kind === 'member' ? code.targetOf(arg, scope) : undefined;
          if (target?.kind === 'class') made.add(target.class);
        }
  for (const method of one.methods)
    for (const { target } of code.callsOf(method)) if (target?.kind === 'class') made.add(target.class);
  return {
    place: one,
    made: [...made],
    clues: [structureClue('declares what a container makes', 0.85, one)],
  };
}

/** A file that tells a container of many classes: `bind(Orders).to(SqlOrders)`. */
function describeBindings(module: ModuleInfo, code: CodeModel): ContainerModule | undefined {
  if (!code.importsOf(module.id).externals.some(isOfContainer)) return undefined;
  const made = new Set<ClassInfo>();
  let first: number | undefined;
  let count = 0;
  for (const call of [module, ...module.functions].flatMap(scope =>
    code.callsOf(scope).map(one => ({ ...one, scope })),
  )) {
    if (call.name === undefined || !BINDS.test(call.name) || call.target?.kind === 'function') continue;
    const classes = call.expression.args.flatMap(arg => [...listClasses(arg, module, code)]);
    if (
      call.expression.args.length === 0 ||
      (classes.length === 0 && !/^(?:bind|rebind|register)/.test(call.name))
    )
      continue;
    count++;
    first ??= call.line;
    for (const one of classes) made.add(one);
  }
  if (count < LEAST_BINDS || made.size < 2 || first === undefined) return undefined;
  const at = { module: module.id, line: first };
  return {
    place: { name: module.id, ...at },
    made: [...made],
    clues: [
      structureClue(`tells a container of ${made.size} classes`, made.size > 4 ? 0.75 : 0.65, at),
      ...(count > 6 ? [structureClue(`with ${count} bindings`, 0.25, at)] : []),
    ],
  };
}
