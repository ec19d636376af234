import type { Expression, FunctionDeclaration, Statement } from '../../model/code';
import { somePart } from '../code/walk';
import { calledName, textOf } from './texts';

/** Where something stands in a body. */
export interface Place {
  readonly line: number;
  /** How many loops round it, inside of its function. */
  readonly loops: number;
  readonly inTry: boolean;
  /** In what handles a failure: `except`, `catch`, the function given to `.catch(…)`. */
  readonly inCatch: boolean;
  readonly inFinally: boolean;
  /** Functions that it stands in, the innermost last. */
  readonly within: readonly FunctionDeclaration[];
  /** Parameters of the functions round it, but not of those that are themselves handed to a call. */
  readonly given: ReadonlySet<string>;
  /** Conditions of the `if`s round it. */
  readonly guards: readonly Expression[];
  /** What the `with`s round it enter. */
  readonly entered: readonly Expression[];
}

/** A place that gives something a value: `self.count += 1`, `entry.at = now`. */
export interface Change extends Place {
  readonly slot: string;
  readonly target: Expression;
  readonly value?: Expression | undefined;
  readonly operator?: string | undefined;
}

/** A comparison by order or equality. */
export interface Comparison extends Place {
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

/** A call with where it stands. */
export interface CallPlace extends Place {
  readonly expression: Extract<Expression, { kind: 'call' }>;
  /** It is a statement by itself: nobody wants to know what it gives. */
  readonly isAlone: boolean;
}

/** A `return` or `raise`. */
export interface Exit extends Place {
  readonly kind: 'return' | 'raise';
  readonly value?: Expression | undefined;
}

/** What a body does, nested functions included, in the order of the text. */
export interface Survey {
  readonly changes: readonly Change[];
  readonly comparisons: readonly Comparison[];
  readonly calls: readonly CallPlace[];
  readonly exits: readonly Exit[];
}

const COMPARING = new Set(['<', '<=', '>', '>=', '==', '!=', 'is', 'is not', 'in', 'not in']);

/** Lists what functions do; what one does is worked out once. */
export function surveyFunctions(functions: readonly FunctionDeclaration[]): Survey {
  const [first] = functions;
  if (functions.length === 1) return surveyFunction(first!);
  const surveys = functions.map(surveyFunction);
  return {
    changes: surveys.flatMap(({ changes }) => changes),
    comparisons: surveys.flatMap(({ comparisons }) => comparisons),
    calls: surveys.flatMap(({ calls }) => calls),
    exits: surveys.flatMap(({ exits }) => exits),
  };
}

const surveyed = new WeakMap<FunctionDeclaration, Survey>();

function surveyFunction(declaration: FunctionDeclaration): Survey {
  let found = surveyed.get(declaration);
  if (found === undefined) {
    found = survey(declaration);
    surveyed.set(declaration, found);
  }
  return found;
}

function survey(declaration: FunctionDeclaration): Survey {
  const changes: Change[] = [];
  const comparisons: Comparison[] = [];
  const calls: CallPlace[] = [];
  const exits: Exit[] = [];
  const alone = new Set<Expression>();
  const handed = new Set<FunctionDeclaration>();

  function goThrough(body: readonly Statement[], place: Place): void {
    for (const statement of body) go(statement, 'line' in statement ? moveTo(place, statement.line) : place);
  }

  function change(
    target: Expression,
    value: Expression | undefined,
    operator: string | undefined,
    place: Place,
  ) {
    changes.push({
      line: place.line,
      loops: place.loops,
      inTry: place.inTry,
      inCatch: place.inCatch,
      inFinally: place.inFinally,
      within: place.within,
      given: place.given,
      guards: place.guards,
      entered: place.entered,
      slot: textOf(target),
      target,
      value,
      operator,
    });
  }

  function compare(operator: string, left: Expression, right: Expression, line: number, place: Place): void {
    comparisons.push({
      line,
      loops: place.loops,
      inTry: place.inTry,
      inCatch: place.inCatch,
      inFinally: place.inFinally,
      within: place.within,
      given: place.given,
      guards: place.guards,
      entered: place.entered,
      operator,
      left,
      right,
    });
  }

  function go(statement: Statement, place: Place): void {
    switch (statement.kind) {
      case 'class':
        return;
      case 'function':
        enter(statement, place);
        return;
      case 'assign':
        change(statement.target, statement.value, statement.operator, place);
        look(statement.target, place);
        look(statement.value, place);
        return;
      case 'do':
        alone.add(statement.value.kind === 'await' ? statement.value.of : statement.value);
        look(statement.value, place);
        return;
      case 'return':
      case 'raise':
        exits.push({
          line: place.line,
          loops: place.loops,
          inTry: place.inTry,
          inCatch: place.inCatch,
          inFinally: place.inFinally,
          within: place.within,
          given: place.given,
          guards: place.guards,
          entered: place.entered,
          kind: statement.kind,
          value: statement.value,
        });
        look(statement.value, place);
        return;
      case 'if': {
        look(statement.test, place);
        const guarded = { ...place, guards: [...place.guards, statement.test] };
        goThrough(statement.then, guarded);
        goThrough(statement.otherwise ?? [], guarded);
        return;
      }
      case 'switch':
        look(statement.on, place);
        for (const { tests, body, line } of statement.cases) {
          for (const test of tests) {
            compare('==', statement.on, test, line, place);
            look(test, place);
          }
          goThrough(body, { ...place, guards: [...place.guards, statement.on] });
        }
        return;
      case 'loop':
        look(statement.over, place);
        goThrough(statement.body, { ...place, loops: place.loops + 1 });
        return;
      case 'try':
        goThrough(statement.body, { ...place, inTry: true });
        for (const { body } of statement.catches) goThrough(body, { ...place, inCatch: true });
        goThrough(statement.otherwise ?? [], place);
        goThrough(statement.finally ?? [], { ...place, inFinally: true });
        return;
      case 'with': {
        for (const { value } of statement.items) look(value, place);
        const entered = [...place.entered, ...statement.items.map(({ value }) => value)];
        goThrough(statement.body, { ...place, entered });
        return;
      }
      case 'block':
        goThrough(statement.body, place);
    }
  }

  function enter(inside: FunctionDeclaration, place: Place): void {
    for (const { value } of inside.parameters) look(value, place);
    const given = handed.has(inside) ? place.given : namesOf(inside, place.given);
    goThrough(inside.body ?? [], { ...place, loops: 0, within: [...place.within, inside], given });
  }

  /** Never finds what would end the search. */
  function lookInto(expression: Expression, place: Place, depth: number): boolean {
    look(expression, place, depth);
    return false;
  }

  function look(expression: Expression | undefined, place: Place, depth = 0): void {
    if (expression === undefined || depth > 60) return;
    switch (expression.kind) {
      case 'name':
      case 'literal':
      case 'self':
        return;
      case 'member':
        look(expression.of, place, depth + 1);
        return;
      case 'function':
        enter(expression, place);
        return;
      case 'class':
        return;
      case 'assignment':
        change(expression.target, expression.value, expression.operator, place);
        break;
      case 'binary':
        if (COMPARING.has(expression.operator))
          compare(expression.operator, expression.left, expression.right, place.line, place);
        break;
      case 'conditional':
        look(expression.test, place, depth + 1);
        for (const way of [expression.then, expression.otherwise])
          look(way, { ...place, guards: [...place.guards, expression.test] }, depth + 1);
        return;
      case 'call': {
        calls.push({
          line: expression.line,
          loops: place.loops,
          inTry: place.inTry,
          inCatch: place.inCatch,
          inFinally: place.inFinally,
          within: place.within,
          given: place.given,
          guards: place.guards,
          entered: place.entered,
          expression,
          isAlone: alone.has(expression),
        });
        for (const arg of expression.args) if (arg.kind === 'function') handed.add(arg);
        const settled = expression.callee.kind === 'member' && SETTLED[calledName(expression)!];
        if (!settled) break;
        look(expression.callee, { ...place, inTry: true }, depth + 1);
        expression.args.forEach((arg, at) => {
          const isCatch = settled === 'catch' || (settled === 'then' && at === 1);
          look(
            arg,
            {
              ...place,
              inCatch: place.inCatch || isCatch,
              inFinally: place.inFinally || settled === 'finally',
            },
            depth + 1,
          );
        });
        return;
      }
    }
    somePart(expression, lookInto, place, depth);
  }

  goThrough(declaration.body ?? [], {
    ...{ line: declaration.line, loops: 0, inTry: false, inCatch: false, inFinally: false },
    ...{ within: [declaration], given: namesOf(declaration), guards: [], entered: [] },
  });
  return { changes, comparisons, calls, exits };
}

/** Written out, like all that is made for each call: a copy by spreading takes many times as long. */
function moveTo(place: Place, line: number): Place {
  const { loops, inTry, inCatch, inFinally, within, given, guards, entered } = place;
  return { line, loops, inTry, inCatch, inFinally, within, given, guards, entered };
}

/** Methods of promises, by what the functions given to them handle. */
const SETTLED: Record<string, 'catch' | 'then' | 'finally' | undefined> = {
  catch: 'catch',
  then: 'then',
  finally: 'finally',
};

function namesOf(
  { parameters }: FunctionDeclaration,
  others: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const names = parameters
    .filter(({ rest, name }) => rest === undefined && name !== '')
    .map(({ name }) => name);
  return names.length === 0 ? others : new Set([...others, ...names]);
}
