import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { kindsOf } from '../code/flat-body';
import { ownField } from '../code/own-field';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import { listFieldCalls } from './own-fields';
import { rememberByBody } from './remember';
import type { Storage } from './storage';

type Backing = NonNullable<Storage['backing']>;

const LITERALS = kindsOf('literal');
const INDEXES = kindsOf('index');

/** Types of libraries that talk to a database. */
const STORES =
  /(?:^|\.)(?:Session|AsyncSession|sessionmaker|async_sessionmaker|scoped_session|Repository|EntityManager|DataSource|Connection|Pool|PoolClient|DatabasePool|PrismaClient|PrismaService|Model|Collection|AsyncIOMotor\w+|MongoClient|Db|Database|Knex|Kysely|DynamoDB\w*|Redis|Table|Client|Cursor|MikroORM|SqlEntityManager|EntityRepository|Firestore)$/;

/** Calls by which libraries read and write what is stored. */
const CALLS =
  /^(?:query|execute|executemany|fetchone|fetchall|fetch|fetchrow|scalars?|scalar_one(?:_or_none)?|find_one|findOne|findOneBy|findUnique|findFirst|findMany|findBy|findAndCount|insert_one|insertOne|update_one|updateOne|delete_one|deleteOne|replace_one|replaceOne|bulk_create|filter|filter_by|getRepository|createQueryBuilder|upsert|deleteMany|get_or_create|save|persistAndFlush|findOneOrFail|many|one|maybeOne|any|put_item|get_item|hget|hset|first|all)$/;

/** What people call fields by which they reach a database. */
const STORE_FIELD =
  /(?:session|conn\w*|db|database|pool|client|collection|table|prisma|orm|repo\w*|model|cursor|engine|em|knex|redis)s?$/i;

const SQL =
  /^\s*(?:SELECT\s|select\s.*\sfrom\b|(?:INSERT|insert)\s+(?:INTO|into)\s|(?:UPDATE|update)\s+\S+\s+(?:SET|set)\s|(?:DELETE|delete)\s+(?:FROM|from)\s)/s;

/** Where a class keeps what it is given: a database, or a container of its own. */
export function findBacking(
  one: ClassInfo,
  subject: ClassInfo | undefined,
  code: CodeModel,
): Backing | undefined {
  const line = [one, ...one.ancestors.filter(({ kind }) => kind === 'class')];
  for (const at of line) {
    const found = findDatabase(at, subject, code);
    if (found !== undefined) return found;
  }
  return subject === undefined || one.kind !== 'class' ? undefined : findContainer(one, subject);
}

function findDatabase(one: ClassInfo, subject: ClassInfo | undefined, code: CodeModel): Backing | undefined {
  const { uses, holds } = listUses(one, code);
  for (const { method, sql, calls, field } of uses) {
    if (sql !== undefined)
      return { text: 'reads or writes rows by SQL', weight: 0.4, module: one.module, line: sql };
    for (const { args, name, isRead, store, line } of calls) {
      const at = { module: one.module, line };
      if (isRead && subject !== undefined && args.some(arg => isClass(arg, subject, method, code)))
        return { text: `asks \`${name}\` of a database for \`${subject.name}\``, weight: 0.4, ...at };
      if (store !== undefined) return { text: `uses \`${store}\``, weight: 0.35, ...at };
    }
    if (field !== undefined)
      return {
        text: `works on a database by \`${field.name}\``,
        weight: 0.35,
        module: one.module,
        line: field.line,
      };
  }
  return holds;
}

/** What a method may do with a database. */
interface MethodUse {
  readonly method: FunctionInfo;
  /** The line of its first SQL statement. */
  readonly sql: number | undefined;
  readonly calls: readonly StoreCall[];
  /** The first own field that it calls as one calls a database. */
  readonly field: { readonly name: string; readonly line: number } | undefined;
}

/** What a class may do with a database, whatever is kept there. */
interface ClassUses {
  /** Of methods that may have to do with one. */
  readonly uses: readonly MethodUse[];
  readonly holds: Backing | undefined;
}

const usesOf = new WeakMap<ClassInfo, ClassUses>();

/** The same for all who descend from the class and ask again. */
function listUses(one: ClassInfo, code: CodeModel): ClassUses {
  let found = usesOf.get(one);
  if (found === undefined) {
    const uses: MethodUse[] = [];
    for (const method of one.methods) {
      if (method.body.length === 0) continue;
      const sql = findSql(method);
      const calls = listStoreCalls(method, code);
      const field = findStoreField(method, one);
      if (sql !== undefined || calls.length > 0 || field !== undefined)
        uses.push({ method, sql, calls, field });
    }
    found = { uses, holds: findHeldStore(one) };
    usesOf.set(one, found);
  }
  return found;
}

function findStoreField(method: FunctionInfo, one: ClassInfo): MethodUse['field'] {
  for (const { field, method: called, line } of listFieldCalls(method)) {
    const held = one.fields.find(({ name }) => name === field);
    if (held?.type?.class !== undefined || held?.container !== undefined) continue;
    const isStore =
      STORES.test(held?.type?.external ?? '') ||
      (called !== undefined && CALLS.test(called) && STORE_FIELD.test(field));
    if (isStore) return { name: field, line };
  }
  return undefined;
}

function findHeldStore(one: ClassInfo): Backing | undefined {
  for (const { type, line } of one.fields)
    if (
      type?.external !== undefined &&
      type.class === undefined &&
      STORES.test(type.external) &&
      /Repository|Model|Collection|Prisma|Session|Pool|DataSource|EntityManager/.test(type.external)
    )
      return { text: `holds \`${type.name}\` of a library`, weight: 0.35, module: one.module, line };
  return undefined;
}

/** A call from outside of the workspace that may be one of a database. */
interface StoreCall {
  readonly args: readonly Expression[];
  readonly name: string;
  readonly line: number;
  /** It is called as what reads or writes what it is told the class of. */
  readonly isRead: boolean;
  /** The type of a library that it is called on. */
  readonly store?: string;
}

function listStoreCalls(method: FunctionInfo, code: CodeModel): readonly StoreCall[] {
  const found: StoreCall[] = [];
  for (const { expression, receiver, receiverType, target, line } of code.callsOf(method)) {
    const { callee, args } = expression;
    if (receiver === undefined || callee.kind !== 'member') continue;
    if (target !== undefined && target.kind !== 'external') continue;
    const { name } = callee;
    const isRead = CALLS.test(name) || /^(?:get|load|from_?statement|select)$/.test(name);
    const type = receiverType?.external;
    const isStore = type !== undefined && STORES.test(type);
    if (isStore) found.push({ args, name, isRead, line, store: type.slice(type.lastIndexOf('.') + 1) });
    else if (isRead) found.push({ args, name, isRead, line });
  }
  return found;
}

function isClass(argument: Expression, wanted: ClassInfo, method: FunctionInfo, code: CodeModel): boolean {
  if (argument.kind !== 'name' && argument.kind !== 'member') return false;
  const target = code.targetOf(argument, method);
  return target?.kind === 'class' && target.class === wanted;
}

/** The line of the first SQL statement in a text of the function. */
export const findSql: (method: FunctionInfo) => number | undefined = rememberByBody(method => {
  let found: number | undefined;
  let line = method.line;
  const look = (expression: Expression) => {
    if (expression.kind === 'literal' && expression.type === 'string' && SQL.test(expression.text ?? ''))
      found ??= line;
  };
  walkBody(method.body, {
    statement(statement) {
      if ('line' in statement) line = statement.line;
      return undefined;
    },
    kinds: LITERALS,
    expression(expression) {
      look(expression);
      return found === undefined;
    },
  });
  return found;
});

/** A container of these and nothing else that matters: a store in memory. */
function findContainer(one: ClassInfo, subject: ClassInfo): Backing | undefined {
  const held = one.fields.find(({ container, isStatic }) => container?.of === subject && !isStatic);
  if (held === undefined || one.fields.filter(field => !field.isStatic).length > 2) return undefined;
  const isUsed = one.methods.some(
    method =>
      listFieldCalls(method).some(({ field }) => field === held.name) || readsIndex(method, held.name),
  );
  const isInterfaced = one.bases.some(base => base.isAbstract) || one.fits.length > 0;
  if (!isUsed) return undefined;
  return {
    text: `keeps \`${subject.name}\` in \`${held.name}\``,
    weight: isInterfaced ? 0.35 : 0.15,
    ...{ module: one.module, line: held.line },
  };
}

function readsIndex(method: FunctionInfo, name: string): boolean {
  let found = false;
  walkBody(method.body, {
    kinds: INDEXES,
    expression(expression) {
      if (expression.kind === 'index' && ownField(expression.of) === name) found = true;
      return undefined;
    },
  });
  return found;
}
