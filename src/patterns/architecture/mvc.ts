import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { ownField } from '../code/own-field';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { classOf } from '../code/type-questions';
import { walkBody, walkExpression } from '../code/walk';
import type { Candidate, Clue, Pattern } from '../pattern';
import { nameClue, type Place, structureClue } from '../shapes/make-clue';
import { findOutput } from '../shapes/output';
import { listFieldCalls } from '../shapes/own-fields';
import { hasWord } from '../shapes/words';

/** Model, view, controller. */
export const MVC: Pattern = {
  id: 'mvc',
  title: 'Model–view–controller',
  family: 'architecture',
  summary:
    'What is known, how it is shown and what people do are three objects; the one in the middle takes from the first and has the second show it.',
  roles: {
    controller: 'what answers people',
    model: 'what knows',
    view: 'what shows',
  },
  *detect(code) {
    for (const one of code.classes) {
      if (one.kind !== 'class') continue;
      yield* listCandidates(one, code);
    }
  },
};

const WORDS: Readonly<Record<'controller' | 'model' | 'view', ReadonlySet<string>>> = {
  controller: new Set(['controller', 'presenter']),
  model: new Set(['model']),
  view: new Set(['view']),
};

interface Part {
  readonly field: FieldInfo;
  readonly type: ClassInfo;
}

function* listCandidates(one: ClassInfo, code: CodeModel): Iterable<Candidate> {
  const parts = one.fields.flatMap((field): Part[] => {
    const type = classOf(field.type) ?? findHanded(field, one, code);
    return type === undefined || type === one || type.methods.length === 0 ? [] : [{ field, type }];
  });
  if (parts.length < 2 || parts.length > 6) return;
  for (const view of parts) {
    const output = findShown(view.type, code);
    if (output === undefined) continue;
    for (const model of parts) {
      if (model.type === view.type || areKin(model.type, view.type)) continue;
      const flow = findFlow(one, model.field.name, view.field.name);
      if (flow === undefined) continue;
      if (knows(model.type, view.type) || findShown(model.type, code) !== undefined) continue;
      yield createCandidate(one, [model, view], flow, output, code);
    }
  }
}

/** The class of what those who make an object hand in for a field without a type. */
function findHanded({ parameter }: FieldInfo, one: ClassInfo, code: CodeModel): ClassInfo | undefined {
  const place = one.constructedBy?.parameters.findIndex(({ name }) => name === parameter?.name) ?? -1;
  if (parameter === undefined || parameter.type !== undefined || place < 0) return undefined;
  for (const { expression, from, module } of code.creatorsOf(one).slice(0, 5)) {
    const named = expression.args.find(arg => arg.kind === 'keyword' && arg.name === parameter.name);
    const given = named?.kind === 'keyword' ? named.value : expression.args[place];
    const scope = from ?? code.modules.find(({ id }) => id === module);
    const type = given && scope && classOf(code.typeOf(given, scope));
    if (type !== undefined) return type;
  }
  return undefined;
}

function createCandidate(
  one: ClassInfo,
  [known, shown]: readonly [Part, Part],
  flow: Place & { method: string },
  output: Place & { name: string },
  code: CodeModel,
): Candidate {
  const [model, view] = [known.type, shown.type];
  // What makes its parts by itself may as well be a facade of them.
  const isGiven = known.field.parameter !== undefined && shown.field.parameter !== undefined;
  const clues: Clue[] = [
    structureClue(
      `\`${flow.method}\` takes from \`${model.name}\` what it has \`${view.name}\` show`,
      isGiven ? 0.5 : 0.3,
      flow,
    ),
    structureClue(`\`${view.name}\` shows it by \`${output.name}\``, 0.35, output),
  ];
  if (!knows(view, one) && !knows(model, one))
    clues.push(structureClue('neither of the two knows it', 0.1, one));
  const own = one.methods.map(method => findOutput(method, code)).find(shown => shown !== undefined);
  if (own !== undefined) clues.push(structureClue('shows things by itself', -0.4, own));
  for (const [word, symbol] of [
    ['controller', one],
    ['model', model],
    ['view', view],
  ] as const)
    if (hasWord(symbol.name, WORDS[word])) clues.push(nameClue(`is called \`${symbol.name}\``, 0.25, symbol));
  return {
    roles: [
      { role: 'controller', symbol: one },
      ...[...new Set([model, ...code.concreteOf(model)])]
        .slice(0, 5)
        .map(symbol => ({ role: 'model', symbol })),
      ...[...new Set([view, ...code.concreteOf(view)])].slice(0, 5).map(symbol => ({ role: 'view', symbol })),
    ],
    clues,
  };
}

/** Where a view, or what can stand for it, brings something to people's eyes. */
function findShown(type: ClassInfo, code: CodeModel): (Place & { name: string }) | undefined {
  for (const one of code.concreteOf(type).slice(0, 5))
    for (const method of one.methods) {
      const found = findOutput(method, code);
      if (found !== undefined) return found;
    }
  return undefined;
}

/** Where what a method has got from one field is given to a method of another. */
function findFlow(one: ClassInfo, from: string, to: string): (Place & { method: string }) | undefined {
  for (const method of one.methods) {
    const calls = listFieldCalls(method).filter(
      call => call.field === to && call.method !== undefined && call.expression.args.length > 0,
    );
    if (calls.length === 0) continue;
    const got = namesFrom(method, from);
    for (const { expression, line } of calls)
      if (expression.args.some(arg => isFrom(arg, from, got)))
        return { module: one.module, line, method: method.name };
  }
  return undefined;
}

function namesFrom(method: FunctionInfo, field: string): ReadonlySet<string> {
  const names = new Set<string>();
  walkBody(method.body, {
    statement(statement) {
      if (
        statement.kind === 'assign' &&
        statement.target.kind === 'name' &&
        statement.value !== undefined &&
        isFrom(statement.value, field, names)
      )
        names.add(statement.target.name);
      return undefined;
    },
  });
  return names;
}

function isFrom(value: Expression, field: string, names: ReadonlySet<string>): boolean {
  let isFound = false;
  walkExpression(value, {
    expression(expression) {
      if ((expression.kind === 'name' && names.has(expression.name)) || ownField(expression) === field)
        isFound = true;
      return !isFound;
    },
  });
  return isFound;
}

function knows(one: ClassInfo, other: ClassInfo): boolean {
  return one.fields.some(({ type }) => classOf(type) === other);
}

function areKin(one: ClassInfo, other: ClassInfo): boolean {
  return (
    one.ancestors.includes(other) ||
    other.ancestors.includes(one) ||
    one.ancestors.some(base => other.ancestors.includes(base))
  );
}
