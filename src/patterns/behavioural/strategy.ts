import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { ownField } from '../code/own-field';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { classesIn, classOf, isFunctionType } from '../code/type-questions';
import type { Candidate, Clue, FoundPatterns, Pattern } from '../pattern';
import { listExpressions } from '../shapes/bodies';
import { argumentAt, openMethods, scopeOf } from '../shapes/class-parts';
import { callersOf, commonBase, type Family, familyOf, isOfFamily } from '../shapes/families';
import { findFieldUses } from '../shapes/field-uses';
import { calledClue, mostNamed, pathClue, present } from '../shapes/naming';
import { functionsPassed, settingOf } from '../shapes/replaceable';
import { rolesOf } from '../shapes/roles';

const WORDS = new Set([
  ...[
    'strategy',
    'policy',
    'algorithm',
    'behavior',
    'behaviour',
    'tactic',
    'heuristic',
    'scorer',
    'comparator',
  ],
  ...['estimator', 'classifier', 'predictor', 'discount', 'pricing'],
]);

/** More methods than this are a service with many uses rather than one way to do a thing. */
const MOST_METHODS = 4;

/** A kind with more variants than this is something general. */
const MOST_STRATEGIES = 30;

/** Strategy: a way to do something that can be exchanged for another from outside. */
export const STRATEGY: Pattern = {
  id: 'strategy',
  title: 'Strategy',
  family: 'behavioural',
  summary:
    'An object leaves one step of its work to another that is chosen from outside among several of one kind.',
  roles: {
    context: 'Leaves a step of its work to the strategy that it was given',
    strategy: 'What all strategies have in common',
    'concrete-strategy': 'One way to do the step: a class or a function',
  },
  after: [
    ...['state', 'command-gof', 'observer', 'mediator', 'chain-of-responsibility', 'interpreter'],
    'builder',
  ],
  *detect(code, found) {
    for (const owner of code.classes)
      for (const field of owner.fields) {
        const candidate =
          findHeld(code, owner, field, found) ??
          findKeyed(code, owner, field) ??
          findSwitched(code, owner, field) ??
          findReplacedMethod(code, owner, field) ??
          findCallable(code, owner, field);
        if (candidate !== undefined) yield candidate;
      }
    for (const one of code.allFunctions) {
      const candidate = findHanded(code, one, found) ?? findTable(code, one);
      if (candidate !== undefined) yield candidate;
    }
  },
};

function findHeld(
  code: CodeModel,
  owner: ClassInfo,
  field: FieldInfo,
  found: FoundPatterns,
): Candidate | undefined {
  if (field.container !== undefined || isFunctionType(field.type)) return undefined;
  const calls = findFieldUses(code)
    .callsOn(field)
    .filter(
      ({ isElement, by, method }) => !isElement && method !== '' && by.declaration.type !== 'constructor',
    );
  const [call] = calls;
  if (call === undefined) return undefined;
  const family = familyOf(code, field);
  if (family === undefined || family.variants.length < 2 || isOfFamily(family, owner)) return undefined;
  if (family.variants.length > MOST_STRATEGIES) return undefined;
  // Without types, a method that calls its like may be a wrapper's or a link's.
  if (family.isGuess && call.method === call.by.name) return undefined;
  if (found.has('state', owner) || knowsContext(family, owner)) return undefined;
  const { base, variants } = family;
  if (isTaken(found, family, owner)) return undefined;
  const setting = settingOf(field);
  const [setter] = setting.setters;
  if (setter === undefined && !setting.byConstructor) return undefined;
  const methods =
    base === undefined ? calls.map(({ method }) => method) : openMethods(base).map(({ name }) => name);
  const count = new Set(methods).size;
  const at = (line: number) => ({ module: owner.module, line });
  return {
    roles: roles(owner, family),
    clues: present(
      {
        text: `\`${call.by.name}\` leaves a step to \`${call.method}\` of what \`${field.name}\` holds, one of ${variants.length} classes`,
        weight: 0.4,
        at: at(call.line),
      },
      setter === undefined
        ? { text: 'which one is chosen by who makes it', weight: 0.2, at: at(field.line) }
        : { text: `\`${setter.by.name}\` exchanges it from outside`, weight: 0.4, at: at(setter.line) },
      count <= 2 && { text: 'it has one thing to do', weight: 0.15, at: base ?? at(field.line) },
      count > MOST_METHODS && {
        text: `it has ${count} methods: a service`,
        weight: -0.35,
        at: base ?? at(field.line),
      },
      (setting.made !== undefined || setting.switches.length > 0) &&
        setter === undefined && {
          text: 'the object also makes it itself',
          weight: -0.3,
          at: at(setting.made?.line ?? field.line),
        },
      chosenByClients(code, owner, family, setter?.by),
      isHierarchy(owner) && {
        text: 'there are several of the object that holds it as well: a bridge',
        weight: -0.3,
        at: owner,
      },
      family.isGuess && {
        text: 'what it holds is told by method names alone',
        weight: -0.25,
        at: at(field.line),
      },
      calledClue([base, mostNamed(variants, WORDS), named(field), setter?.by], WORDS, 0.5),
      pathClue(base ?? owner, WORDS, 0.3),
    ),
  };
}

/** Strategies kept under keys: one of them is picked for each call. */
function findKeyed(code: CodeModel, owner: ClassInfo, field: FieldInfo): Candidate | undefined {
  if (field.container?.kind !== 'dict') return undefined;
  const picked = findFieldUses(code)
    .callsOn(field)
    .find(({ isElement, inLoop, by }) => isElement && !inLoop && by.declaration.type !== 'constructor');
  if (picked === undefined) return undefined;
  const family = familyOf(code, field);
  const values = field.values.flatMap(({ value }) => (value.kind === 'dict' ? value.entries : []));
  const isOfFunctions = picked.method === '' || (field.container.ofFunctions && family === undefined);
  const count = isOfFunctions ? values.length : (family?.variants.length ?? 0);
  if (count < 2 || count > MOST_STRATEGIES || (family !== undefined && isOfFamily(family, owner)))
    return undefined;
  const at = (line: number) => ({ module: owner.module, line });
  return {
    roles: family === undefined ? [{ role: 'context', symbol: owner }] : roles(owner, family),
    clues: present(
      {
        text: `\`${picked.by.name}\` picks one of ${count} by a key from \`${field.name}\` and calls it`,
        weight: isOfFunctions ? 0.35 : 0.5,
        at: at(picked.line),
      },
      family?.base?.isAbstract === true &&
        openMethods(family.base).length === 1 && {
          text: 'it has one thing to do',
          weight: 0.15,
          at: family.base,
        },
      picked.isUsed && { text: 'and uses what it gives', weight: 0.15, at: at(picked.line) },
      calledClue([family?.base, mostNamed(family?.variants ?? [], WORDS), named(field)], WORDS, 0.5),
      pathClue(owner, WORDS, 0.3),
    ),
  };
}

/** A strategy that is handed over with each call: callers pass different ones. */
function findHanded(code: CodeModel, by: FunctionInfo, found: FoundPatterns): Candidate | undefined {
  const { owner } = by;
  if (owner === undefined || by.declaration.type !== 'method' || !by.isPublic || found.has('state', owner))
    return undefined;
  for (const { name, type } of by.parameters) {
    if (isFunctionType(type)) continue;
    const call = code
      .callsOf(by)
      .find(({ receiver, expression: { callee } }) =>
        callee.kind === 'name' ? callee.name === name : receiver?.kind === 'name' && receiver.name === name,
      );
    if (call === undefined || call.expression.args.some(arg => arg.kind === 'self')) continue;
    const place = by.parameters.findIndex(one => one.name === name);
    const passed = new Set<ClassInfo>();
    for (const caller of callersOf(code, by)) {
      const value = argumentAt(caller.expression, place, name);
      for (const one of classesIn(value && code.typeOf(value, scopeOf(code, caller)))) passed.add(one);
    }
    const base = classOf(type) ?? commonBase([...passed]);
    if (base === undefined || passed.size < 2 || base === owner || openMethods(base).length > 2) continue;
    const family = { base, variants: [...passed], isGuess: false };
    if (isOfFamily(family, owner) || knowsContext(family, owner) || isTaken(found, family, owner)) continue;
    return {
      roles: roles(owner, family),
      clues: present(
        {
          text: `\`${by.name}\` leaves a step to the \`${name}\` that it is handed`,
          weight: 0.3,
          at: { module: by.module, line: call.line },
        },
        { text: `callers hand it ${passed.size} different ones`, weight: 0.2, at: base },
        calledClue(
          [base, mostNamed([...passed], WORDS), { name, module: by.module, line: by.line }],
          WORDS,
          0.5,
        ),
        pathClue(base, WORDS, 0.3),
      ),
    };
  }
  return undefined;
}

/** One of several objects that are kept under keys, switched while the program runs: models, drivers, backends. */
function findSwitched(code: CodeModel, owner: ClassInfo, field: FieldInfo): Candidate | undefined {
  if (field.container !== undefined) return undefined;
  const call = findFieldUses(code)
    .callsOn(field)
    .find(({ method, by }) => method !== '' && by.declaration.type !== 'constructor');
  if (call === undefined) return undefined;
  const isMade = ({ by }: { readonly by?: FunctionInfo }) => by?.declaration.type === 'constructor';
  const values = [...field.values].sort((a, b) => Number(isMade(a)) - Number(isMade(b)));
  for (const { value, by, line } of values) {
    const name = keptUnder(value);
    const kept = name === undefined ? undefined : code.findField(owner, name);
    if (kept === undefined || by === undefined) continue;
    const made = new Set(
      kept.values.flatMap(one => (one.value.kind === 'dict' ? one.value.entries.flatMap(calleeOf) : [])),
    );
    if (made.size < 2) continue;
    const isLate = by.declaration.type !== 'constructor';
    const at = { module: owner.module, line };
    return {
      roles: [{ role: 'context', symbol: owner }],
      clues: present(
        {
          text: `\`${field.name}\` is one of ${made.size} kinds of objects, picked by a key from \`${kept.name}\``,
          weight: 0.45,
          at,
        },
        {
          text: `\`${call.by.name}\` calls \`${call.method}\` of it, whichever it is`,
          weight: 0.2,
          at: { module: owner.module, line: call.line },
        },
        isLate && { text: `\`${by.name}\` switches to another`, weight: 0.3, at },
        calledClue([named(field), named(kept)], WORDS, 0.5),
        pathClue(owner, WORDS, 0.3),
      ),
    };
  }
  return undefined;
}

/** `x` of `self.x[key]` and `self.x.get(key)`. */
function keptUnder(value: Expression): string | undefined {
  if (value.kind === 'index') return ownField(value.of);
  if (value.kind === 'binary') return keptUnder(value.left);
  const isGet = value.kind === 'call' && value.callee.kind === 'member' && value.callee.name === 'get';
  return isGet && value.callee.kind === 'member' ? ownField(value.callee.of) : undefined;
}

function calleeOf({ value }: { readonly value: Expression }): string[] {
  if (value.kind !== 'call') return [];
  const { callee } = value;
  return callee.kind === 'name' || callee.kind === 'member' ? [callee.name] : [];
}

/** A table of functions or classes at the top level of a module, from which a function picks one by a key. */
function findTable(code: CodeModel, by: FunctionInfo): Candidate | undefined {
  for (const { expression, line } of code.callsOf(by)) {
    const { callee } = expression;
    const at = callee.kind === 'member' ? callee.of : callee;
    const isGet = at.kind === 'call' && at.callee.kind === 'member' && at.callee.name === 'get';
    const table =
      at.kind === 'index' ? at.of : isGet && at.callee.kind === 'member' ? at.callee.of : undefined;
    if (table?.kind !== 'name' || (at.kind === 'index' && at.index.kind === 'literal')) continue;
    const target = code.targetOf(table, by);
    const value = target?.kind === 'variable' ? target.variable.value : undefined;
    if (value?.kind !== 'dict' || target?.kind !== 'variable') continue;
    const listed = value.entries
      .map(({ value: one }) => strategyIn(code, one, by))
      .filter(one => one !== undefined);
    const functions = listed.filter(one => one !== 'lambda');
    if (listed.length < 2 || listed.length < value.entries.length || listed.length > MOST_STRATEGIES)
      continue;
    return {
      roles: [{ role: 'context', symbol: by }, ...rolesOf('concrete-strategy', functions)],
      clues: present(
        {
          text: `\`${by.name}\` picks one of ${listed.length} by a key from \`${table.name}\` and calls it`,
          weight: 0.45,
          at: { module: by.module, line },
        },
        calledClue([target.variable, mostNamed(functions, WORDS)], WORDS, 0.5),
        pathClue(by, WORDS, 0.3),
      ),
    };
  }
  return undefined;
}

/** What a table lists: a function, an object of a class of the workspace, a lambda. */
function strategyIn(
  code: CodeModel,
  value: Expression,
  by: FunctionInfo,
): FunctionInfo | ClassInfo | 'lambda' | undefined {
  if (value.kind === 'function') return 'lambda';
  if (value.kind === 'call') return classOf(code.typeOf(value, by));
  if (value.kind !== 'name' && value.kind !== 'member') return undefined;
  const target = code.targetOf(value, by);
  // A class that is picked and called is made: a factory.
  return target?.kind === 'function' ? target.function : undefined;
}

/** A method that a function from outside takes the place of: `self.execute = func` beside `def execute`. */
function findReplacedMethod(code: CodeModel, owner: ClassInfo, field: FieldInfo): Candidate | undefined {
  const method = owner.methods.find(({ name }) => name === field.name);
  if (method === undefined || method.declaration.type !== 'method') return undefined;
  for (const { value, by, line } of field.values) {
    const given = by?.parameters.find(({ name }) => isBound(value, name));
    if (by === undefined || given === undefined) continue;
    const passed = functionsPassed(code, by, given.name);
    const at = { module: owner.module, line };
    return {
      roles: [{ role: 'context', symbol: owner }, ...rolesOf('concrete-strategy', passed.functions)],
      clues: present(
        {
          text: `\`${by.name}\` puts a function that it is given in the place of its method \`${method.name}\``,
          weight: 0.5,
          at,
        },
        passed.functions.length + passed.lambdas > 1 && {
          text: 'different functions are given to it',
          weight: 0.4,
          at: passed.functions[0] ?? at,
        },
        calledClue([owner, mostNamed(passed.functions, WORDS)], WORDS, 0.5),
        pathClue(owner, WORDS, 0.3),
      ),
    };
  }
  return undefined;
}

/** The parameter itself, or bound to the object: `MethodType(func, self)`, `func.bind(this)`, `func.__get__(self)`. */
function isBound(value: Expression, parameter: string): boolean {
  if (value.kind === 'name') return value.name === parameter;
  if (value.kind !== 'call' || !value.args.some(({ kind }) => kind === 'self')) return false;
  const { callee, args } = value;
  if (callee.kind === 'member' && callee.of.kind === 'name' && callee.of.name === parameter) return true;
  return args.some(arg => arg.kind === 'name' && arg.name === parameter);
}

/** A function as strategy: held in a field, called, given from outside. */
function findCallable(code: CodeModel, owner: ClassInfo, field: FieldInfo): Candidate | undefined {
  if (field.container !== undefined) return undefined;
  const call = findFieldUses(code)
    .callsOn(field)
    .find(
      ({ method, isElement, by }) => method === '' && !isElement && by.declaration.type !== 'constructor',
    );
  if (call === undefined) return undefined;
  const { setters, byConstructor } = settingOf(field);
  if (setters.length === 0 && !byConstructor) return undefined;
  const given = functionsGiven(
    code,
    owner,
    field,
    setters.map(({ by }) => by),
  );
  const [setter] = setters;
  const at = (line: number) => ({ module: owner.module, line });
  return {
    roles: [{ role: 'context', symbol: owner }, ...rolesOf('concrete-strategy', given.functions)],
    clues: present(
      {
        text: `\`${call.by.name}\` calls the function in \`${field.name}\`${call.isUsed ? ' and uses what it gives' : ''}`,
        weight: call.isUsed ? 0.32 : 0.2,
        at: at(call.line),
      },
      given.functions.length + given.lambdas > 1 && {
        text: 'different functions are given to it',
        weight: 0.45,
        at: given.functions[0] ?? at(field.line),
      },
      setter !== undefined &&
        call.isUsed && {
          text: `\`${setter.by.name}\` exchanges it`,
          weight: 0.2,
          at: at(setter.line),
        },
      calledClue([named(field), mostNamed(given.functions, WORDS)], WORDS, 0.5),
      pathClue(owner, WORDS, 0.2),
    ),
  };
}

function functionsGiven(
  code: CodeModel,
  owner: ClassInfo,
  field: FieldInfo,
  setters: readonly FunctionInfo[],
): { functions: FunctionInfo[]; lambdas: number } {
  const found = new Set<FunctionInfo>();
  let lambdas = 0;
  const to = owner.constructedBy === undefined ? setters : [owner.constructedBy, ...setters];
  const note = (by: FunctionInfo, name: string) => {
    const passed = functionsPassed(code, by, name);
    for (const one of passed.functions) found.add(one);
    lambdas += passed.lambdas;
  };
  if (field.parameter !== undefined && owner.constructedBy !== undefined)
    note(owner.constructedBy, field.parameter.name);
  for (const { value, by } of field.values) {
    if (by === undefined || !to.includes(by)) continue;
    for (const { name } of by.parameters) {
      if (name === field.parameter?.name && by === owner.constructedBy) continue;
      if (
        listExpressions({ body: [{ kind: 'do', line: 0, value }] }).some(
          one => one.kind === 'name' && one.name === name,
        )
      )
        note(by, name);
    }
  }
  return { functions: [...found], lambdas };
}

function roles(owner: ClassInfo, { base, variants }: Family): Candidate['roles'] {
  return [
    { role: 'context', symbol: owner },
    ...rolesOf('strategy', [base]),
    ...rolesOf(
      'concrete-strategy',
      variants.filter(one => one !== base),
    ),
  ];
}

/** Whether one of the family holds the context: then it is a state, a colleague, a view. */
function knowsContext({ base, variants }: Family, owner: ClassInfo): boolean {
  const all = base === undefined ? variants : [base, ...variants];
  return all.some(one => one.fields.some(({ type, container }) => (type?.class ?? container?.of) === owner));
}

/** Whether other patterns have a better word for what is held. */
function isTaken(found: FoundPatterns, { base, variants }: Family, owner: ClassInfo): boolean {
  const all = base === undefined ? variants : [base, ...variants];
  return all.some(
    one =>
      found.has('command-gof', one) ||
      found.has('mediator', one) ||
      found.has('mediator', one, 'colleague') ||
      found.has('observer', one) ||
      found.has('interpreter', one) ||
      found.has('builder', one) ||
      (found.has('chain-of-responsibility', one) && one !== owner),
  );
}

/** A clue where one function makes the context with different ones of the family. */
function chosenByClients(
  code: CodeModel,
  owner: ClassInfo,
  { variants }: Family,
  setter: FunctionInfo | undefined,
): Clue | undefined {
  const calls = [...code.creatorsOf(owner), ...(setter === undefined ? [] : code.callersOf(setter))];
  const given = new Set<ClassInfo>();
  for (const call of calls)
    for (const arg of call.expression.args) {
      const type = classOf(code.typeOf(arg.kind === 'keyword' ? arg.value : arg, scopeOf(code, call)));
      if (type !== undefined && variants.includes(type)) given.add(type);
    }
  const [first] = calls;
  return given.size > 1 && first !== undefined
    ? { text: 'clients give it different ones', weight: 0.25, at: { module: first.module, line: first.line } }
    : undefined;
}

/** Whether the holder is itself one of several refined kinds. */
function isHierarchy(owner: ClassInfo): boolean {
  return owner.children.length > 1 || (owner.children.length > 0 && owner.isAbstract);
}

function named({ name, owner, line }: FieldInfo): { name: string; module: string; line: number } {
  return { name, module: owner.module, line };
}
