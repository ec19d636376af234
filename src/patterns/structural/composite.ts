import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS } from '../code/flat-body';
import { ownField } from '../code/own-field';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { classesIn, classOf } from '../code/type-questions';
import { walkBody } from '../code/walk';
import type { Candidate, CandidateRole, Clue, Pattern } from '../pattern';
import { listStatements } from '../shapes/bodies';
import { scopeOf } from '../shapes/class-parts';
import { hasMethod, typesOf } from '../shapes/kinship';
import { listFieldCalls, listFieldLoops } from '../shapes/own-fields';
import { hasWord } from '../shapes/words';

const NAMES = new Set([
  'composite',
  'group',
  'compound',
  'container',
  'branch',
  'folder',
  'directory',
  'tree',
]);
const FIELDS = new Set(['children', 'child', 'component', 'leaf', 'leaves', 'part']);
const LISTS = /^(?:list|set|tuple|Array|Set|collections\.UserList)$/;
const PUTS = new Set(['append', 'add', 'push', 'insert', 'set', 'unshift', 'extend']);

/** A method that does the same with all that a field holds. */
interface Recursion {
  readonly field: FieldInfo;
  readonly method: FunctionInfo;
  readonly line: number;
}

export const COMPOSITE: Pattern = {
  id: 'composite',
  title: 'Composite',
  family: 'structural',
  summary: 'Treats a group of objects like one of them, as deep as groups are in groups.',
  roles: {
    composite: 'Holds components and does with each what is asked of itself',
    component: 'What composites and leaves have in common',
    leaf: 'A component that holds no others',
  },
  *detect(code) {
    const composites = new Map<ClassInfo, Recursion[]>();
    for (const one of code.classes) {
      if (one.kind !== 'class') continue;
      const found = one.methods.flatMap(method => listRecursions(code, one, method));
      if (found.length > 0) composites.set(one, found);
    }
    for (const one of code.classes) {
      const found = one.kind === 'class' ? judgeList(code, one) : undefined;
      if (found !== undefined) yield found;
    }
    for (const [one, recursions] of composites) {
      const found = judge(code, one, recursions, composites);
      if (found !== undefined) yield found;
    }
  },
};

/** A class that is a list of its own kind: `for one in self: one.run()`. */
function judgeList(code: CodeModel, one: ClassInfo): Candidate | undefined {
  if (!one.externalBases.some(base => LISTS.test(base))) return undefined;
  for (const method of one.methods) {
    const component = one.ancestors.find(base => hasMethod(base, method.name));
    const loop = component && listStatements(method).find(at => at.kind === 'loop' && isOverSelf(at.over));
    if (component === undefined || loop?.kind !== 'loop' || loop.target?.kind !== 'name') continue;
    const { name } = loop.target;
    let isSame = false;
    walkBody(loop.body, {
      kinds: CALLS,
      expression(at) {
        if (at.kind === 'call' && at.callee.kind === 'member' && at.callee.name === method.name)
          isSame ||= at.callee.of.kind === 'name' && at.callee.of.name === name;
        return undefined;
      },
    });
    if (!isSame) continue;
    const at = { module: one.module, line: loop.line };
    const text = `is a list, and calls \`${method.name}\` of each in it`;
    const leaf = code.concreteOf(component).find(other => other !== one && !other.ancestors.includes(one));
    const clues: Clue[] = [{ text, weight: 0.6, at }];
    if (leaf !== undefined)
      clues.push({ text: `\`${leaf.name}\` is one without others`, weight: 0.3, at: leaf });
    return {
      roles: [
        { role: 'composite', symbol: one },
        { role: 'component', symbol: component },
        ...(leaf === undefined ? [] : [{ role: 'leaf', symbol: leaf }]),
      ],
      clues,
    };
  }
  return undefined;
}

function isOverSelf(over: Expression | undefined): boolean {
  if (over?.kind === 'call') return over.args.some(({ kind }) => kind === 'self');
  return over?.kind === 'self';
}

function listRecursions(code: CodeModel, one: ClassInfo, method: FunctionInfo): Recursion[] {
  const found: Recursion[] = [];
  for (const { field: name, calls, line } of listFieldLoops(method)) {
    const field = calls.includes(method.name) ? code.findField(one, name) : undefined;
    if (field !== undefined) found.push({ field, method, line });
  }
  // Loops that count: `this.parts[i].draw()`.
  for (const { field: name, method: called, loops, line, expression } of listFieldCalls(method)) {
    if (called !== method.name || loops === 0 || !isOfElement(expression.callee)) continue;
    const field = code.findField(one, name);
    if (field?.container !== undefined && !found.some(known => known.field === field))
      found.push({ field, method, line });
  }
  return found;
}

function isOfElement(callee: Expression): boolean {
  return callee.kind === 'member' && (callee.of.kind === 'index' || callee.of.kind === 'call');
}

function judge(
  code: CodeModel,
  one: ClassInfo,
  recursions: readonly Recursion[],
  composites: ReadonlyMap<ClassInfo, unknown>,
) {
  const first = recursions[0]!;
  const { field, method } = first;
  const held = new Set(classesIn(field.type));
  if (field.container?.of !== undefined) held.add(field.container.of);
  const types = typesOf(one);
  const kind = types.find(type => type !== one && held.has(type)) ?? (held.has(one) ? one : undefined);
  const assumed = held.size === 0 ? one.ancestors.find(base => hasMethod(base, method.name)) : undefined;
  const adder = findAdder(one, field);
  // Where nothing says what it holds, what is put in does; or its own kinds, which have nothing else.
  const put = held.size === 0 && assumed === undefined ? listPut(code, one, adder, method.name) : [];
  const isOwn = held.size === 0 && (put.includes(one) || one.descendants.length > 0);
  const component = kind ?? assumed ?? (isOwn ? one : undefined);
  if (component === undefined) return undefined;

  const clues: Clue[] = [];
  const add = (weight: number, text: string, at: Clue['at']) => clues.push({ text, weight, at });
  const at = { module: one.module, line: first.line };
  if (component !== one) {
    const what = `\`${method.name}\` of each in \`${field.name}\``;
    const text =
      kind === undefined ? `its \`${method.name}\` calls` : `is a \`${component.name}\`, and calls`;
    add(kind === undefined ? 0.45 : 0.6, `${text} ${what}`, at);
  } else if (put.length > 1) {
    const text = `calls \`${method.name}\` of each in \`${field.name}\`: of \`${one.name}\` and of others`;
    add(0.55, text, at);
  } else add(0.35, `calls \`${method.name}\` of each \`${one.name}\` in \`${field.name}\``, at);

  const leaves = code
    .concreteOf(component)
    .filter(other => other !== one && !composites.has(other) && !other.ancestors.includes(one));
  const kinds =
    component === one
      ? [...put.filter(other => other !== one), ...one.descendants].filter(other => !composites.has(other))
      : leaves;
  if (kinds.length > 0) add(0.3, `\`${kinds[0]!.name}\` is one without others`, kinds[0]!);
  if (adder !== undefined) add(0.2, `others are put in with \`${adder.name}\``, adder);
  const more = new Set(recursions.map(recursion => recursion.method)).size;
  if (more > 1) add(0.15, `does so in ${more} methods`, at);
  const open = one.methods.filter(other => other.isPublic && other !== adder).length;
  if (open > 4 && more * 4 < open) add(-0.35, 'does most for itself', one);
  if (hasWord(one.name, NAMES))
    clues.push({ text: 'is called a group', weight: 0.35, at: one, isName: true });
  if (hasWord(field.name, FIELDS))
    clues.push({ text: `\`${field.name}\` are parts by name`, weight: 0.15, at, isName: true });
  const roles: CandidateRole[] = [{ role: 'composite', symbol: one }];
  if (component !== one) roles.push({ role: 'component', symbol: component });
  for (const symbol of kinds.slice(0, 10)) roles.push({ role: 'leaf', symbol });
  return { roles, clues };
}

/** Classes of what is put in with a method, as far as they have a method of this name. */
function listPut(
  code: CodeModel,
  one: ClassInfo,
  adder: FunctionInfo | undefined,
  name: string,
): ClassInfo[] {
  const found = new Set<ClassInfo>();
  for (const call of adder === undefined ? [] : code.callersOf(adder).slice(0, 50)) {
    const scope = scopeOf(code, call);
    const [arg] = call.expression.args;
    const put = arg && classOf(code.typeOf(arg, scope));
    if (put !== undefined && (put === one || hasMethod(put, name))) found.add(put);
  }
  return [...found];
}

/** A method by which what it is given gets into the field. */
function findAdder(one: ClassInfo, field: FieldInfo): FunctionInfo | undefined {
  return [one, ...one.ancestors]
    .flatMap(({ methods }) => methods)
    .find(method => {
      let found = false;
      walkBody(method.body, {
        kinds: CALLS,
        expression(expression) {
          if (expression.kind !== 'call' || expression.callee.kind !== 'member') return undefined;
          const { of, name } = expression.callee;
          if (PUTS.has(name) && ownField(of) === field.name)
            found ||= expression.args.some(arg => isGiven(arg, method));
          return undefined;
        },
        statement(statement) {
          if (statement.kind === 'assign' && statement.target.kind === 'index')
            found ||= ownField(statement.target.of) === field.name;
          return undefined;
        },
      });
      return found;
    });
}

function isGiven(arg: Expression, { parameters }: FunctionInfo): boolean {
  const at = arg.kind === 'spread' ? arg.of : arg;
  return at.kind === 'name' && parameters.some(({ name }) => name === at.name);
}
