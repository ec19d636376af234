import type {
  ClassDeclaration,
  Expression,
  FunctionDeclaration,
  Parameter,
  Statement,
  Visibility,
} from '../../model/code';
import type { Language, Origin } from '../../model/module';

/*
 * Symbols of a kind have all properties in the same order, `undefined` where there is nothing to say: whoever reads one finds it
 * several times as fast in objects of one shape, and all that patterns do is to read them.
 */

/** A type whose names are settled as far as they can be. */
export interface TypeInfo {
  /** As it is written at the end: `Order`, `list`, `|`, `=>`. */
  readonly name: string;
  /** The class of the workspace that it names. */
  readonly class?: ClassInfo;
  /** What it names outside of the workspace: `abc.ABC`, `typing.Sequence`, `rxjs.Subject`; a built-in's own name: `list`, `Map`, `str`. */
  readonly external?: string;
  readonly args: readonly TypeInfo[];
}

/** A field of a class: declared in its body, or assigned by its constructor or methods. */
export interface FieldInfo {
  readonly name: string;
  readonly owner: ClassInfo;
  readonly line: number;
  /** Declared, or inferred from what the constructor assigns. */
  readonly type?: TypeInfo | undefined;
  readonly isStatic: boolean;
  readonly isReadonly: boolean;
  /** Absent: public. */
  readonly visibility?: Visibility | undefined;
  /** Every value that is assigned to it, the first where it is declared or constructed. */
  readonly values: readonly AssignedValue[];
  /** The constructor's parameter whose value it is given at once. */
  readonly parameter?: ParameterInfo | undefined;
  /** What it holds many of: the list, dictionary, map, set or array, by its type or its first value. */
  readonly container?: Container | undefined;
}

/** A value given to a field. */
export interface AssignedValue {
  readonly value: Expression;
  readonly line: number;
  /** Absent for values in the class body. */
  readonly by?: FunctionInfo;
}

/** A field that holds many things. */
export interface Container {
  readonly kind: 'list' | 'set' | 'dict';
  /** The class of its elements, of a dictionary its values', where it is one of the workspace. */
  readonly of?: ClassInfo;
  /** Whether the elements are functions, as far as types say. */
  readonly ofFunctions: boolean;
}

/** A parameter of a function with its type. */
export interface ParameterInfo {
  readonly name: string;
  readonly type?: TypeInfo | undefined;
  readonly declaration: Parameter;
}

/** A function at the top level of a module, a method of a class, or a function inside of one of these. */
export interface FunctionInfo {
  /** `module#name`, `module#Class.name`. */
  readonly id: string;
  readonly name: string;
  readonly module: string;
  readonly line: number;
  readonly language: Language;
  /** Absent for functions. */
  readonly owner?: ClassInfo | undefined;
  readonly declaration: FunctionDeclaration;
  readonly parameters: readonly ParameterInfo[];
  readonly returns?: TypeInfo | undefined;
  /** It says so, or all it does is to say that it is not implemented; also every signature of an interface. */
  readonly isAbstract: boolean;
  readonly isPublic: boolean;
  /** Empty for signatures. */
  readonly body: readonly Statement[];
  /** Decorators by what they are outside of the workspace, or their own names: `contextlib.contextmanager`, `Get`. */
  readonly decorators: readonly string[];
}

/** A class, interface, protocol, enum or type alias at the top level of a module or inside of a class or function. */
export interface ClassInfo {
  /** `module#name`. */
  readonly id: string;
  readonly name: string;
  readonly module: string;
  readonly line: number;
  readonly endLine: number;
  readonly language: Language;
  /** Absent for ordinary code. */
  readonly origin?: Origin | undefined;
  readonly declaration: ClassDeclaration;
  /** `protocol`: a Python class that names `typing.Protocol` as a base. `enum` in both languages. */
  readonly kind: 'class' | 'interface' | 'protocol' | 'enum' | 'type';
  /**
   * An interface or protocol, an abstract class, a Python class with abstract methods, or one whose public methods all do
   * nothing but say that they are not implemented.
   */
  readonly isAbstract: boolean;
  /** Classes of the workspace that it names as bases or as implemented, in the order of the text. */
  readonly bases: readonly ClassInfo[];
  /** The first base that is a class and not an interface. */
  readonly superclass?: ClassInfo | undefined;
  /** Bases outside of the workspace and built-in ones: `abc.ABC`, `Exception`, `enum.Enum`; without type arguments. */
  readonly externalBases: readonly string[];
  /** Bases with their type arguments, both kinds; of an alias the one type that it stands for. */
  readonly baseTypes: readonly TypeInfo[];
  /** All bases' bases, each once, the nearest first; never itself. */
  readonly ancestors: readonly ClassInfo[];
  /** Classes that name it as a base. */
  readonly children: readonly ClassInfo[];
  /** All children's children, each once. */
  readonly descendants: readonly ClassInfo[];
  readonly decorators: readonly string[];
  readonly typeParameters: readonly string[];
  /** Its own, not the bases'. */
  readonly fields: readonly FieldInfo[];
  /** Its own, constructor and accessors excluded. */
  readonly methods: readonly FunctionInfo[];
  readonly accessors: readonly FunctionInfo[];
  /** Its own. */
  readonly constructedBy?: FunctionInfo | undefined;
  /** Interfaces and protocols that it has all public methods of without naming them; see `findFits`. */
  readonly fits: readonly ClassInfo[];
  /** Classes that fit it without naming it. */
  readonly fittedBy: readonly ClassInfo[];
}
