import type { CodeModel } from '../code/code-model';
import type { ClassInfo } from '../code/symbols';
import type { Clue } from '../pattern';
import { nameClue, type Place } from './make-clue';

/** Names of folders and files by which code says that a class is of the domain, or of this kind. */
export function domainNames(one: ClassInfo, words: ReadonlySet<string>): Clue[] {
  const parts = one.module
    .replace(/\.\w+$/, '')
    .split(/[/.]/)
    .slice(-4);
  const called = parts.find(part => {
    const joined = part.toLowerCase().replace(/[^a-z]/g, '');
    return (
      words.has(joined) ||
      part
        .toLowerCase()
        .split(/[-_]/)
        .some(word => words.has(word))
    );
  });
  if (called !== undefined) return [nameClue(`stands in \`${called}\``, 0.35, one)];
  const domain = parts.find(part => /^(?:domain|core|domain_?model|model)$/i.test(part));
  return domain === undefined ? [] : [nameClue(`stands in \`${domain}\``, 0.25, one)];
}

const ORM_DECORATORS = /(?:^|\.)(?:Entity|Schema|Table|ObjectType|ViewEntity|ChildEntity|modelOptions)$/;
const ORM_BASES =
  /(?:^|\.)(?:Model|DeclarativeBase|Base|BaseEntity|SQLModel|Document|TimeStampedModel|MappedAsDataclass|DynamicDocument)$/;
/** `declarative_base()` makes a base that no class stands for. */
const ORM_TABLE = new Set(['__tablename__', '__table__']);

/** What says that a class stands for a table's rows. `isEntity`: in words that name it so. */
export function ormBase(
  one: ClassInfo,
): (Place & { readonly text: string; readonly isEntity: boolean }) | undefined {
  for (const at of [one, ...one.ancestors]) {
    const decorator = at.decorators.find(name => ORM_DECORATORS.test(name));
    if (decorator !== undefined) {
      const isEntity = /Entity$/.test(decorator);
      return {
        text: `is \`@${decorator.slice(decorator.lastIndexOf('.') + 1)}\``,
        isEntity,
        module: one.module,
        line: one.line,
      };
    }
    const table = at.fields.find(({ name }) => ORM_TABLE.has(name));
    if (table !== undefined)
      return { text: 'names its table', isEntity: true, module: at.module, line: table.line };
    const base = at.externalBases.find(name => ORM_BASES.test(name) && !/pydantic/.test(name));
    if (base !== undefined)
      return { text: `is a \`${base}\``, isEntity: true, module: at.module, line: at.line };
  }
  return undefined;
}

const mappings = new WeakMap<CodeModel, ReadonlyMap<ClassInfo, Place>>();

/** Where a class is tied to a table by SQLAlchemy's `mapper`, that is from outside. */
export function mappedBy(one: ClassInfo, code: CodeModel): Place | undefined {
  let found = mappings.get(code);
  if (found === undefined) {
    found = listMappings(code);
    mappings.set(code, found);
  }
  return found.get(one);
}

function listMappings(code: CodeModel): Map<ClassInfo, Place> {
  const found = new Map<ClassInfo, Place>();
  for (const scope of [...code.modules, ...code.functions]) {
    if (scope.language !== 'python') continue;
    for (const { name, expression, line, module } of code.callsOf(scope)) {
      if (name === undefined || !/^(?:mapper|map_imperatively)$/.test(name)) continue;
      const [first] = expression.args;
      const target = first && code.targetOf(first, scope);
      if (target?.kind === 'class' && !found.has(target.class)) found.set(target.class, { module, line });
    }
  }
  return found;
}
