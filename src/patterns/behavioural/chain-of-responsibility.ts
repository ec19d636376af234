import type { Expression, Statement } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { ownField } from '../code/own-field';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { classOf } from '../code/type-questions';
import { walkBody } from '../code/walk';
import type { Candidate, Pattern } from '../pattern';
import { methodsOf } from '../shapes/class-parts';
import { commonBase, heldClasses } from '../shapes/families';
import { calledClue, mostNamed, pathClue, present } from '../shapes/naming';
import { settingOf } from '../shapes/replaceable';
import { rolesOf } from '../shapes/roles';

const WORDS = new Set([
  'handler',
  'chain',
  'successor',
  'next',
  'handle',
  'middleware',
  'responsibility',
  'link',
]);

/** Chain of responsibility: each handler deals with a request or hands it to the next one. */
export const CHAIN_OF_RESPONSIBILITY: Pattern = {
  id: 'chain-of-responsibility',
  title: 'Chain of responsibility',
  family: 'behavioural',
  summary: 'Handlers stand in a row; each one deals with a request or hands it to the one after it.',
  roles: {
    handler: 'Holds the next handler of its own kind and hands requests on to it',
    'concrete-handler': 'Deals with some requests',
  },
  *detect(code) {
    const seen = new Map<string, Link[]>();
    for (const owner of code.classes)
      for (const field of owner.fields) {
        const link = findLink(code, owner, field);
        if (link === undefined) continue;
        // Handlers without a base that holds the next one repeat it: they are one chain.
        const chief = link.kind;
        const key = `${chief.id} ${link.field.name} ${link.method}`;
        const list = seen.get(key);
        if (list === undefined) seen.set(key, [link]);
        else list.push(link);
      }
    for (const links of seen.values()) yield describeChain(links);
  },
};

interface Link {
  readonly kind: ClassInfo;
  readonly owner: ClassInfo;
  readonly field: FieldInfo;
  readonly handlers: readonly ClassInfo[];
  readonly line: number;
  readonly method: string;
  readonly isConditional: boolean;
  readonly isTyped: boolean;
  readonly deciders: readonly FunctionInfo[];
}

function findLink(code: CodeModel, owner: ClassInfo, field: FieldInfo): Link | undefined {
  if (field.container !== undefined || field.isStatic) return undefined;
  const held = heldClasses(code, field);
  const [first] = held;
  const isOwnKind = held.some(one => isKin(one, owner));
  const siblings = first === undefined || isOwnKind ? undefined : commonBase([first, owner]);
  const isTyped = isOwnKind || (siblings !== undefined && siblings.methods.length > 0);
  if (held.length > 0 && !isTyped) return undefined;
  // Declared as one particular other kind, it can be no longer row than two.
  const declared = classOf(field.type);
  if (declared !== undefined && !isKin(declared, owner)) return undefined;
  if (!isTyped && (owner.language === 'typescript' || field.type !== undefined)) return undefined;
  const { setters, byConstructor } = settingOf(field);
  if (setters.length === 0 && !byConstructor) return undefined;
  let best: HandOn | undefined;
  for (const by of methodsOf(owner)) {
    if (by.declaration.type === 'constructor') continue;
    for (const hand of listHandOns(by, field.name)) {
      const isSame = hand.method === by.name;
      if (!isSame && !isTyped) continue;
      // A wrapper that calls the inner one no matter what decorates it.
      if (best === undefined || (hand.isConditional && !best.isConditional)) best = { ...hand, by };
    }
  }
  if (best === undefined) return undefined;
  const named = held.find(one => isKin(one, owner)) ?? siblings ?? owner;
  const kind =
    [named, ...named.ancestors].find(
      one => one.methods.some(({ name }) => name === best.method) && isKin(one, owner),
    ) ?? named;
  const inherit = owner.descendants.filter(one => !one.isAbstract);
  const handlers = new Set(inherit);
  if (!owner.isAbstract && inherit.length === 0) handlers.add(owner);
  const deciders = inherit.flatMap(one => one.methods.filter(method => callsUpSometimes(method, best)));
  const isConditional = best.isConditional || deciders.length > 0;
  const chief = owner.descendants.length > 0 ? owner : (owner.ancestors.find(base => base === kind) ?? owner);
  return {
    ...{ kind: chief, owner, field, handlers: [...handlers], line: best.line, method: best.method },
    ...{ isConditional, isTyped, deciders },
  };
}

function describeChain(links: readonly Link[]): Candidate {
  const [link] = links;
  const { kind, owner, field, line, method, isTyped } = link!;
  const handlers = new Set(links.flatMap(one => one.handlers));
  const conditional = links.find(one => one.isConditional);
  const [decider] = links.flatMap(one => one.deciders);
  const { setters } = settingOf(field);
  const [setter] = setters;
  const handedOn = new Set(
    methodsOf(owner).flatMap(by =>
      listHandOns(by, field.name).some(({ method: one }) => one === by.name) ? [by.name] : [],
    ),
  );
  const selves = owner.fields.filter(
    other => other !== field && other.type?.class === field.type?.class && field.type?.class !== undefined,
  );
  return {
    roles: [
      { role: 'handler', symbol: kind },
      ...rolesOf(
        'concrete-handler',
        [...handlers].filter(one => one !== kind),
      ),
    ],
    clues: present(
      {
        text: `\`${owner.name}\` holds the next of its own kind in \`${field.name}\` and calls \`${method}\` on it`,
        weight: isTyped ? 0.4 : 0.2,
        at: { module: owner.module, line },
      },
      conditional !== undefined
        ? {
            text: 'it hands on only in some cases',
            weight: 0.35,
            at: { module: conditional.owner.module, line: conditional.line },
          }
        : { text: 'it always hands on', weight: -0.5, at: { module: owner.module, line } },
      decider && {
        text: `\`${decider.owner?.name}\` decides whether to deal with a request or to leave it to the next`,
        weight: 0.25,
        at: decider,
      },
      handlers.size > 1
        ? {
            text: `there are ${handlers.size} kinds of handlers`,
            weight: isTyped ? 0.3 : 0.15,
            at: [...handlers][1]!,
          }
        : { text: 'only one class has a next one: a list, a tree or a wrapper', weight: -0.3, at: owner },
      setter && {
        text: `\`${setter.by.name}\` says which is the next`,
        weight: 0.15,
        at: { module: setter.by.module, line: setter.line },
      },
      handedOn.size > 2 && {
        text: `it hands on ${handedOn.size} different calls: a wrapper`,
        weight: -0.5,
        at: { module: owner.module, line },
      },
      selves.length > 0 && {
        text: 'it holds several of its own kind: a tree',
        weight: -0.4,
        at: { module: owner.module, line: selves[0]!.line },
      },
      calledClue(
        [
          kind,
          mostNamed([...handlers], WORDS),
          { name: field.name, module: owner.module, line: field.line },
          setter?.by,
        ],
        WORDS,
        0.5,
      ),
      pathClue(kind, WORDS, 0.3),
    ),
  };
}

function isKin(one: ClassInfo, other: ClassInfo): boolean {
  return (
    one === other ||
    other.ancestors.includes(one) ||
    one.ancestors.includes(other) ||
    other.fits.includes(one)
  );
}

interface HandOn {
  readonly method: string;
  readonly line: number;
  readonly isConditional: boolean;
  readonly by?: FunctionInfo;
}

/** Calls on the next one, and whether each depends on a condition. */
function listHandOns(by: FunctionInfo, field: string): HandOn[] {
  const found: HandOn[] = [];
  let hasLeft = false;
  const look = (inside: readonly Statement[] | Expression, isConditional: boolean) => {
    const visit = (expression: Expression) => {
      if (
        expression.kind === 'conditional' ||
        (expression.kind === 'binary' && /^(?:and|or|\?\?)$/.test(expression.operator))
      ) {
        const [always, ...sometimes] =
          expression.kind === 'conditional'
            ? [expression.test, expression.then, expression.otherwise]
            : [expression.left, expression.right];
        look(always!, isConditional);
        for (const one of sometimes) look(one, true);
        return false;
      }
      if (
        expression.kind === 'call' &&
        expression.callee.kind === 'member' &&
        ownField(expression.callee.of) === field
      )
        found.push({
          ...{ method: expression.callee.name, line: expression.line },
          isConditional: isConditional || hasLeft || expression.callee.optional === true,
        });
      return undefined;
    };
    if (!Array.isArray(inside)) {
      walkBody([{ kind: 'do', line: 0, value: inside as Expression }], { expression: visit });
      return;
    }
    for (const statement of inside as readonly Statement[]) {
      if (statement.kind === 'if') {
        look(statement.test, isConditional);
        look(statement.then, true);
        look(statement.otherwise ?? [], true);
        // What stands behind a way out is done only where that was not taken.
        if (leaves(statement.then)) hasLeft = true;
      } else if (statement.kind === 'switch') for (const { body } of statement.cases) look(body, true);
      else if (statement.kind === 'try') {
        look(statement.body, isConditional);
        for (const { body } of statement.catches) look(body, true);
      } else if (statement.kind === 'loop') look(statement.body, true);
      else if (statement.kind === 'with' || statement.kind === 'block') look(statement.body, isConditional);
      else walkBody([statement], { expression: visit });
    }
  };
  look(by.body, false);
  return found;
}

function leaves(body: readonly Statement[]): boolean {
  const last = body.at(-1);
  return last?.kind === 'return' || last?.kind === 'raise';
}

/** Whether an override leaves the matter to its base (`super().handle(…)`, `self.pass_on(…)`) in some cases only. */
function callsUpSometimes(method: FunctionInfo, { method: handed, by }: HandOn): boolean {
  if (method.name !== handed && method.name !== by?.name) return false;
  const isUp = (expression: Expression): boolean => {
    if (expression.kind !== 'call' || expression.callee.kind !== 'member') return false;
    const { of, name } = expression.callee;
    const isSuper = of.kind === 'super' || (of.kind === 'call' && of.callee.kind === 'super');
    return (
      (isSuper && name === method.name) || (of.kind === 'self' && name === by?.name && name !== method.name)
    );
  };
  let up = false;
  let branches = 0;
  walkBody(method.body, {
    statement(statement) {
      if (statement.kind === 'if' || statement.kind === 'switch') branches++;
      return undefined;
    },
    expression(expression) {
      if (expression.kind === 'conditional') branches++;
      if (isUp(expression)) up = true;
      return undefined;
    },
  });
  return up && branches > 0;
}
