import type { Expression } from '../../model/code';
import type { CodeModel, Scope } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';

/** Libraries that make objects and hand them to each other. */
const LIBRARIES =
  /^(?:@nestjs\/|inversify|@inversifyjs\/|tsyringe|typedi|@angular\/|injection-js|@tsed\/|@loopback\/|@midwayjs\/|nestjs-|@needle-di\/|@adonisjs\/fold|dependency_injector|injector\b|punq|lagom|kink|wireup|dishka|fastapi|litestar|rodi|inject\b|[Ii]njectable$|awilix|aurelia|@stencil)/;

/** Whether a dotted name is one of a library that injects. */
export function isOfContainer(external: string): boolean {
  return LIBRARIES.test(external);
}

/** Marks on parameters, fields and functions that ask a container for something. */
const ASKS =
  /(?:^|\.)(?:[Ii]nject\w*|[Mm]ultiInject|Depends|Security|Provide|Provider|FromDishka|Self|Host|Optional|Require)$/;

/** Whether a name marks what a container is to hand in. */
export function isAsking(name: string): boolean {
  return ASKS.test(name);
}

/** Marks on classes that a container makes. */
const MANAGED =
  /(?:^|\.)(?:[Ii]njectable|Controller|Resolver|CommandHandler|QueryHandler|EventsHandler|Component|Directive|Pipe|[Ss]ingleton|[Ss]coped|autoInjectable|autoinject|Service|WebSocketGateway|Console|Processor|Command|Catch|Saga|EventHandler|injectable|inject|Processor|transient|service|Provide)$/;

/** The mark by which a class says that a container makes it; its dotted name. */
export function findManaged(one: ClassInfo): string | undefined {
  return one.decorators.find(name => MANAGED.test(name) && isOfContainer(name));
}

/** What an expression such as `@inject(X)`, `Depends(f)` calls, as a dotted name. */
export function nameOfCallee(expression: Expression, scope: Scope, code: CodeModel): string | undefined {
  const callee = expression.kind === 'call' ? expression.callee : expression;
  if (callee.kind === 'index') return nameOfCallee(callee.of, scope, code);
  if (callee.kind !== 'name' && callee.kind !== 'member') return undefined;
  const target = code.targetOf(callee, scope);
  if (target?.kind === 'external') return target.name;
  return target?.kind === 'function' ? target.function.name : undefined;
}

/** Parameters and fields that a container is asked for. */
export interface Asked {
  readonly name: string;
  readonly mark: string;
  readonly line: number;
}

/** What a class asks a container for by marks on its fields and on its constructor's parameters. */
export function listAskedByClass(one: ClassInfo, code: CodeModel): Asked[] {
  const scope = one.constructedBy ?? one.methods[0] ?? code.modules.find(({ id }) => id === one.module);
  if (scope === undefined) return [];
  const found: Asked[] = [];
  for (const { name, line, decorators } of one.declaration.fields)
    for (const decorator of decorators ?? []) {
      const mark = nameOfCallee(decorator, scope, code);
      if (mark !== undefined && isAsking(mark)) found.push({ name, mark, line });
    }
  if (one.constructedBy !== undefined) found.push(...listAsked(one.constructedBy, code));
  const names = new Set<string>();
  return found.filter(({ name }) => !names.has(name) && names.add(name));
}

/** What a function asks a container for by marks on its parameters, or by their default values. */
export function listAsked(one: FunctionInfo, code: CodeModel): Asked[] {
  return one.parameters.flatMap(({ name, declaration }) => {
    const marks = [
      ...(declaration.decorators ?? []),
      ...(declaration.value === undefined ? [] : [declaration.value]),
    ];
    for (const mark of marks) {
      if (declaration.value === mark && mark.kind !== 'call' && mark.kind !== 'index') continue;
      const called = nameOfCallee(mark, one, code);
      if (called !== undefined && isAsking(called)) return [{ name, mark: called, line: one.line }];
    }
    return [];
  });
}
