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
  const fields = new Map(one.fields.map(field => [field.name, field]));
  for (const method of one.methods) {
    if (method.body.length === 0) continue;
    const text = findSql(method);
    if (text !== undefined)
      return { text: 'reads or writes rows by SQL', weight: 0.4, module: one.module, line: text };
    for (const { args, name, isRead, store, line } of listStoreCalls(method, code)) {
      const at = { module: one.module, line };
      if (isRead && subject !== undefined && args.some(arg => isClass(arg, subject, method, code)))
        return { text: `asks \`${name}\` of a database for \`${subject.name}\``, weight: 0.4, ...at };
      if (store !== undefined) return { text: `uses \`${store}\``, weight: 0.35, ...at };
    }
    for (const { field, method: called, line } of listFieldCalls(method)) {
      const held = fields.get(field);
      if (held?.type?.class !== undefined || held?.container !== undefined) continue;
      const name = held?.type?.external ?? '';
      const isStore =
        STORES.test(name) ||
        (called !== undefined &&
          CALLS.test(called) &&
          /(?:session|conn\w*|db|database|pool|client|collection|table|prisma|orm|repo\w*|model|cursor|engine|em|knex|redis)s?$/i.test(
            field,
          ));
      if (isStore)
        return { text: `works on a database by \`${field}\``, weight: 0.35, module: one.module, line };
    }
  }
  for (const field of one.fields)
    if (
      STORES.test(field.type?.external ?? '') &&
      field.type?.class === undefined &&
      /Repository|Model|Collection|Prisma|Session|Pool|DataSource|EntityManager/.test(field.type!.external!)
    )
      return {
        text: `holds \`${field.type!.name}\` of a library`,
        weight: 0.35,
        module: one.module,
        line: field.line,
      };
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

const storeCalls = new WeakMap<object, readonly StoreCall[]>();

/** Such calls of a method; those who descend from its class ask again. */
function listStoreCalls(method: FunctionInfo, code: CodeModel): readonly StoreCall[] {
  let found = storeCalls.get(method.body);
  if (found === undefined) {
    found = code.callsOf(method).flatMap((call): StoreCall[] => {
      const { callee, args } = call.expression;
      if (call.receiver === undefined || callee.kind !== 'member') return [];
      if (call.target !== undefined && call.target.kind !== 'external') return [];
      const { name } = callee;
      const isRead = CALLS.test(name) || /^(?:get|load|from_?statement|select)$/.test(name);
      const type = call.receiverType?.external ?? '';
      const isStore = STORES.test(type);
      if (!isRead && !isStore) return [];
      const store = type.slice(type.lastIndexOf('.') + 1);
      return [{ args, name, isRead, line: call.line, ...(isStore && { store }) }];
    });
    storeCalls.set(method.body, found);
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
