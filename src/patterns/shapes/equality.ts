import type { Expression } from '../../model/code';
import { MEMBERS } from '../code/flat-body';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { bareType } from '../code/type-questions';
import { walkBody } from '../code/walk';
import { rootField } from './own-fields';

/** What makes two objects of a class the same one. */
export interface Equality {
  /** One field that tells them apart, or all that they hold. */
  readonly by: 'identity' | 'value';
  /** The field, of an identity. */
  readonly field?: string;
  readonly method: FunctionInfo;
}

const ALL =
  /^_*(?:props|properties|value|values|data|state|attributes|__dict__|dict|toString|toJSON|unpack|model_dump|asdict|astuple)$/i;

/** Fields that are there to tell objects apart. */
export const IDENTITY =
  /^_*(?:(?:\w*_)?(?:id|uuid|guid|pk|ulid)|identifier|ref|reference|key|code|\w+I[dD]|get_?id)$/;

/** The equality that a class, or the nearest of its bases in the workspace, defines. */
export function equalityOf(one: ClassInfo): Equality | undefined {
  for (const at of [one, ...one.ancestors]) {
    for (const method of at.methods) {
      const found = readEquality(method, at);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function readEquality(method: FunctionInfo, owner: ClassInfo): Equality | undefined {
  const { declaration, parameters, language, name } = method;
  const [other] = parameters;
  if (declaration.static || other === undefined || parameters.length > 1 || method.body.length === 0)
    return undefined;
  if (
    language === 'python'
      ? !/^(?:__eq__|same_\w+|equals|is_same\w*)$/.test(name) && !isBoolean(method)
      : !mayEqual(method)
  )
    return undefined;
  if (!isOfKind(other.type, owner)) return undefined;
  const compared = listCompared(method, other.name);
  if (compared.size === 0) return undefined;
  const [first] = compared;
  const onlyField = owner.fields.filter(field => !field.isStatic).length === 1;
  const isIdentity = compared.size === 1 && !ALL.test(first!) && (IDENTITY.test(first!) || !onlyField);
  if (compared.size === 1 && (!isIdentity || isWorkedOut(first!, owner))) return { by: 'value', method };
  return isIdentity ? { by: 'identity', field: first!, method } : { by: 'value', method };
}

/** A property or method that puts together what it gives, rather than a field or what just gives one. */
function isWorkedOut(name: string, owner: ClassInfo): boolean {
  return [owner, ...owner.ancestors].some(({ methods, accessors }) =>
    [...methods, ...accessors].some(one => one.name === name && one.body.length > 1),
  );
}

function isBoolean({ returns }: FunctionInfo): boolean {
  const name = bareType(returns)?.name;
  return name === 'bool' || name === 'boolean';
}

function mayEqual(method: FunctionInfo): boolean {
  return method.returns === undefined || isBoolean(method);
}

function isOfKind(type: FunctionInfo['parameters'][0]['type'], owner: ClassInfo): boolean {
  const bare = bareType(type);
  if (bare === undefined || bare.class === undefined)
    return (
      bare === undefined ||
      /^(?:object|Any|any|unknown|this|Self|T|\|)$/.test(bare.name) ||
      owner.typeParameters.includes(bare.name)
    );
  return bare.class === owner || owner.ancestors.includes(bare.class);
}

/** What of its own a method compares with the same of another object. */
function listCompared(method: FunctionInfo, other: string): Set<string> {
  const found = new Set<string>();
  const aliases = new Set([other]);
  walkBody(method.body, {
    statement(statement) {
      if (statement.kind === 'assign' && statement.target.kind === 'name' && statement.value !== undefined) {
        const { value } = statement;
        if (value.kind === 'name' && aliases.has(value.name)) aliases.add(statement.target.name);
      }
      return undefined;
    },
    expression(expression) {
      const sides = sidesOf(expression);
      if (sides === undefined) return undefined;
      for (const [own, theirs] of [sides, [sides[1], sides[0]]] as const) {
        const mine = pathsOf(own, isSelf);
        const others = pathsOf(theirs, at => at.kind === 'name' && aliases.has(at.name));
        if (mine.length === 0 || others.length === 0) continue;
        const asked = new Set(others.map(plainName));
        for (const field of mine) if (asked.has(plainName(field))) found.add(field);
      }
      return undefined;
    },
  });
  return found;
}

/** `id` of `_id`, `getId` and `toId`: what gives a field is called after it. */
function plainName(name: string): string {
  return name
    .replace(/^_+/, '')
    .replace(/^(?:get|to)(?:_|(?=[A-Z]))/, '')
    .toLowerCase();
}

function isSelf(at: Expression): boolean {
  return at.kind === 'self';
}

/** What is compared: `a === b`, `a.equals(b)`, `isEqual(a, b)`. */
function sidesOf(expression: Expression): readonly [Expression, Expression] | undefined {
  if (expression.kind === 'binary' && /^(?:==|!=|is|is not|and)$/.test(expression.operator))
    return expression.operator === 'and' ? undefined : [expression.left, expression.right];
  if (expression.kind !== 'call') return undefined;
  const { callee, args } = expression;
  if (args.length === 1 && callee.kind === 'member') return [callee.of, args[0]!];
  return args.length === 2 ? [args[0]!, args[1]!] : undefined;
}

/** First members after the object at the root, in all parts: `id` of `self.id.value`; `props` of `JSON.stringify(this.props)`; `__dict__` for the whole. */
function pathsOf(expression: Expression, isRoot: (at: Expression) => boolean): string[] {
  if (isRoot(expression)) return [];
  if (expression.kind === 'list') return expression.items.flatMap(item => pathsOf(item, isRoot));
  if (expression.kind === 'call') {
    const inner = expression.args.flatMap(arg => (isRoot(arg) ? ['__dict__'] : pathsOf(arg, isRoot)));
    if (inner.length > 0) return inner;
    return pathsOf(expression.callee, isRoot);
  }
  if (expression.kind !== 'member' && expression.kind !== 'index') return [];
  if (expression.kind === 'member' && isRoot(expression.of)) return [expression.name];
  if (expression.kind === 'index' && isRoot(expression.of)) return ['__dict__'];
  return pathsOf(expression.of, isRoot);
}

/** The field that a class is told apart by, of its own or of its bases in the workspace. */
export function identityField(
  one: ClassInfo,
): { readonly name: string; readonly line: number; readonly module: string } | undefined {
  for (const at of [one, ...one.ancestors]) {
    for (const { name, line, isStatic } of at.fields)
      if (!isStatic && OWN_IDENTITY.test(name)) return { name, line, module: at.module };
    for (const { name, line } of at.accessors)
      if (OWN_IDENTITY.test(name)) return { name, line, module: at.module };
  }
  return undefined;
}

const OWN_IDENTITY = /^_*(?:id|uuid|guid|pk|ulid|identity|identifier|ref|reference)$/i;

/** Whether a class computes its hash, or compares itself, from one field. */
export function hashedField(one: ClassInfo): string | undefined {
  const hash = one.methods.find(({ name }) => name === '__hash__');
  const fields = new Set<string>();
  if (hash === undefined) return undefined;
  walkBody(hash.body, {
    kinds: MEMBERS,
    expression(expression) {
      const field = expression.kind === 'member' ? rootField(expression) : undefined;
      if (field !== undefined) fields.add(field);
      return undefined;
    },
  });
  return fields.size === 1 ? [...fields][0] : undefined;
}
