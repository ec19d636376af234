import type { PackedCode } from './code-format';

/*
 * What a file's code says, as far as it matters for telling patterns: declarations, statements and expressions in one
 * shape for all languages. It is a tree as the text has it; what names mean is worked out later, with all files at hand.
 * Lines count from 1. Flags are present only where they are true.
 */

/**
 * A type as it is written. A string is a name, with dots (`Order`, `model.Order`, `int`, `None`, `"literal"`); a list is a
 * head with arguments: `['list', 'Order']` for `list[Order]` and `Promise<Order>` alike, `['Array', 'Order']` for `Order[]`,
 * `['|', 'Order', 'None']` for unions (also `Optional[Order]` and `Order?`), `['&', …]`, `['=>', parameter…, result]` for
 * functions (also `Callable[[A], B]`), `['tuple', …]`, and `['{}', …]` for what nothing more is known about.
 */
export type TypeExpression = string | readonly [string, ...TypeExpression[]];

/** A class, interface, protocol, enum or type alias. */
export interface ClassDeclaration {
  readonly kind: 'class';
  /** `default` where it has none. */
  readonly name: string;
  readonly type: 'class' | 'interface' | 'enum' | 'type';
  readonly line: number;
  readonly endLine: number;
  readonly abstract?: true;
  readonly exported?: true;
  readonly typeParameters?: readonly string[];
  /** What it extends; in Python all bases. Of a type alias the type it stands for. */
  readonly bases: readonly TypeExpression[];
  /** What it says it implements. */
  readonly implements?: readonly TypeExpression[];
  /** Python's `metaclass=ABCMeta` and the like. */
  readonly keywords?: readonly Keyword[];
  readonly decorators?: readonly Expression[];
  /** Fields that are declared in the class body, members of an enum, and parameter properties of a constructor. */
  readonly fields: readonly FieldDeclaration[];
  readonly methods: readonly FunctionDeclaration[];
  /** Other statements of the class body: nested classes, and what runs when the class is made. */
  readonly body?: readonly Statement[];
}

/** A field as its class declares it. */
export interface FieldDeclaration {
  readonly kind: 'field';
  readonly name: string;
  readonly line: number;
  readonly declared?: TypeExpression;
  readonly value?: Expression;
  /** Belongs to the class: `static`; in Python `ClassVar` and what the class body assigns without a type. */
  readonly static?: true;
  readonly readonly?: true;
  readonly optional?: true;
  readonly visibility?: Visibility;
  /** It is a constructor's parameter as well: `constructor(private readonly orders: Orders)`. */
  readonly isParameter?: true;
  readonly decorators?: readonly Expression[];
}

/** Absent: public. In Python a name that begins with one underscore is protected, with two private. */
export type Visibility = 'private' | 'protected';

/** A function, method, accessor, lambda; also the signature of one, which has no body. */
export interface FunctionDeclaration {
  readonly kind: 'function';
  /** Empty where it has none; `constructor` for constructors in every language, `__init__` included. */
  readonly name: string;
  readonly type: 'function' | 'method' | 'constructor' | 'getter' | 'setter' | 'lambda';
  readonly line: number;
  readonly endLine: number;
  /** Without Python's `self` and `cls`. */
  readonly parameters: readonly Parameter[];
  readonly returns?: TypeExpression;
  readonly static?: true;
  /** `@classmethod`. */
  readonly ofClass?: true;
  readonly abstract?: true;
  readonly async?: true;
  readonly generator?: true;
  readonly exported?: true;
  readonly visibility?: Visibility;
  readonly decorators?: readonly Expression[];
  /** Absent for signatures alone. Empty for `pass`, `...` and a documentation string alone. */
  readonly body?: readonly Statement[];
}

/** A parameter of a function. */
export interface Parameter {
  readonly kind: 'parameter';
  /** Empty for a pattern that takes the argument apart. */
  readonly name: string;
  readonly declared?: TypeExpression;
  readonly value?: Expression;
  readonly optional?: true;
  /** `*args` and `...args`; `**kwargs`. */
  readonly rest?: 'list' | 'dict';
  readonly decorators?: readonly Expression[];
}

/** One step of code. */
export type Statement =
  | ClassDeclaration
  | FunctionDeclaration
  | {
      /** `a = b`, `a += b`, `const a = b`, `a: T`. Several targets are several statements. */
      readonly kind: 'assign';
      readonly line: number;
      readonly target: Expression;
      readonly value?: Expression;
      /** `+`, `??` and the like for `a += b`, `a ??= b`. */
      readonly operator?: string;
      readonly declared?: TypeExpression;
      /** It makes the variable: `const`, `let`, or an annotation. */
      readonly isDeclaration?: true;
      readonly exported?: true;
    }
  | { readonly kind: 'do'; readonly line: number; readonly value: Expression }
  | { readonly kind: 'return'; readonly line: number; readonly value?: Expression }
  | { readonly kind: 'raise'; readonly line: number; readonly value?: Expression }
  | {
      readonly kind: 'if';
      readonly line: number;
      readonly test: Expression;
      readonly then: readonly Statement[];
      /** `elif` is an `if` in here. */
      readonly otherwise?: readonly Statement[];
    }
  | {
      /** `switch` and `match`. */
      readonly kind: 'switch';
      readonly line: number;
      readonly on: Expression;
      readonly cases: readonly Case[];
    }
  | {
      readonly kind: 'loop';
      readonly line: number;
      readonly type: 'for-each' | 'for' | 'while';
      /** What each turn is given; of `for-each` alone. */
      readonly target?: Expression;
      /** What is gone through, or the condition. */
      readonly over?: Expression;
      readonly async?: true;
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: 'try';
      readonly line: number;
      readonly body: readonly Statement[];
      readonly catches: readonly Catch[];
      readonly otherwise?: readonly Statement[];
      readonly finally?: readonly Statement[];
    }
  | {
      readonly kind: 'with';
      readonly line: number;
      /** A `keyword` without a name where it binds nothing, else with the variable's. `using x = …` likewise. */
      readonly items: readonly Keyword[];
      readonly async?: true;
      readonly body: readonly Statement[];
    }
  | { readonly kind: 'jump'; readonly type: 'break' | 'continue' }
  /** Statements that are told apart by nothing here: a namespace, a labelled block, `assert`, `del`, `global`. */
  | { readonly kind: 'block'; readonly name?: string; readonly body: readonly Statement[] };

/** One way of a `switch`. */
export interface Case {
  readonly kind: 'case';
  readonly line: number;
  /** Empty for `default` and `case _`. */
  readonly tests: readonly Expression[];
  readonly body: readonly Statement[];
}

/** One handler of a `try`. */
export interface Catch {
  readonly kind: 'catch';
  readonly line: number;
  /** Absent where everything is caught. */
  readonly caught?: TypeExpression;
  readonly name?: string;
  readonly body: readonly Statement[];
}

/** `name=value` in a call, an entry of a class header, or an item of `with`. */
export interface Keyword {
  readonly kind: 'keyword';
  readonly name?: string;
  readonly value: Expression;
}

/** One entry of a dictionary or object: `key: value`. Methods of objects are functions as values. */
export interface Entry {
  readonly kind: 'entry';
  /** Absent for `**other` and `...other`. A plain name in an object is a string literal. */
  readonly key?: Expression;
  readonly value: Expression;
}

/** What has a value. Types that are asserted are left out: `x as T` is `x`. */
export type Expression =
  | FunctionDeclaration
  | ClassDeclaration
  | Keyword
  | { readonly kind: 'name'; readonly name: string }
  /** `this`, or what a method calls its first parameter in Python. */
  | { readonly kind: 'self' }
  /** The class itself: `cls` of a class method, `type(self)`, `self.__class__`, `this.constructor`. */
  | { readonly kind: 'own-class' }
  | { readonly kind: 'super' }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string; readonly optional?: true }
  | { readonly kind: 'index'; readonly of: Expression; readonly index: Expression }
  | {
      readonly kind: 'call';
      readonly line: number;
      readonly callee: Expression;
      /** Keywords and spreads among them. */
      readonly args: readonly Expression[];
      /** `new Order()`. Python has no such word: whether a class is made shows by the callee. */
      readonly isNew?: true;
      readonly typeArguments?: readonly TypeExpression[];
    }
  | {
      readonly kind: 'literal';
      readonly type: 'string' | 'number' | 'boolean' | 'null' | 'regex';
      /** Of a string at most 60 characters; `true` and `false`; a number's own text. */
      readonly text?: string;
    }
  /** f-strings and templates: what is put in. */
  | { readonly kind: 'template'; readonly parts: readonly Expression[] }
  | { readonly kind: 'list'; readonly type: 'list' | 'tuple' | 'set'; readonly items: readonly Expression[] }
  | { readonly kind: 'dict'; readonly entries: readonly Entry[] }
  | {
      /** `[f(x) for x in xs if x]`. */
      readonly kind: 'comprehension';
      readonly type: 'list' | 'set' | 'dict' | 'generator';
      readonly element: Expression;
      readonly target: Expression;
      readonly over: Expression;
      /** Conditions, and what further clauses go through. */
      readonly others?: readonly Expression[];
    }
  | { readonly kind: 'spread'; readonly of: Expression }
  | {
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | {
      readonly kind: 'binary';
      /** As Python writes it where both languages have it: `and`, `or`, `==` (also `===`), `!=`, `in`, `is`, `is not`, `not in`, `instanceof`, `??`, `<`, `+` … */
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: Expression }
  | { readonly kind: 'await'; readonly of: Expression }
  | { readonly kind: 'yield'; readonly of?: Expression; readonly isFrom?: true }
  /** An assignment as a value: `(a = b)`, `a := b`. */
  | {
      readonly kind: 'assignment';
      readonly target: Expression;
      readonly value: Expression;
      readonly operator?: string;
    }
  /** Anything else, with what is in it. */
  | { readonly kind: 'other'; readonly parts: readonly Expression[] };

/** Any part of the tree. */
export type CodeNode = Statement | Expression | FieldDeclaration | Parameter | Case | Catch | Entry;

/** The code of one file. */
export interface ModuleCode {
  /** Of the top level in the order of the text, without imports and without what is only re-exported. */
  readonly body: readonly Statement[];
}

/** What a name at the top level of a file stands for that an import gives it. */
export interface ImportedName {
  /** As the file calls it. */
  readonly local: string;
  /** Place in `imports`. */
  readonly import: number;
  /** As the imported module calls it: `*` for the whole module, `default` for a default import. */
  readonly name: string;
}

/** A file's code as it travels between threads and into the cache. */
export interface CodeFacts {
  readonly names: readonly ImportedName[];
  /** A `ModuleCode`, for `unpackCode`. */
  readonly packed: PackedCode;
}
