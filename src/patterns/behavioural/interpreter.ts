import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { ownField } from '../code/own-field';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import type { Candidate, Pattern } from '../pattern';
import { listExpressions } from '../shapes/bodies';
import { commonBase, heldClasses } from '../shapes/families';
import { findFieldUses } from '../shapes/field-uses';
import { calledClue, mostNamed, pathClue, present } from '../shapes/naming';
import { rolesOf } from '../shapes/roles';

const WORDS = new Set([
  ...[
    'expression',
    'interpret',
    'interpreter',
    'evaluate',
    'eval',
    'terminal',
    'nonterminal',
    'operand',
    'grammar',
  ],
  ...['expr'],
]);

/** Interpreter: a small language as objects, one class for each rule, that work themselves out. */
export const INTERPRETER: Pattern = {
  id: 'interpreter',
  title: 'Interpreter',
  family: 'behavioural',
  summary:
    'Each rule of a small language is a class, and a sentence is a tree of its objects that works itself out.',
  roles: {
    expression: 'What all parts of a sentence have in common: they can be worked out',
    nonterminal: 'Is worked out from the parts that it holds',
    terminal: 'Has a value of its own',
  },
  *detect(code) {
    const groups = new Map<string, Part[]>();
    for (const owner of code.classes) {
      const part = findPart(code, owner);
      if (part === undefined) continue;
      const key = `${part.base?.id ?? folderOf(owner.module)} ${part.method.name}`;
      const list = groups.get(key);
      if (list === undefined) groups.set(key, [part]);
      else list.push(part);
    }
    for (const parts of groups.values()) yield describeLanguage(code, parts);
  },
};

/** A class that works itself out from two or more parts of its own kind. */
interface Part {
  readonly owner: ClassInfo;
  readonly base: ClassInfo | undefined;
  readonly method: FunctionInfo;
  readonly line: number;
  readonly count: number;
  readonly combines: boolean;
}

function findPart(code: CodeModel, owner: ClassInfo): Part | undefined {
  if (owner.kind !== 'class') return undefined;
  const uses = findFieldUses(code);
  for (const method of owner.methods) {
    const isAsked = (field: FieldInfo) =>
      field.container === undefined &&
      uses
        .callsOn(field)
        .some(({ by, method: called, isUsed }) => by === method && called === method.name && isUsed);
    // Few methods call their like on a field at all.
    const parts: FieldInfo[] = [];
    for (const { fields } of [owner, ...owner.ancestors])
      for (const field of fields)
        if (isAsked(field) && isPart(code, owner, field, method.name)) parts.push(field);
    if (parts.length < 2) continue;
    const [call] = uses.callsOn(parts[0]!).filter(({ by }) => by === method);
    const kinds = parts.flatMap(field => heldClasses(code, field));
    return {
      ...{ owner, method, line: call?.line ?? method.line, count: parts.length },
      base: baseOf(owner, kinds, method.name),
      combines: listExpressions(method).some(
        one =>
          (one.kind === 'binary' && holdsCall(one.left) && holdsCall(one.right)) ||
          (one.kind === 'call' && one.args.filter(holdsCall).length > 1) ||
          (one.kind === 'template' && one.parts.filter(holdsCall).length > 1),
      ),
    };
  }
  return findReadPart(owner);
}

/** The same with properties: `return self.left.value + self.right.value` in the property `value`. */
function findReadPart(owner: ClassInfo): Part | undefined {
  for (const method of owner.accessors) {
    if (method.declaration.type !== 'getter') continue;
    const reads = (one: Expression): string | undefined =>
      one.kind === 'member' && one.name === method.name ? ownField(one.of) : undefined;
    const expressions = listExpressions(method);
    const count = new Set(expressions.flatMap(one => reads(one) ?? [])).size;
    if (count < 2) continue;
    const joins = expressions.find(
      one =>
        one.kind === 'binary' &&
        one.operator !== 'and' &&
        one.operator !== 'or' &&
        reads(one.left) !== undefined &&
        reads(one.right) !== undefined,
    );
    if (joins === undefined) continue;
    const base = owner.ancestors.findLast(one => one.accessors.some(({ name }) => name === method.name));
    return { owner, base, method, line: method.line, count, combines: true };
  }
  return undefined;
}

/** The field may hold what the class itself is one of. */
function isPart(code: CodeModel, owner: ClassInfo, field: FieldInfo, method: string): boolean {
  const kinds = heldClasses(code, field);
  if (kinds.length === 0) return field.parameter !== undefined || field.type === undefined;
  return kinds.some(
    one =>
      one === owner ||
      owner.ancestors.includes(one) ||
      owner.fits.includes(one) ||
      (commonBase([one, owner])?.methods.some(({ name }) => name === method) ?? false),
  );
}

function baseOf(owner: ClassInfo, kinds: readonly ClassInfo[], method: string): ClassInfo | undefined {
  const named = kinds.find(one => owner.ancestors.includes(one) || owner.fits.includes(one));
  if (named !== undefined) return named;
  return owner.ancestors.findLast(base => base.methods.some(({ name }) => name === method));
}

function holdsCall(side: Expression): boolean {
  return listExpressions({ body: [{ kind: 'do', line: 0, value: side }] }).some(
    ({ kind }) => kind === 'call',
  );
}

function describeLanguage(code: CodeModel, parts: readonly Part[]): Candidate {
  const [part] = parts;
  const { base, method, owner, line } = part!;
  const owners = new Set(parts.map(one => one.owner));
  const all = base === undefined ? nearWith(code, owner, method.name) : code.concreteOf(base);
  const terminals = all.filter(
    one =>
      !owners.has(one) &&
      !one.descendants.some(below => owners.has(below)) &&
      one !== base &&
      !holdsOwnKind(code, one, method.name),
  );
  const context = method.parameters.length > 0;
  return {
    roles: [
      { role: 'expression', symbol: base ?? owner },
      ...rolesOf('nonterminal', base === undefined ? [...owners].slice(1) : owners),
      ...rolesOf('terminal', terminals),
    ],
    clues: present(
      {
        text: `\`${owner.name}.${method.name}\` calls \`${method.name}\` of the ${part!.count} parts that it holds`,
        weight: 0.4,
        at: { module: owner.module, line },
      },
      parts.some(({ combines }) => combines)
        ? { text: 'and joins what they give', weight: 0.3, at: { module: owner.module, line } }
        : { text: 'what they give is not joined', weight: -0.3, at: { module: owner.module, line } },
      owners.size > 1 && {
        text: `${owners.size} classes are worked out so`,
        weight: 0.25,
        at: parts[1]!.owner,
      },
      terminals.length > 0
        ? { text: `\`${terminals[0]!.name}\` has a value of its own`, weight: 0.2, at: terminals[0]! }
        : { text: 'there is nothing that ends it', weight: -0.4, at: owner },
      context && { text: 'what it is worked out for is handed down', weight: 0.1, at: method },
      calledClue([base, mostNamed([...owners, ...terminals], WORDS), method], WORDS, 0.5),
      pathClue(owner, WORDS, 0.3),
    ),
  };
}

function holdsOwnKind(code: CodeModel, one: ClassInfo, method: string): boolean {
  return one.fields.some(field =>
    findFieldUses(code)
      .callsOn(field)
      .some(call => call.method === method && call.by.name === method),
  );
}

function nearWith(code: CodeModel, { module }: ClassInfo, method: string): ClassInfo[] {
  const near = code.modules.find(({ id }) => id === module);
  return (near?.classes ?? []).filter(one =>
    [...one.methods, ...one.accessors, ...one.fields].some(({ name }) => name === method),
  );
}

function folderOf(module: string): string {
  return module.slice(0, module.lastIndexOf('/') + 1);
}
