import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { bareType, classOf } from '../code/type-questions';
import type { CandidateRole, Clue, Pattern } from '../pattern';
import { listExpressions } from '../shapes/bodies';
import { nameClue, structureClue } from '../shapes/make-clue';
import { listFieldCalls } from '../shapes/own-fields';
import { hasWord } from '../shapes/words';

const WORDS = new Set(['specification', 'spec', 'criterion', 'criteria']);
const SATISFIED = /^(?:is_?)?satisf\w*$/i;

/** Specification. */
export const SPECIFICATION: Pattern = {
  id: 'specification',
  title: 'Specification',
  family: 'architecture',
  summary:
    'A condition of the domain as an object: it is asked of a candidate, and joined with others by and, or, not.',
  roles: {
    specification: 'what all conditions have in common',
    combination: 'a condition made of others',
    condition: 'a condition of its own',
  },
  *detect(code) {
    const families = new Map<ClassInfo, { predicate: string; combinations: Combination[] }>();
    for (const one of code.classes) {
      if (one.kind !== 'class' && one.kind !== 'interface' && one.kind !== 'protocol') continue;
      const combination = findCombination(one);
      const named = combination ?? findNamed(one);
      if (named === undefined) continue;
      const root = findRoot(one, named.method.name, code);
      const family = families.get(root) ?? { predicate: named.method.name, combinations: [] };
      families.set(root, family);
      if (combination !== undefined) family.combinations.push(combination);
    }
    for (const [root, { predicate, combinations }] of families) {
      const clues = listClues(root, predicate, combinations, code);
      if (clues.length > 0) yield { roles: listRoles(root, combinations, code), clues };
    }
  },
};

/** A class that answers by asking others of its kind the same. */
interface Combination {
  readonly class: ClassInfo;
  readonly method: FunctionInfo;
  readonly operator: 'and' | 'or' | 'not' | 'all';
}

function findCombination(one: ClassInfo): Combination | undefined {
  for (const method of one.methods) {
    const [candidate] = method.parameters;
    if (candidate === undefined || method.parameters.length !== 1 || method.body.length === 0) continue;
    const asked = listFieldCalls(method).filter(
      ({ method: called, expression, loops }) =>
        called === method.name &&
        loops === 0 &&
        expression.args.some(arg => arg.kind === 'name' && arg.name === candidate.name),
    );
    const operator = findOperator(method, new Set(asked.map(({ expression }) => expression)));
    if (operator !== undefined) return { class: one, method, operator };
  }
  return undefined;
}

/** How answers are joined. */
function findOperator(
  method: FunctionInfo,
  asked: ReadonlySet<Expression>,
): Combination['operator'] | undefined {
  const isAsked = (expression: Expression): boolean =>
    asked.has(expression) || (expression.kind === 'call' && expression.args.some(arg => asked.has(arg)));
  for (const expression of listExpressions(method, true)) {
    if (expression.kind === 'binary' && (expression.operator === 'and' || expression.operator === 'or'))
      if (isAsked(expression.left) && isAsked(expression.right)) return expression.operator;
    if (expression.kind === 'unary' && /^(?:not|!)$/.test(expression.operator) && isAsked(expression.of))
      return 'not';
    if (expression.kind !== 'call' || !asksEach(expression, method)) continue;
    return 'all';
  }
  return undefined;
}

/** `self.parts.every(part => part.holds(x))`, `all(part.holds(x) for part in self.parts)`. */
function asksEach({ callee, args }: Extract<Expression, { kind: 'call' }>, method: FunctionInfo): boolean {
  const [first] = args;
  const isEach =
    (callee.kind === 'member' && /^(?:every|some)$/.test(callee.name) && first?.kind === 'function') ||
    (callee.kind === 'name' && /^(?:all|any)$/.test(callee.name) && first?.kind === 'comprehension');
  if (!isEach || first === undefined) return false;
  const inside =
    first.kind === 'function'
      ? listExpressions({ body: first.body ?? [] }, true)
      : first.kind === 'comprehension'
        ? [first.element]
        : [];
  const given = method.parameters[0]?.name;
  return inside.some(
    one =>
      one.kind === 'call' &&
      one.callee.kind === 'member' &&
      one.callee.name === method.name &&
      one.callee.of.kind === 'name' &&
      one.args.some(arg => arg.kind === 'name' && arg.name === given),
  );
}

/** A condition by its name and that of its method. */
function findNamed(one: ClassInfo): { method: FunctionInfo } | undefined {
  const method = one.methods.find(({ name, parameters }) => SATISFIED.test(name) && parameters.length === 1);
  return method && { method };
}

function findRoot(one: ClassInfo, predicate: string, code: CodeModel): ClassInfo {
  const above = one.ancestors.filter(base => code.findMethod(base, predicate) !== undefined);
  return above.at(-1) ?? one;
}

function listClues(
  root: ClassInfo,
  predicate: string,
  combinations: readonly Combination[],
  code: CodeModel,
): Clue[] {
  const clues: Clue[] = [];
  const asked = code.findMethod(root, predicate);
  const type = bareType(asked?.returns)?.name;
  if (type !== undefined && !/^(?:bool|boolean|\|)$/.test(type)) return [];
  const [first] = combinations;
  if (first !== undefined) {
    const operators = new Set(combinations.map(({ operator }) => operator));
    clues.push(
      structureClue(
        `\`${first.class.name}\` asks the same of others and joins the answers by ${first.operator}`,
        operators.size === 1 && first.operator === 'not' ? 0.35 : 0.5,
        first.method,
      ),
    );
    if (operators.size > 1)
      clues.push(
        structureClue(`conditions are joined by ${[...operators].join(', ')}`, 0.3, combinations[1]!.method),
      );
  }
  const joins = root.methods.filter(method => isJoining(method, root));
  if (joins.length > 0) clues.push(structureClue(`\`${joins[0]!.name}\` makes one of two`, 0.3, joins[0]!));
  const conditions = root.descendants.filter(
    heir => heir.kind === 'class' && !combinations.some(one => one.class === heir),
  );
  if (conditions.length > 0)
    clues.push(structureClue(`\`${conditions[0]!.name}\` is such a condition`, 0.2, conditions[0]!));
  if (asked !== undefined && clues.length > 0)
    clues.push(structureClue(`\`${predicate}\` answers for one candidate`, 0.1, asked));
  if (clues.length === 0) return [];
  if (hasWord(root.name, WORDS)) clues.push(nameClue(`is called \`${root.name}\``, 0.45, root));
  if (SATISFIED.test(predicate)) clues.push(nameClue(`\`${predicate}\` is called so`, 0.4, asked ?? root));
  return clues;
}

/** `and(other: Specification): Specification`, `__and__`. */
function isJoining({ parameters, returns, name, body }: FunctionInfo, root: ClassInfo): boolean {
  if (/^__(?:and|or)__$/.test(name)) return true;
  const [other] = parameters;
  if (other === undefined || parameters.length !== 1) return false;
  return (
    classOf(other.type) === root && (classOf(returns) === root || (returns === undefined && body.length > 0))
  );
}

function listRoles(root: ClassInfo, combinations: readonly Combination[], code: CodeModel): CandidateRole[] {
  const roles: CandidateRole[] = [{ role: 'specification', symbol: root }];
  const joined = new Set(combinations.map(one => one.class));
  for (const symbol of joined) if (symbol !== root) roles.push({ role: 'combination', symbol });
  for (const symbol of code.concreteOf(root))
    if (symbol !== root && !joined.has(symbol)) roles.push({ role: 'condition', symbol });
  return roles.slice(0, 30);
}
