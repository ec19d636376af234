import type { Expression, FunctionDeclaration, Statement } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS, YIELDS } from '../code/flat-body';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import type { Candidate, Clue, Pattern } from '../pattern';
import { runsGiven } from '../shapes/given';
import { surveyFunctions } from '../shapes/survey';
import { textOf } from '../shapes/texts';
import { listOuterFunctions } from '../shapes/units';
import { wordsOf } from '../shapes/words';

/** Pairs of methods by which the language enters and leaves. */
const PAIRS = [
  ['__enter__', '__exit__'],
  ['__aenter__', '__aexit__'],
] as const;

const DISPOSING = new Set(['[Symbol.dispose]', '[Symbol.asyncDispose]']);
const MAKERS = /(?:^|\.)(?:async)?contextmanager$/;
const NAMES = new Set(['with', 'using', 'within', 'context', 'session', 'transaction', 'scope', 'scoped']);

/** Something that is acquired before a block of code and released after it, whatever happens. */
export const CONTEXT_MANAGER: Pattern = {
  id: 'context-manager',
  title: 'Context manager',
  family: 'resilience',
  summary:
    'Acquires something before a block of code runs and releases it afterwards, whatever happens in between.',
  roles: {
    'context-manager':
      'Acquires and releases: a class, a generator, or a function that runs what it is given in between',
    enter: 'The method that acquires',
    exit: 'The method that releases',
  },
  *detect(code) {
    for (const one of code.classes) {
      const found = one.kind === 'class' || one.kind === 'protocol' ? findInClass(one, code) : undefined;
      if (found !== undefined) yield found;
    }
    for (const one of code.allFunctions) {
      const found = findGenerator(one);
      if (found !== undefined) yield found;
    }
    for (const one of listOuterFunctions(code)) {
      const found = findAround(one);
      if (found !== undefined) yield found;
    }
  },
};

function findInClass(one: ClassInfo, code: CodeModel): Candidate | undefined {
  const { module } = one;
  for (const [entering, leaving] of PAIRS) {
    const enter = code.findMethod(one, entering);
    const exit = code.findMethod(one, leaving);
    if (enter === undefined || exit === undefined || (enter.owner !== one && exit.owner !== one)) continue;
    const own = enter.owner === one ? enter : exit;
    const clues: Clue[] = [
      {
        text: `is entered by \`${entering}\` and left by \`${leaving}\``,
        weight: 0.75,
        at: { module, line: own.line },
      },
    ];
    if (exit.body.length > 0)
      clues.push({
        text: `cleans up in \`${leaving}\``,
        weight: 0.35,
        at: { module: exit.module, line: exit.line },
      });
    return {
      roles: [
        { role: 'context-manager', symbol: one },
        ...(enter.owner === one ? [{ role: 'enter', symbol: enter }] : []),
        ...(exit.owner === one ? [{ role: 'exit', symbol: exit }] : []),
      ],
      clues,
    };
  }
  const dispose = one.methods.find(({ name }) => DISPOSING.has(name));
  if (dispose === undefined || dispose.body.length === 0) return undefined;
  return {
    roles: [
      { role: 'context-manager', symbol: one },
      { role: 'exit', symbol: dispose },
    ],
    clues: [
      {
        text: `\`using\` releases it by \`${dispose.name}\``,
        weight: 0.82,
        at: { module, line: dispose.line },
      },
    ],
  };
}

/** A generator that gives once in the middle: the caller's block runs there. */
function findGenerator(one: FunctionInfo): Candidate | undefined {
  const { declaration, module, line, decorators } = one;
  if (!declaration.generator) return undefined;
  const made = decorators.find(name => MAKERS.test(name));
  if (made !== undefined)
    return {
      roles: [{ role: 'context-manager', symbol: one }],
      clues: [
        { text: `\`@${made}\` makes a context manager of a generator`, weight: 0.82, at: { module, line } },
        ...(releasesAfterYield(declaration)
          ? [{ text: 'releases in `finally` after what it yields', weight: 0.3, at: { module, line } }]
          : []),
      ],
    };
  const hasOther = decorators.some(name => /fixture$/.test(name));
  if (hasOther || !releasesAfterYield(declaration) || !acquiresBeforeYield(declaration)) return undefined;
  return {
    roles: [{ role: 'context-manager', symbol: one }],
    clues: [{ text: 'acquires, yields once, and releases in `finally`', weight: 0.62, at: { module, line } }],
  };
}

function countYields(body: readonly Statement[]): number {
  let count = 0;
  walkBody(body, {
    kinds: YIELDS,
    expression(expression, loops) {
      if (expression.kind === 'yield') count += loops > 0 || expression.isFrom ? 10 : 1;
      return undefined;
    },
    nested: () => false,
  });
  return count;
}

function releasesAfterYield({ body }: FunctionDeclaration): boolean {
  let found = false;
  walkBody(body ?? [], {
    statement(statement) {
      if (statement.kind === 'try' && statement.finally !== undefined && countYields(statement.body) === 1)
        found = true;
      return !found;
    },
    nested: () => false,
  });
  return found;
}

/** Whether the one thing that is yielded has been made by a call before. */
function acquiresBeforeYield(declaration: FunctionDeclaration): boolean {
  const { body } = declaration;
  if (countYields(body ?? []) !== 1) return false;
  const { changes } = surveyFunctions([declaration]);
  let yielded = '';
  walkBody(body ?? [], {
    kinds: YIELDS,
    expression(expression) {
      if (expression.kind === 'yield') yielded = textOf(expression.of);
      return undefined;
    },
  });
  return changes.some(({ slot, value }) => slot === yielded && slot !== '' && bareCall(value) !== undefined);
}

function bareCall(value: Expression | undefined): Expression | undefined {
  const at = value?.kind === 'await' ? value.of : value;
  return at?.kind === 'call' ? at : undefined;
}

/** A function that acquires, runs what it is given, and releases in `finally`. */
function findAround(one: FunctionInfo): Candidate | undefined {
  const { declaration, module } = one;
  if (!hasFinally(declaration)) return undefined;
  const { calls } = surveyFunctions([declaration]);
  const run = calls.find(
    call => call.inTry && !call.inFinally && !call.inCatch && runsGiven(call, one.owner),
  );
  if (run === undefined || run.expression.callee.kind !== 'name') return undefined;
  const round = findTry(declaration.body ?? [], run.expression);
  if (round === undefined) return undefined;
  const acquired = new Map<string, number>();
  for (const statement of round.before) {
    if (statement.kind === 'assign') {
      const call = bareCall(statement.value);
      const text = textOf(statement.target);
      if (call !== undefined && text !== '') acquired.set(text, statement.line);
    } else if (statement.kind === 'do') {
      const call = bareCall(statement.value);
      const of = call?.kind === 'call' && call.callee.kind === 'member' ? textOf(call.callee.of) : '';
      if (of !== '') acquired.set(of, statement.line);
    }
  }
  for (const text of acquired.keys())
    if (text === 'self' || /(?:^|\.)_?(?:log|logger|console|print)$/.test(text)) acquired.delete(text);
  const released = listReleased(round.released).find(({ text }) => acquired.has(text));
  if (released === undefined) return undefined;
  const given = run.expression.args.some(arg => acquired.has(textOf(arg)));
  const clues: Clue[] = [
    {
      text: `runs \`${run.expression.callee.name}\`, which it is given, before \`finally\``,
      weight: 0.35,
      at: { module, line: run.line },
    },
    {
      text: `\`${released.text}\` is acquired before and released after it`,
      weight: given ? 0.42 : 0.3,
      at: { module, line: released.line },
    },
  ];
  if (given)
    clues.push({ text: 'what is acquired is handed to it', weight: 0.35, at: { module, line: run.line } });
  const [first] = wordsOf(one.name);
  if (first !== undefined && wordsOf(one.name).some(word => NAMES.has(word)))
    clues.push({
      text: `is called \`${one.name}\``,
      weight: 0.35,
      at: { module, line: one.line },
      isName: true,
    });
  return { roles: [{ role: 'context-manager', symbol: one }], clues };
}

function hasFinally({ body }: FunctionDeclaration): boolean {
  let found = false;
  walkBody(body ?? [], {
    statement(statement) {
      if (statement.kind === 'try' && statement.finally !== undefined) found = true;
      return !found;
    },
  });
  return found;
}

interface Round {
  readonly before: readonly Statement[];
  readonly released: readonly Statement[];
}

/** The `try` with a `finally` in which a call stands, and the statements before it. */
function findTry(body: readonly Statement[], call: Expression): Round | undefined {
  let found: Round | undefined;
  const search = (statements: readonly Statement[]) => {
    statements.forEach((statement, at) => {
      if (statement.kind === 'try' && statement.finally !== undefined && holds(statement.body, call))
        found = { before: [...statements.slice(0, at), ...statement.body], released: statement.finally };
    });
  };
  search(body);
  walkBody(body, {
    statement(statement) {
      if (statement.kind === 'if') {
        search(statement.then);
        search(statement.otherwise ?? []);
      } else if ('body' in statement && statement.kind !== 'class') search(statement.body ?? []);
      return undefined;
    },
    nested(inside) {
      search(inside.body ?? []);
      return true;
    },
  });
  return found;
}

function holds(body: readonly Statement[], call: Expression): boolean {
  let found = false;
  walkBody(body, {
    expression(expression) {
      if (expression === call) found = true;
      return !found;
    },
  });
  return found;
}

/** What a `finally` calls a method on, hands to a call, or gives a call by itself to: `lock.release()`, `close(fd)`, `release()`. */
function listReleased(body: readonly Statement[]): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  walkBody(body, {
    kinds: CALLS,
    expression(expression) {
      if (expression.kind !== 'call') return undefined;
      const { callee, args, line } = expression;
      const texts = callee.kind === 'member' ? [textOf(callee.of)] : [textOf(callee)];
      for (const text of [...texts, ...args.map(arg => textOf(arg))])
        if (text !== '') found.push({ text, line });
      return undefined;
    },
  });
  return found;
}
