import type { Expression } from '../../model/code';
import type { CodeModel, ModuleInfo, VariableInfo } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import type { Candidate, Clue } from '../pattern';
import { listReturns } from './bodies';
import { listOnceFills } from './fill-once';
import { listLocalNames } from './local-names';
import { nameClue, structureClue } from './make-clue';
import { hasWord } from './words';

const INSTANCE = new Set(['instance', 'singleton', 'shared', 'default']);

/** Objects that a module makes once for all who import it, as singletons. */
export function* listSharedInstances(code: CodeModel): Generator<Candidate> {
  for (const module of code.modules) {
    const lazy = new Set<string>();
    const ofClasses = module.classes.flatMap(({ methods }) =>
      methods.filter(({ declaration }) => declaration.static || declaration.ofClass),
    );
    for (const fn of [...module.functions, ...ofClasses]) {
      const found = findLazyGlobal(fn, module, code) ?? findOwnFill(fn, module);
      if (found === undefined) continue;
      if (found.variable !== undefined) lazy.add(found.variable.name);
      yield found.candidate;
    }
    for (const variable of module.variables) {
      if (lazy.has(variable.name) || variable.value === undefined) continue;
      const found = findClosure(variable) ?? findOnlyInstance(variable, module, code);
      if (found !== undefined) yield found;
    }
  }
}

/** `if _client is None: _client = Client()` in a function. */
function findLazyGlobal(
  fn: FunctionInfo,
  module: ModuleInfo,
  code: CodeModel,
): { variable: VariableInfo; candidate: Candidate } | undefined {
  for (const { place, value, line } of listOnceFills(fn)) {
    const name = /^name:([\w$]+)$/.exec(place)?.[1];
    const variable = name === undefined ? undefined : module.variables.find(one => one.name === name);
    if (variable === undefined || value?.kind !== 'call') continue;
    const made = code.targetOf(value.callee, fn);
    const of = made?.kind === 'class' ? made.class : undefined;
    const isReturned = listReturns(fn).some(one => one.value?.kind === 'name' && one.value.name === name);
    if (!isReturned) continue;
    const clues: Clue[] = [
      structureClue(
        `${variable.name} of the module is given an object where it has none yet`,
        of === undefined ? 0.35 : 0.5,
        { module: fn.module, line },
      ),
      structureClue('The same object is given back each time', 0.2, fn),
    ];
    if (of !== undefined && code.creatorsOf(of).length === 1)
      clues.push(structureClue(`${of.name} is made nowhere else`, 0.2, { module: fn.module, line }));
    if (hasWord(fn.name, INSTANCE) || hasWord(variable.name, INSTANCE))
      clues.push(nameClue(`${fn.name} gives what ${variable.name} names`, 0.3, fn));
    return {
      variable,
      candidate: {
        roles: [
          { role: 'singleton', symbol: of ?? variable },
          { role: 'accessor', symbol: fn },
        ],
        clues,
      },
    };
  }
  return undefined;
}

/** `function C() { if (C.instance) return C.instance; C.instance = this; }`. */
function findOwnFill(
  fn: FunctionInfo,
  module: ModuleInfo,
): { variable: VariableInfo | undefined; candidate: Candidate } | undefined {
  for (const { place, value, line } of listOnceFills(fn)) {
    if (value?.kind !== 'self' || fn.owner !== undefined) continue;
    const variable = module.variables.find(({ name }) => place === `name:${name}`);
    if (variable === undefined && !place.startsWith(`name:${fn.name}.`)) continue;
    const text = `Whoever calls ${fn.name} a second time is given what the first call has made`;
    return {
      variable,
      candidate: {
        roles: [{ role: 'singleton', symbol: fn }],
        clues: [structureClue(text, 0.65, { module: fn.module, line })],
      },
    };
  }
  return undefined;
}

/** `const shared = (() => { let one; return { get() { if (!one) one = make(); return one; } }; })()`. */
function findClosure(variable: VariableInfo): Candidate | undefined {
  const { value } = variable;
  if (value?.kind !== 'call' || value.callee.kind !== 'function') return undefined;
  const outer = new Set(listLocalNames(value.callee.body ?? []).map(name => `name:${name}`));
  for (const statement of value.callee.body ?? []) {
    const result = statement.kind === 'return' ? statement.value : undefined;
    const givers: Expression[] =
      result?.kind === 'dict'
        ? result.entries.map(entry => entry.value)
        : result === undefined
          ? []
          : [result];
    for (const given of givers) {
      const giver =
        given.kind === 'name'
          ? value.callee.body?.find(one => one.kind === 'function' && one.name === given.name)
          : given;
      if (giver?.kind !== 'function') continue;
      const fill = listOnceFills({ body: giver.body ?? [] }).find(({ place }) => outer.has(place));
      if (fill === undefined) continue;
      const text = 'What the closure gives is made once, where there is none yet';
      return {
        roles: [{ role: 'singleton', symbol: variable }],
        clues: [
          structureClue(text, 0.65, { module: variable.module, line: fill.line }),
          ...(hasWord(variable.name, INSTANCE)
            ? [nameClue(`${variable.name} says that it is one`, 0.3, variable)]
            : []),
        ],
      };
    }
    const functions = givers.filter(({ kind }) => kind === 'function');
    if (functions.length > 1 && outer.size > 0) {
      const text = `${functions.length} functions share what the closure holds, and it is called once, at once`;
      return {
        roles: [{ role: 'singleton', symbol: variable }],
        clues: [structureClue(text, 0.6, variable)],
      };
    }
  }
  return undefined;
}

/** `export default new Settings()` of a class that nobody else can make. */
function findOnlyInstance(
  variable: VariableInfo,
  module: ModuleInfo,
  code: CodeModel,
): Candidate | undefined {
  const { value, freezes } = withoutFreeze(variable.value!);
  if (value.kind !== 'call') return undefined;
  const target = code.targetOf(value.callee, module);
  if (target?.kind !== 'class' || target.class.module !== module.id || target.class.kind !== 'class')
    return undefined;
  const of = target.class;
  const accessor = module.functions.find(
    fn =>
      fn.body.length === 1 &&
      listReturns(fn).some(one => one.value?.kind === 'name' && one.value.name === variable.name),
  );
  const isShared = isGivenOut(variable, module) || accessor !== undefined;
  if (!isShared || value.args.length > 0 || code.creatorsOf(of).length > 1) return undefined;
  const isHidden = isOwn(of);
  const clues: Clue[] = [
    structureClue(`The only object of ${of.name} is made when the module is loaded`, 0.4, variable),
  ];
  if (isHidden)
    clues.push(structureClue(`${of.name} cannot be reached from outside of its module`, 0.36, of));
  if (freezes) clues.push(structureClue('The object is frozen', 0.3, variable));
  if (accessor !== undefined) clues.push(structureClue(`${accessor.name} gives that object`, 0.25, accessor));
  if (hasWord(variable.name, INSTANCE) || hasWord(of.name, INSTANCE))
    clues.push(nameClue(`${variable.name} says that it is the one`, 0.3, variable));
  return {
    roles: [
      { role: 'singleton', symbol: of },
      ...(accessor === undefined ? [] : [{ role: 'accessor', symbol: accessor }]),
    ],
    clues,
  };
}

function withoutFreeze(value: Expression): { value: Expression; freezes: boolean } {
  const isFreeze =
    value.kind === 'call' &&
    value.callee.kind === 'member' &&
    value.callee.name === 'freeze' &&
    value.args[0] !== undefined;
  return isFreeze ? { value: value.args[0]!, freezes: true } : { value, freezes: false };
}

/** Python has no exports: only a class that its name hides counts there. */
function isGivenOut(variable: VariableInfo, module: ModuleInfo): boolean {
  if (module.language === 'python') return false;
  return (
    variable.isExported ||
    module.variables.some(({ name, value }) => {
      const given = value === undefined ? undefined : withoutFreeze(value).value;
      return (
        (name === 'default' || name === 'export=') && given?.kind === 'name' && given.name === variable.name
      );
    })
  );
}

function isOwn(of: ClassInfo): boolean {
  return of.language === 'python' ? of.name.startsWith('_') : of.declaration.exported !== true;
}
