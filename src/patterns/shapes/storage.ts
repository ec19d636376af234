import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS } from '../code/flat-body';
import type { ClassInfo, FunctionInfo, TypeInfo } from '../code/symbols';
import { bareType, classesIn } from '../code/type-questions';
import { walkBody } from '../code/walk';
import { listReturns } from './bodies';
import { isException } from './data-shape';
import { equalityOf } from './equality';
import type { Place } from './make-clue';
import { findBacking } from './storage-backing';

/** What a class keeps for others, and where. */
export interface Storage {
  /** What is kept: a class of the workspace, or the name of a type parameter. */
  readonly subject: { readonly name: string; readonly class?: ClassInfo };
  /** A method that is given one to keep. */
  readonly stores?: FunctionInfo;
  /** A method that gives one, or many, back. */
  readonly gives?: FunctionInfo;
  /** The method that finds one by a plain value. */
  readonly byKey?: FunctionInfo;
  /** The generic base that says what is kept: `Repository<Order>`. */
  readonly base?: { readonly name: string; readonly isForeign: boolean };
  readonly backing?: Place & { readonly text: string; readonly weight: number };
  /** Its public methods. */
  readonly methods: readonly FunctionInfo[];
  /** Of 0 to 1: how many of them are about what is kept. */
  readonly focus: number;
}

/** Generic bases of libraries that keep things. */
const FOREIGN_BASE = /(?:^|\.)(?:\w*Repository|BaseDao|CrudRepository)$/;

const PLAIN = new Set(['str', 'int', 'string', 'number', 'UUID', 'uuid', 'ObjectId', 'bigint']);

const known = new WeakMap<CodeModel, Map<ClassInfo, Storage | undefined>>();

/** What a class keeps for others; `undefined` where it does nothing of the kind. */
export function describeStorage(one: ClassInfo, code: CodeModel): Storage | undefined {
  let found = known.get(code);
  if (found === undefined) {
    found = new Map();
    known.set(code, found);
  }
  if (found.has(one)) return found.get(one);
  found.set(one, undefined);
  const storage = describe(one, code);
  found.set(one, storage);
  return storage;
}

function describe(one: ClassInfo, code: CodeModel): Storage | undefined {
  if (isException(one)) return undefined;
  const base = findBase(one, code);
  const equality = equalityOf(one)?.method;
  // A class of static methods alone stands for its one object.
  const isStatic = one.methods.length > 0 && one.methods.every(({ declaration }) => declaration.static);
  const methods = nearest([one, ...one.ancestors].flatMap(at => at.methods)).filter(
    method =>
      (isStatic || !method.declaration.static) && method !== equality && !/^__\w+__$/.test(method.name),
  );
  if (methods.length === 0 && base === undefined) return undefined;
  const subject = base?.subject ?? findSubject(one, methods, code);
  if (subject === undefined) return undefined;
  const stores = methods.find(method => isStoring(method, subject, one, code));
  const gives = methods.find(method => isGiving(method, subject, one, code));
  const byKey = methods.find(method => takesKey(method) && isGiving(method, subject, one, code));
  if (stores === undefined && gives === undefined && base === undefined) return undefined;
  const backing = findBacking(one, subject.class, code);
  const open = methods.filter(({ isPublic }) => isPublic);
  const about = open.filter(method => {
    const owner = method.owner ?? one;
    const above = owner === one ? undefined : describeStorage(owner, code);
    const kept = above !== undefined && above.subject.class === undefined ? above.subject : subject;
    return (
      takesKey(method) ||
      method.parameters.some(({ type }) => mentions(type, kept, owner)) ||
      isStoring(method, kept, one, code) ||
      isGiving(method, kept, one, code)
    );
  });
  return {
    ...{ subject, methods: open, focus: open.length === 0 ? 1 : about.length / open.length },
    ...(stores && { stores }),
    ...(gives && { gives }),
    ...(byKey && { byKey }),
    ...(base && { base: { name: base.name, isForeign: base.isForeign } }),
    ...(backing && { backing }),
  };
}

/** Methods without those that nearer ones of the same name stand in for. */
function nearest(methods: readonly FunctionInfo[]): FunctionInfo[] {
  const names = new Set<string>();
  return methods.filter(({ name }) => !names.has(name) && names.add(name));
}

type Subject = Storage['subject'];

/** A base such as `Repository<Order>`, of the workspace where that keeps what it is given, or of a library. */
function findBase(
  one: ClassInfo,
  code: CodeModel,
): { name: string; isForeign: boolean; subject: Subject } | undefined {
  for (const type of one.baseTypes) {
    const kept = type.args
      .map(arg => bareType(arg))
      .find(arg => arg?.class !== undefined && isKept(arg.class));
    const keptClass = kept?.class;
    if (type.class === undefined) {
      if (FOREIGN_BASE.test(type.external ?? '') && type.args[0] !== undefined) {
        const name = kept?.name ?? type.args[0].name;
        return {
          name: type.name,
          isForeign: true,
          subject: { name, ...(keptClass && { class: keptClass }) },
        };
      }
    } else if (keptClass !== undefined) {
      const above = describeStorage(type.class, code);
      if (above?.subject.class !== undefined || above?.stores === undefined || above.gives === undefined)
        continue;
      if (above.stores !== above.gives)
        return {
          name: type.class.name,
          isForeign: false,
          subject: { name: keptClass.name, class: keptClass },
        };
    }
  }
  return undefined;
}

/** Whether it may be something that is kept: a class of data, not of services. */
function isKept(one: ClassInfo): boolean {
  return (one.kind === 'class' || one.kind === 'interface' || one.kind === 'type') && !isException(one);
}

/** The class, or type parameter, that methods both take and give; else that one gives, or the one that bodies name. */
function findSubject(one: ClassInfo, methods: readonly FunctionInfo[], code: CodeModel): Subject | undefined {
  const taken = new Map<string, number>();
  const given = new Map<string, number>();
  const classes = new Map<string, ClassInfo>();
  const note = (type: TypeInfo | undefined, into: Map<string, number>) => {
    for (const held of namesIn(type, one)) {
      if (held.class !== undefined) {
        if (held.class === one || one.ancestors.includes(held.class) || !isKept(held.class)) continue;
        classes.set(held.name, held.class);
      }
      into.set(held.name, (into.get(held.name) ?? 0) + 1);
    }
  };
  for (const method of methods) {
    for (const { type } of method.parameters.slice(0, 2)) note(type, taken);
    note(method.returns ?? returnedBy(method, code), given);
  }
  // What bodies in Python hand to a session says what is kept, where types do not.
  for (const named of one.language === 'python' ? namedInBodies(one, code) : []) {
    classes.set(named.name, named);
    given.set(named.name, (given.get(named.name) ?? 0) + 1);
  }
  const score = (name: string) =>
    (taken.has(name) ? 2 : 0) +
    (given.has(name) ? 3 : 0) +
    Math.min(4, (taken.get(name) ?? 0) + (given.get(name) ?? 0)) / 10;
  const names = [...new Set([...taken.keys(), ...given.keys()])].filter(
    name => given.has(name) || taken.has(name),
  );
  const best = names.sort((a, b) => score(b) - score(a))[0];
  if (best === undefined) return undefined;
  const held = classes.get(best);
  return { name: best, ...(held && { class: held }) };
}

const NO_NAMES: readonly Subject[] = [];

/** Classes of the workspace and own type parameters in a type; of `Entity<Props>` it is the entity that is meant. */
function namesIn(type: TypeInfo | undefined, one: ClassInfo): readonly Subject[] {
  if (type === undefined) return NO_NAMES;
  const found: { name: string; class?: ClassInfo }[] = [];
  const pending = [type];
  for (
    let at: TypeInfo | undefined = pending.pop(), count = 0;
    at !== undefined && count < 20;
    at = pending.pop(), count++
  ) {
    if (at.class !== undefined) found.push({ name: at.name, class: at.class });
    else if (one.typeParameters.includes(at.name)) found.push({ name: at.name });
    if (at.class === undefined || WRAPPER.test(at.name)) pending.push(...at.args);
  }
  return found;
}

/** Classes of the workspace that only hold what is meant: `Result<Order>`, `Page[Order]`. */
const WRAPPER = /(?:Result|Option|Maybe|Either|Page|Paginated\w*|List|Collection)$/;

function returnedBy(method: FunctionInfo, code: CodeModel): TypeInfo | undefined {
  for (const { value } of listReturns(method)) {
    const type = value && code.typeOf(value, method);
    if (classesIn(type).length > 0) return type;
  }
  return undefined;
}

/** Classes that methods name as arguments: `self.session.query(Order)`. */
function namedInBodies(one: ClassInfo, code: CodeModel): ClassInfo[] {
  const found = new Set<ClassInfo>();
  for (const method of one.methods)
    walkBody(method.body, {
      kinds: CALLS,
      expression(expression) {
        if (expression.kind === 'call')
          for (const arg of expression.args) {
            const target = isName(arg) ? code.targetOf(arg, method) : undefined;
            if (target?.kind === 'class' && isKept(target.class)) found.add(target.class);
          }
        return undefined;
      },
    });
  return [...found];
}

function isName(arg: Expression): boolean {
  return arg.kind === 'name' || arg.kind === 'member';
}

function mentions(type: TypeInfo | undefined, subject: Subject, one: ClassInfo): boolean {
  return namesIn(type, one).some(held =>
    subject.class === undefined ? held.name === subject.name : held.class === subject.class,
  );
}

function isStoring(method: FunctionInfo, subject: Subject, one: ClassInfo, code: CodeModel): boolean {
  const owner = method.owner ?? one;
  if (
    mentions(method.parameters[0]?.type, subject, owner) ||
    (owner !== one && mentions(method.parameters[0]?.type, subject, one))
  )
    return (
      !/^(?:to|from|map|convert|_?to_|validate|is|has)/i.test(method.name) &&
      // What turns it into something else is a mapper.
      namesIn(method.returns, owner).every(
        held => held.name === subject.name || held.class?.kind === 'enum' || WRAPPER.test(held.name),
      )
    );
  if (
    subject.class === undefined ||
    method.parameters.length !== 1 ||
    method.parameters[0]!.type !== undefined
  )
    return false;
  // Without types: what is given is handed on to something that is not of the workspace.
  const given = method.parameters[0]!.name;
  return code
    .callsOf(method)
    .some(
      ({ target, receiver, expression }) =>
        target?.kind !== 'function' &&
        target?.kind !== 'class' &&
        receiver !== undefined &&
        expression.args.some(arg => arg.kind === 'name' && arg.name === given) &&
        /^(?:add|save|insert|persist|merge|append|put|set|delete|remove|insert_one|update)/.test(
          expression.callee.kind === 'member' ? expression.callee.name : '',
        ),
    );
}

function isGiving(method: FunctionInfo, subject: Subject, one: ClassInfo, code: CodeModel): boolean {
  if (method.declaration.type === 'constructor') return false;
  const returned = method.returns ?? returnedBy(method, code);
  const owner = method.owner ?? one;
  if (mentions(returned, subject, owner) || (owner !== one && mentions(returned, subject, one))) return true;
  if (subject.class === undefined || !isOpenResult(method.returns)) return false;
  return listReturns(method).some(({ value }) => {
    let isNamed = false;
    if (value !== undefined)
      walkBody([{ kind: 'do', line: method.line, value }], {
        expression(expression) {
          if (expression.kind === 'name' || expression.kind === 'member') {
            const target = code.targetOf(expression, method);
            if (target?.kind === 'class' && target.class === subject.class) isNamed = true;
          }
          return undefined;
        },
      });
    return isNamed;
  });
}

/** Whether a result may still be of any class: it has no type, or one of a library such as `Query`. */
function isOpenResult(returns: TypeInfo | undefined): boolean {
  const bare = bareType(returns);
  return (
    bare === undefined ||
    (bare.class === undefined && !/^(?:str|int|bool|float|None|bytes|[a-z|=>{}]+)$/.test(bare.name))
  );
}

function takesKey({ parameters }: FunctionInfo): boolean {
  const [first] = parameters;
  if (first === undefined || parameters.length > 3) return false;
  const type = bareType(first.type);
  if (type === undefined) return /(?:id|ref\w*|sku|key|name|email|slug|code)$/i.test(first.name);
  return PLAIN.has(type.name) || /Id(?:entity|entifier)?$/.test(type.name);
}
