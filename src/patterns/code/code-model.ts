import type { Expression, Statement } from '../../model/code';
import type { Language, Origin } from '../../model/module';
import type { ClassInfo, FieldInfo, FunctionInfo, TypeInfo } from './symbols';

/** What a name or a chain of members leads to. */
export type Target =
  | { readonly kind: 'class'; readonly class: ClassInfo }
  | { readonly kind: 'function'; readonly function: FunctionInfo }
  | { readonly kind: 'field'; readonly field: FieldInfo }
  | { readonly kind: 'variable'; readonly variable: VariableInfo }
  | { readonly kind: 'module'; readonly module: string }
  /** `abc.ABC`, `logging.getLogger`; a built-in's own name: `print`, `Map`. */
  | { readonly kind: 'external'; readonly name: string };

/** A variable at the top level of a module. */
export interface VariableInfo {
  readonly name: string;
  readonly module: string;
  readonly line: number;
  readonly value?: Expression;
  readonly type?: TypeInfo;
  readonly isExported: boolean;
}

/** A call in the body of a function or at the top level of a module. */
export interface CallInfo {
  readonly expression: Extract<Expression, { kind: 'call' }>;
  readonly line: number;
  /** The function whose body has it, lambdas and nested functions included; absent for code at the top level. */
  readonly from: FunctionInfo | undefined;
  readonly module: string;
  /** What is called, where that is known: a class (it is created), a function or method, or something external. */
  readonly target: Target | undefined;
  /** What the method is called on: `self.repository` in `self.repository.add(x)`. */
  readonly receiver: Expression | undefined;
  readonly receiverType: TypeInfo | undefined;
  /** The last name of the callee: `add`. */
  readonly name: string | undefined;
  /** How many loops it stands in. */
  readonly loops: number;
  /** It is inside of a lambda or a nested function. */
  readonly isDeferred: boolean;
}

/** A module with what it declares. */
export interface ModuleInfo {
  readonly id: string;
  readonly language: Language;
  readonly origin?: Origin;
  readonly body: readonly Statement[];
  readonly classes: readonly ClassInfo[];
  /** At its top level. */
  readonly functions: readonly FunctionInfo[];
  readonly variables: readonly VariableInfo[];
}

/** What a module imports by name. */
export interface ModuleImports {
  /** Ids of modules of the workspace, never its own. */
  readonly modules: ReadonlySet<string>;
  /** With dots: `sqlalchemy.orm.Session`, `node:fs.readFile`, `express`. */
  readonly externals: readonly string[];
}

/** Where an expression stands: what its names mean depends on it. */
export type Scope = FunctionInfo | ModuleInfo;

/** The code of a workspace with its names settled. All lists are in the order of modules and text. */
export interface CodeModel {
  readonly modules: readonly ModuleInfo[];
  /** All classes, nested ones included. Those of tests, vendored and generated code are not in here, nor are their functions. */
  readonly classes: readonly ClassInfo[];
  /** Functions at the top level of modules, and functions inside of functions. */
  readonly functions: readonly FunctionInfo[];
  /** Methods, constructors and accessors of all classes, and all `functions`. */
  readonly allFunctions: readonly FunctionInfo[];

  /** What a module imports: of the workspace through re-exports, and from outside of it. Empty for modules that are not in here. */
  importsOf(module: string): ModuleImports;
  /** What a name, or a chain such as `module.Class`, `self.field`, `Class.method`, leads to. */
  targetOf(expression: Expression, scope: Scope): Target | undefined;
  /** The type of an expression by declarations, constructor calls, results of calls and elements of containers. */
  typeOf(expression: Expression, scope: Scope): TypeInfo | undefined;
  /** All calls in a function, nested functions and lambdas included, in the order of the text. */
  callsOf(scope: Scope): readonly CallInfo[];
  /** Classes of the workspace that the function creates. */
  creationsOf(scope: Scope): readonly { readonly class: ClassInfo; readonly line: number }[];
  /** Calls that create this class. */
  creatorsOf(created: ClassInfo): readonly CallInfo[];
  /** Calls of a function or method; of an abstract one also where only the interface is known. */
  callersOf(called: FunctionInfo): readonly CallInfo[];
  /** Fields of other classes that are declared as, or hold elements of, this class. */
  holdersOf(held: ClassInfo): readonly FieldInfo[];
  /** Parameters of functions and constructors that are declared as this class. */
  takersOf(taken: ClassInfo): readonly FunctionInfo[];

  /** A field by name, of the class or of its bases. */
  findField(owner: ClassInfo, name: string): FieldInfo | undefined;
  /** A method by name, of the class or of its bases. */
  findMethod(owner: ClassInfo, name: string): FunctionInfo | undefined;
  /** What a method overrides: methods of that name in bases. */
  overriddenBy(method: FunctionInfo): readonly FunctionInfo[];
  /** Classes that a class or interface can stand for at run time: itself, descendants, those that fit it; without abstract ones. */
  concreteOf(type: ClassInfo): readonly ClassInfo[];
}
