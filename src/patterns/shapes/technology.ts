import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo, TypeInfo } from '../code/symbols';
import { isUnknownLibrary, kindOfLibrary, type LibraryKind } from './libraries';
import type { Place } from './make-clue';
import { listFieldCalls } from './own-fields';

/** Something outside of the program, or a library that leads there, that code works with. */
export interface Technology extends Place {
  /** `smtplib`, `node:fs`, `open`. */
  readonly name: string;
  readonly kind: LibraryKind;
  /** Shown by a library's own name, not by the way in which something untyped is called. */
  readonly isNamed: boolean;
}

/** Built-in functions that lead outside. */
const BUILT_IN: Readonly<Record<string, LibraryKind>> = {
  ...{ open: 'files', input: 'interface', fetch: 'network', XMLHttpRequest: 'network', WebSocket: 'network' },
  ...{ localStorage: 'files', sessionStorage: 'files', indexedDB: 'database', document: 'interface' },
};

/** Of modules that are plain otherwise: the functions that touch files or processes. */
const SYSTEM =
  /^os\.(?:remove|unlink|rename|replace|makedirs|mkdir|rmdir|listdir|walk|scandir|system|popen|open|stat)$|^pathlib\.Path\.(?:read_\w+|write_\w+|open|unlink|mkdir|iterdir|glob|rmdir|touch)$/;

/** Calls by which databases are read and written; what they are made on has no type that the workspace knows. */
const DATABASE_CALLS =
  /^(?:query|execute|executemany|fetchone|fetchall|fetchrow|fetchval|scalars?|scalar_one(?:_or_none)?|filter_by|find_one|findOne|findOneBy|findUnique|findFirst|findMany|findOneOrFail|insert_one|insertOne|insert_many|insertMany|update_one|updateOne|delete_one|deleteOne|replace_one|replaceOne|createQueryBuilder|bulk_create|commit|rollback|begin_nested|put_item|get_item|hset|hget|hgetall|persistAndFlush|startTransaction)$/;

const known = new WeakMap<CodeModel, Map<ClassInfo | FunctionInfo, Technology | undefined>>();

/** What a class works with: by its own methods, fields and bases, then by those of its superclasses in the workspace. */
export function findTechnology(one: ClassInfo, code: CodeModel): Technology | undefined {
  return (
    findOwnTechnology(one, code) ??
    one.ancestors
      .filter(({ kind }) => kind === 'class')
      .map(base => findOwnTechnology(base, code))
      .find(found => found !== undefined)
  );
}

/** What a class, or a function, works with by itself. */
export function findOwnTechnology(one: ClassInfo | FunctionInfo, code: CodeModel): Technology | undefined {
  const found = known.get(code) ?? new Map<ClassInfo | FunctionInfo, Technology | undefined>();
  known.set(code, found);
  if (!found.has(one)) found.set(one, 'methods' in one ? findInClass(one, code) : findInFunction(one, code));
  return found.get(one);
}

/** A library that a module imports and of which nothing is known. */
export function findUnknownLibrary(module: string, code: CodeModel): string | undefined {
  return code.importsOf(module).externals.find(isUnknownLibrary);
}

function findInClass(one: ClassInfo, code: CodeModel): Technology | undefined {
  for (const base of [...one.externalBases, ...one.decorators]) {
    const found = byName(base, one);
    if (found !== undefined) return found;
  }
  for (const { type, line } of one.fields) {
    const found = byType(type, { module: one.module, line });
    if (found !== undefined) return found;
  }
  for (const method of [one.constructedBy, ...one.methods, ...one.accessors]) {
    const found = method && findInFunction(method, code);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findInFunction(one: FunctionInfo, code: CodeModel): Technology | undefined {
  for (const { type } of one.parameters) {
    const found = byType(type, one);
    if (found !== undefined) return found;
  }
  for (const call of code.callsOf(one)) {
    const { target, receiver, receiverType, expression } = call;
    const name = target?.kind === 'external' ? target.name : receiverType?.external;
    const found = name === undefined ? undefined : byName(name, call);
    if (found !== undefined) return found;
    const stored = receiver && findStoredClass(receiver, one, code);
    if (stored !== undefined) return { ...stored, module: one.module, line: call.line };
    for (const arg of expression.args) {
      const given =
        arg.kind === 'name' || arg.kind === 'member' ? findStoredClass(arg, one, code) : undefined;
      if (given !== undefined) return { ...given, module: one.module, line: call.line };
    }
  }
  return findUntyped(one, code);
}

/** `self.session.query(…)`, `model.findOne(…)` where nothing says what a session or model is. */
function findUntyped(one: FunctionInfo, code: CodeModel): Technology | undefined {
  for (const { field, method, line } of listFieldCalls(one)) {
    if (method === undefined || !DATABASE_CALLS.test(method)) continue;
    const held = one.owner?.fields.find(({ name }) => name === field);
    if (held?.type?.class !== undefined || held?.container !== undefined) continue;
    // A type that somebody has written down and that no library gives is the program's own.
    if (COMMON_CALLS.test(method) && isOwnType(held?.type)) continue;
    return { name: `${field}.${method}`, kind: 'database', isNamed: false, module: one.module, line };
  }
  for (const { target, receiver, receiverType, name, line } of code.callsOf(one)) {
    if (target !== undefined || receiverType !== undefined || receiver?.kind !== 'name') continue;
    if (name === undefined || !DATABASE_CALLS.test(name) || COMMON_CALLS.test(name)) continue;
    return { name: `${receiver.name}.${name}`, kind: 'database', isNamed: false, module: one.module, line };
  }
  return undefined;
}

function isOwnType(type: TypeInfo | undefined): boolean {
  return (
    type !== undefined && type.external === undefined && !/^(?:any|unknown|object|Any)?$/.test(type.name)
  );
}

/** Those that other things have, too: they count on what an object keeps alone. */
const COMMON_CALLS = /^(?:query|execute|commit|rollback|scalars?)$/;

/** A class of the workspace that a library keeps in a database: `OrderRow(Base)`, `models.Model`, `@Entity()`. */
function findStoredClass(
  of: Expression,
  from: FunctionInfo,
  code: CodeModel,
): Pick<Technology, 'name' | 'kind' | 'isNamed'> | undefined {
  let at = of;
  while (at.kind === 'call' || at.kind === 'member') {
    const target = at.kind === 'member' ? code.targetOf(at, from) : undefined;
    if (target?.kind === 'class') break;
    at = at.kind === 'call' ? at.callee : at.of;
  }
  if (at.kind !== 'name' && at.kind !== 'member') return undefined;
  const target = code.targetOf(at, from);
  if (target?.kind !== 'class') return undefined;
  for (const one of [target.class, ...target.class.ancestors])
    for (const name of [...one.externalBases, ...one.decorators])
      if (kindOfLibrary(name) === 'database')
        return { name: target.class.name, kind: 'database', isNamed: true };
  return undefined;
}

function byType(type: TypeInfo | undefined, place: Place): Technology | undefined {
  if (type === undefined) return undefined;
  const pending = [type];
  for (
    let at: TypeInfo | undefined = pending.pop(), count = 0;
    at !== undefined && count < 20;
    at = pending.pop(), count++
  ) {
    const found = at.external === undefined ? undefined : byName(at.external, place);
    if (found !== undefined) return found;
    pending.push(...at.args);
  }
  return undefined;
}

function byName(external: string, { module, line }: Place): Technology | undefined {
  let kind = kinds.get(external);
  if (kind === undefined) {
    kind = kindOf(external);
    if (kinds.size >= MOST) kinds.clear();
    kinds.set(external, kind);
  }
  return kind === 'none' ? undefined : { name: external, kind, isNamed: true, module, line };
}

/** What names from outside lead to: each stands in many calls. */
const kinds = new Map<string, LibraryKind | 'none'>();

/** Most names of which that is kept. */
const MOST = 50_000;

function kindOf(external: string): LibraryKind | 'none' {
  const [first = external] = external.split('.');
  return (
    (Object.hasOwn(BUILT_IN, first) && !external.includes('/') ? BUILT_IN[first] : undefined) ??
    kindOfLibrary(external) ??
    (SYSTEM.test(external) ? 'files' : 'none')
  );
}
