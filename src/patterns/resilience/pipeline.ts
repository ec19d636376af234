import type { Expression, FunctionDeclaration, Statement } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS, YIELDS } from '../code/flat-body';
import { ownField } from '../code/own-field';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import type { Candidate, Clue, Pattern, RoleSymbol } from '../pattern';
import { scopesCalling, scopesCallingOutside } from '../shapes/call-index';
import { externalOf } from '../shapes/external-names';
import { rootField } from '../shapes/own-fields';
import { surveyFunctions } from '../shapes/survey';
import { calledName, mentions, textOf } from '../shapes/texts';
import { listOuterFunctions } from '../shapes/units';
import { wordsOf } from '../shapes/words';

const LIBRARIES =
  /^(?:sklearn\.pipeline\.(?:Pipeline|make_pipeline)|imblearn\.pipeline\.\w+|(?:node:)?stream(?:\/promises)?\.pipeline|toolz\.(?:pipe|compose|functoolz\.pipe)|fp-ts\/(?:lib\/)?(?:function|pipeable)\.(?:pipe|flow)|lodash(?:\/fp)?\.(?:flow|pipe)|ramda\.(?:pipe|pipeWith|compose)|remeda\.pipe|effect\.pipe|funcy\.(?:rcompose|compose))$/;
const NAMES = new Set([
  ...[
    'pipeline',
    'pipe',
    'pipes',
    'stage',
    'stages',
    'step',
    'steps',
    'filter',
    'filters',
    'transform',
    'transforms',
  ],
  ...['transformer', 'transformers', 'processor', 'processors', 'compose', 'flow', 'etl'],
]);

const REDUCES = /^reduce(?:Right)?$/;

/** From so many methods on a class has to be looked at for what it is there for. */
const MANY_METHODS = 8;

/** Data goes through one stage after the other, each working on what the last one gave. */
export const PIPELINE: Pattern = {
  id: 'pipeline',
  title: 'Pipeline',
  family: 'resilience',
  summary: 'Sends data through a row of stages, each of which works on what the one before has given.',
  roles: {
    pipeline: 'Holds the stages, or puts them in a row',
    run: 'The method that sends data through',
    stage: 'One of the stages',
  },
  *detect(code) {
    for (const one of listOuterFunctions(code)) {
      const found = findRow(one, code) ?? findLibrary(one, code);
      if (found !== undefined) yield found;
    }
    for (const module of code.modules) yield* findGenerators(module.functions, module.body, code);
  },
};

function nameClue(names: readonly string[], one: RoleSymbol): Clue[] {
  const said = names.find(name => wordsOf(name).some(word => NAMES.has(word)));
  if (said === undefined) return [];
  return [
    {
      text: `\`${said}\` speaks of stages`,
      weight: 0.4,
      at: { module: one.module, line: one.line },
      isName: true,
    },
  ];
}

interface Row {
  readonly over: Expression;
  readonly line: number;
  readonly isReversed: boolean;
  /** The value is wrapped or looked up, not run through. */
  readonly isIndirect: boolean;
}

/** `for stage in stages: data = stage(data)`, `stages.reduce((data, stage) => stage(data), input)`. */
function findRow(one: FunctionInfo, code: CodeModel): Candidate | undefined {
  const row = findLoop(one) ?? (scopesCalling(code, REDUCES).has(one) ? findReduce(one) : undefined);
  if (row === undefined) return undefined;
  const { module, owner } = one;
  const at = (line: number) => ({ module, line });
  const field = rootField(row.over);
  const clues: Clue[] = [
    {
      text: 'each stage is given what the one before has given back',
      weight: field === undefined ? 0.62 : 0.66,
      at: at(row.line),
    },
  ];
  if (row.isReversed)
    clues.push({ text: 'goes backwards: each wraps the one before', weight: -0.35, at: at(row.line) });
  if (row.isIndirect)
    clues.push({ text: 'the result is a function that the next one wraps', weight: -0.35, at: at(row.line) });
  const adds = owner !== undefined && field !== undefined ? findAdding(owner, field) : undefined;
  if (adds !== undefined)
    clues.push({ text: `\`${adds.name}\` puts one more stage into the row`, weight: 0.3, at: at(adds.line) });
  const isRest = one.parameters.some(
    ({ declaration, name }) => declaration.rest === 'list' && textOf(row.over) === name,
  );
  if (isRest) clues.push({ text: 'is given any number of stages', weight: 0.3, at: at(one.line) });
  clues.push(...nameClue([one.name, owner?.name ?? '', field ?? '', textOf(row.over)], one));
  const chief = owner !== undefined && field !== undefined && isAbout(owner, field) ? owner : one;
  return {
    roles: [{ role: 'pipeline', symbol: chief }, ...(chief === one ? [] : [{ role: 'run', symbol: one }])],
    clues,
  };
}

/** Whether a class is there for its stages: a large one with a row of them in a corner is no pipeline itself. */
function isAbout(owner: ClassInfo, field: string): boolean {
  if (owner.methods.length < MANY_METHODS) return true;
  const concerned = owner.methods.filter(({ body }) => usesField(body, field));
  return concerned.length * 4 >= owner.methods.length;
}

function usesField(body: readonly Statement[], field: string): boolean {
  let found = false;
  walkBody(body, {
    expression(at) {
      found ||= ownField(at) === field;
      return !found;
    },
  });
  return found;
}

function findLoop(one: FunctionInfo): Row | undefined {
  let found: Row | undefined;
  walkBody(one.body, {
    statement(statement) {
      if (statement.kind !== 'loop' || statement.type !== 'for-each' || found !== undefined) return undefined;
      const { over, target, body } = statement;
      if (over === undefined || target === undefined) return undefined;
      const elements = namesIn(target);
      const run = findRun(body, elements, body);
      if (run !== undefined)
        found = {
          over: bareOver(over),
          line: run.line,
          isReversed:
            calledName(over) === 'reversed' ||
            calledName(over) === 'reverse' ||
            calledName(over) === 'toReversed',
          isIndirect: isCalledLater(one.body, run.slot),
        };
      return undefined;
    },
  });
  return found;
}

function namesIn(target: Expression): string[] {
  if (target.kind === 'name') return [target.name];
  return target.kind === 'list' ? target.items.flatMap(namesIn) : [];
}

/** What is gone through, without `enumerate(…)`, `reversed(…)`, `.items()`. */
function bareOver(over: Expression): Expression {
  if (over.kind !== 'call') return over;
  if (over.callee.kind === 'name' && over.args[0] !== undefined) return over.args[0];
  return over.callee.kind === 'member' ? over.callee.of : over;
}

/** `data = stage(data)` or `data = stage.process(data)`, also under a condition or in a `try`. */
function findRun(
  body: readonly Statement[],
  elements: readonly string[],
  all: readonly Statement[],
): { slot: string; line: number } | undefined {
  for (const statement of body) {
    if (statement.kind === 'assign' && statement.operator === undefined) {
      const slot = textOf(statement.target);
      const call = callOf(statement.value);
      // What a turn makes for itself is not what the one before has given.
      const isFresh = elements.includes(slot) || setBefore(all, slot, statement);
      if (slot !== '' && !isFresh && call !== undefined && isOfElement(call.callee, elements)) {
        const isFed = call.args.some(
          arg => textOf(arg.kind === 'spread' ? arg.of : arg) === slot || mentions(arg, new Set([slot])),
        );
        if (isFed && !isLookup(call)) return { slot, line: statement.line };
        // `result = stage(data); …; data = result`
        const handed = all.find(
          later =>
            later.kind === 'assign' &&
            later.value !== undefined &&
            takesFrom(later.value, slot) &&
            call.args.some(arg => textOf(arg) === textOf(later.target)),
        );
        if (handed !== undefined) return { slot, line: statement.line };
      }
    }
    const inside =
      statement.kind === 'if'
        ? (findRun(statement.then, elements, all) ?? findRun(statement.otherwise ?? [], elements, all))
        : statement.kind === 'try' || statement.kind === 'with' || statement.kind === 'block'
          ? findRun(statement.body, elements, 'body' in statement ? [...all, ...statement.body] : all)
          : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** Whether a turn gives a slot a value that does not come from the slot, before this statement. */
function setBefore(all: readonly Statement[], slot: string, before: Statement): boolean {
  let isReached = false;
  let found = false;
  walkBody(all, {
    statement(statement) {
      if (statement === before) isReached = true;
      if (isReached || statement.kind !== 'assign' || textOf(statement.target) !== slot) return !isReached;
      if (!mentions(statement.value, new Set([slot]))) found = true;
      return undefined;
    },
    expression: () => false,
  });
  return found;
}

function takesFrom(value: Expression, slot: string): boolean {
  const text = textOf(value);
  return text === slot || text.startsWith(`${slot}.`);
}

function callOf(value: Expression | undefined): Extract<Expression, { kind: 'call' }> | undefined {
  const at = value?.kind === 'await' ? value.of : value;
  if (at?.kind === 'call') return at;
  // `a, b = stage(a, b)`
  return at?.kind === 'other' && at.parts[0]?.kind === 'call' ? at.parts[0] : undefined;
}

function isOfElement(callee: Expression, elements: readonly string[]): boolean {
  if (callee.kind === 'name') return elements.includes(callee.name);
  return (callee.kind === 'member' || callee.kind === 'index') && isOfElement(callee.of, elements);
}

/** Words that ask, and do not work on what they are given. */
function isLookup({ callee }: Extract<Expression, { kind: 'call' }>): boolean {
  return (
    callee.kind === 'member' &&
    /^(?:get|has|includes|startsWith|startswith|indexOf|index|find|match|test|search|join|concat|max|min|format|exec|sub|replace|split|setdefault|update)$/.test(
      callee.name,
    )
  );
}

function isCalledLater(body: readonly Statement[], slot: string): boolean {
  let found = false;
  walkBody(body, {
    kinds: CALLS,
    expression(expression) {
      if (expression.kind === 'call' && textOf(expression.callee) === slot) found = true;
      return !found;
    },
  });
  return found;
}

/** `stages.reduce((data, stage) => stage(data), input)`; `functools.reduce(lambda data, stage: stage(data), stages, input)`. */
function findReduce(one: FunctionInfo): Row | undefined {
  let found: Row | undefined;
  walkBody(one.body, {
    kinds: CALLS,
    expression(expression) {
      if (expression.kind !== 'call' || found !== undefined) return undefined;
      const name = calledName(expression);
      if (name === undefined || !REDUCES.test(name)) return undefined;
      const [step] = expression.args;
      if (step?.kind !== 'function') return undefined;
      const [before, stage] = step.parameters;
      const call = resultOf(step);
      if (before === undefined || stage === undefined || call === undefined) return undefined;
      const { args } = call.call;
      if (!isOfElement(call.call.callee, [stage.name]) || isLookup(call.call)) return undefined;
      if (!args.some(arg => mentions(arg, new Set([before.name]))) && !call.isChained) return undefined;
      const over =
        expression.callee.kind === 'member' && expression.args.length < 3
          ? expression.callee.of
          : expression.args[1];
      if (over === undefined) return undefined;
      found = { over: bareOver(over), line: expression.line, isReversed: false, isIndirect: false };
      return undefined;
    },
  });
  return found;
}

function resultOf({
  body,
  parameters,
}: FunctionDeclaration): { call: Extract<Expression, { kind: 'call' }>; isChained: boolean } | undefined {
  const last = body?.at(-1);
  const value = last?.kind === 'return' ? last.value : undefined;
  const call = callOf(value);
  if (call === undefined) {
    // Composition: `(f, g) => x => g(f(x))`.
    const inner = value?.kind === 'function' ? resultOf(value) : undefined;
    return (
      inner && { ...inner, isChained: inner.call.args.some(arg => calledName(arg) === parameters[0]?.name) }
    );
  }
  // `before.then(stage)`, `before.then(data => stage(data))`
  const [before] = parameters;
  if (
    calledName(call) === 'then' &&
    call.callee.kind === 'member' &&
    textOf(call.callee.of) === before?.name
  ) {
    const [next] = call.args;
    const inner = next?.kind === 'function' ? resultOf(next) : undefined;
    if (inner !== undefined) return { call: inner.call, isChained: true };
    if (next?.kind === 'name')
      return { call: { kind: 'call', line: call.line, callee: next, args: [] }, isChained: true };
  }
  return { call, isChained: false };
}

/** The method that appends to the stages. */
function findAdding(owner: ClassInfo, field: string): FunctionInfo | undefined {
  return owner.methods.find(({ body, parameters }) => {
    if (parameters.length === 0) return false;
    let adds = false;
    walkBody(body, {
      expression(expression) {
        if (
          expression.kind === 'call' &&
          expression.callee.kind === 'member' &&
          /^(?:push|append|extend|unshift|insert)$/.test(expression.callee.name) &&
          textOf(expression.callee.of) === `self.${field}`
        )
          adds = true;
        // A copy with one more: `new Pipeline([...this.stages, stage])`.
        if (
          expression.kind === 'list' &&
          expression.items.some(item => item.kind === 'spread' && textOf(item.of) === `self.${field}`)
        )
          adds = true;
        return !adds;
      },
    });
    return adds;
  });
}

function findLibrary(one: FunctionInfo, code: CodeModel): Candidate | undefined {
  if (!scopesCallingOutside(code, LIBRARIES).has(one)) return undefined;
  for (const { expression, line } of surveyFunctions([one.declaration]).calls) {
    const name = externalOf(expression, one, code);
    if (name === undefined || !LIBRARIES.test(name)) continue;
    const [first] = expression.args;
    const count = first?.kind === 'list' ? first.items.length : expression.args.length;
    if (count < 3) continue;
    return {
      roles: [{ role: 'pipeline', symbol: one }],
      clues: [
        { text: `\`${name}\` puts ${count} stages in a row`, weight: 0.7, at: { module: one.module, line } },
      ],
    };
  }
  return undefined;
}

/** Generators that each go through what they are given, put in a row: `total(parse(read(path)))`. */
function* findGenerators(
  functions: readonly FunctionInfo[],
  body: readonly Statement[],
  code: CodeModel,
): Iterable<Candidate> {
  const stages = new Set(functions.filter(isStage));
  if (stages.size < 2) return;
  const module = functions[0]!.module;
  const scopes = [...functions, ...code.modules.filter(({ id }) => id === module)];
  for (const scope of scopes) {
    const statements = 'declaration' in scope ? scope.body : body;
    const made = new Map<string, Set<FunctionInfo>>();
    let best: Set<FunctionInfo> | undefined;
    let at = 0;
    const chain = (expression: Expression): Set<FunctionInfo> => {
      const found = new Set<FunctionInfo>(expression.kind === 'name' ? made.get(expression.name) : undefined);
      if (expression.kind !== 'call') return found;
      const target = code.targetOf(expression.callee, scope);
      for (const arg of expression.args)
        for (const inner of chain(arg.kind === 'keyword' ? arg.value : arg)) found.add(inner);
      if (target?.kind === 'function' && stages.has(target.function)) found.add(target.function);
      if (best === undefined || found.size > best.size) {
        best = found;
        at = expression.line;
      }
      return found;
    };
    walkBody(statements, {
      statement(statement) {
        if (statement.kind === 'assign' && statement.value !== undefined)
          made.set(textOf(statement.target), chain(statement.value));
        return !('declaration' in scope) && statement.kind === 'function' ? false : undefined;
      },
      kinds: CALLS,
      expression(expression) {
        if (expression.kind === 'call') chain(expression);
        return undefined;
      },
    });
    if (best === undefined || best.size < 2) continue;
    const symbol: RoleSymbol = 'declaration' in scope ? scope : { name: module, module, line: at };
    yield {
      roles: [{ role: 'pipeline', symbol }, ...[...best].map(stage => ({ role: 'stage', symbol: stage }))],
      clues: [
        {
          text: `${best.size} generators, each of which goes through what the one before gives`,
          weight: best.size > 2 ? 0.7 : 0.55,
          at: { module, line: at },
        },
        ...nameClue([symbol.name, ...[...best].map(({ name }) => name)], symbol),
      ],
    };
  }
}

/** A generator that goes through its first parameter and gives on what it makes of it. */
function isStage({ declaration, parameters, body }: FunctionInfo): boolean {
  if (!declaration.generator || parameters.length === 0) return false;
  const names = new Set(parameters.map(({ name }) => name));
  let found = false;
  walkBody(body, {
    statement(statement) {
      if (statement.kind === 'loop' && statement.type === 'for-each' && mentions(statement.over, names)) {
        walkBody(statement.body, {
          kinds: YIELDS,
          expression(expression) {
            if (expression.kind === 'yield') found = true;
            return !found;
          },
        });
      }
      return undefined;
    },
    kinds: YIELDS,
    expression(expression) {
      if (
        expression.kind === 'yield' &&
        expression.isFrom &&
        expression.of?.kind === 'comprehension' &&
        mentions(expression.of.over, names)
      )
        found = true;
      return undefined;
    },
  });
  return found;
}
