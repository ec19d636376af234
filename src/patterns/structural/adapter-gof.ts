import type { CodeModel } from '../code/code-model';
import { ownField } from '../code/own-field';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classOf } from '../code/type-questions';
import type { Candidate, Clue, Pattern } from '../pattern';
import { listReturns, listStatements } from '../shapes/bodies';
import { type HandOn, listHandOns } from '../shapes/hand-ons';
import { describeHeld, type HeldObject } from '../shapes/held-objects';
import { areKin, hasMethod, knows, listPublic, ownFunctions, typesOf } from '../shapes/kinship';
import { hasWord } from '../shapes/words';

const NAMES = new Set(['adapter', 'adaptor', 'adapted']);
const OTHERS = new Set([
  ...['decorator', 'proxy', 'command', 'handler', 'facade', 'state', 'strategy', 'visitor', 'repository'],
  ...['iterator', 'service', 'controller', 'observer', 'builder', 'factory'],
]);

/** More implementations than this, and a type is no interface that something is made to fit to. */
const MANY = 8;

/** What is made in more places than this is a common thing, and nothing that has to be adapted. */
const FEW = 5;

/** Statements of a method, beyond which it does more than translate. */
const LONG = 8;

/** A method of the target that calls another of what it is made to fit. */
interface Translation {
  /** It takes nothing, and passes on what the object keeps: an order that was given before. */
  readonly isOrder?: boolean;
  readonly method: FunctionInfo;
  readonly called: string;
  readonly line: number;
}

/** What an adapter makes fit, and how it comes to it. */
interface Adaptee {
  readonly how: 'held' | 'made' | 'inherited' | 'outside';
  readonly class?: ClassInfo;
  readonly name: string;
  readonly held?: HeldObject;
  readonly at: Clue['at'];
  readonly translations: readonly Translation[];
  /** All that it calls has the names that it has itself. */
  readonly isSame: boolean;
}

export const ADAPTER_GOF: Pattern = {
  id: 'adapter-gof',
  title: 'Adapter (Gang of Four)',
  family: 'structural',
  summary: 'Gives an object the interface that others expect, by translating calls.',
  roles: {
    adapter: 'Has the methods of the target and calls those of the adaptee',
    target: 'The interface that others expect',
    adaptee: 'Does the work under other names',
  },
  *detect(code) {
    const twins = indexTwins(code);
    for (const one of code.classes) {
      if (one.kind !== 'class' || one.isAbstract) continue;
      const targets = listTargets(one);
      for (const target of targets.length > 0 ? targets : listTwins(one, twins)) {
        const best = listAdaptees(code, one, target)
          .sort((a, b) => b.translations.length - a.translations.length)
          .at(0);
        const isTwin = targets.length === 0;
        if (best !== undefined && !(isTwin && isSameAs(best, target))) yield judge(code, one, target, best);
      }
      const bag = judgeBag(code, one);
      if (bag !== undefined) yield bag;
    }
  },
};

/** Types of the workspace that a class is made to be: its bases, else what it fits. */
function listTargets(one: ClassInfo): readonly ClassInfo[] {
  const targets = one.bases.filter(base => listPublic(base).length > 0);
  return targets.length > 0 ? targets : one.ancestors.length > 0 ? one.ancestors.slice(0, 3) : one.fits;
}

/** Whether what is called has the names as well, so that nothing is translated. */
function isSameAs({ how, class: of, translations }: Adaptee, target: ClassInfo): boolean {
  return (
    how !== 'held' || of === target || translations.some(({ method }) => of && hasMethod(of, method.name))
  );
}

/** Classes without bases in each folder, by the name of a method. */
type Twins = ReadonlyMap<string, readonly ClassInfo[]>;

function indexTwins(code: CodeModel): Twins {
  const found = new Map<string, ClassInfo[]>();
  for (const one of code.classes) {
    if (one.kind !== 'class') continue;
    for (const { name } of listPublic(one)) {
      const key = `${folderOf(one)} ${name}`;
      const list = found.get(key);
      if (list === undefined) found.set(key, [one]);
      else list.push(one);
    }
  }
  return found;
}

function folderOf({ module }: ClassInfo): string {
  return module.slice(0, module.lastIndexOf('/') + 1);
}

/**
 * Where nothing is named: the class beside it that has all of its methods, and can be taken for the same. With one method
 * only it has to be the sole one of its folder, or nearly so.
 */
function listTwins(one: ClassInfo, twins: Twins): readonly ClassInfo[] {
  const [first, ...others] = listPublic(one).filter(({ name }) => !/^__\w+__$/.test(name));
  if (first === undefined || one.externalBases.length > 0 || one.decorators.length > 0) return [];
  const alike = twins.get(`${folderOf(one)} ${first.name}`) ?? [];
  if (alike.length < 2 || alike.length > MANY) return [];
  return alike
    .filter(other => other !== one && others.every(({ name }) => hasMethod(other, name)))
    .slice(0, 1);
}

function listAdaptees(code: CodeModel, one: ClassInfo, target: ClassInfo): Adaptee[] {
  const methods = one.methods.filter(
    method => method.isPublic && hasMethod(target, method.name) && method.body.length > 0,
  );
  const byField = new Map<string, { method: FunctionInfo; handOn: HandOn }[]>();
  const found: Adaptee[] = [];
  for (const method of methods) {
    for (const handOn of listHandOns(code, method)) {
      const list = byField.get(handOn.field);
      if (list === undefined) byField.set(handOn.field, [{ method, handOn }]);
      else list.push({ method, handOn });
    }
    const local = findMade(code, one, method);
    if (local !== undefined) found.push(local);
  }
  for (const [name, calls] of byField) {
    const field = code.findField(one, name);
    const held = field && describeHeld(code, field);
    if (held === undefined || field === undefined) continue;
    if (held.classes.length === 0 && held.external === undefined && !held.isGiven) continue;
    const adaptee = held.classes[0];
    if (adaptee !== undefined && areKin(one, adaptee)) continue;
    const known = calls.filter(
      ({ handOn }) => adaptee === undefined || (handOn.isDirect && hasMethod(adaptee, handOn.method)),
    );
    const others = known.filter(({ method, handOn }) => handOn.method !== method.name);
    // With the same names throughout, it has to be known that they are those of another interface.
    if (others.length === 0 && (adaptee === undefined || known.length < 2)) continue;
    found.push({
      ...{ how: 'held', name, held, at: { module: field.owner.module, line: field.line } },
      ...(adaptee !== undefined && { class: adaptee }),
      translations: [...others, ...known.filter(call => !others.includes(call))].map(
        ({ method, handOn }) => ({
          method,
          called: handOn.method,
          line: handOn.line,
          isOrder: method.parameters.length === 0 && passesKept(handOn),
        }),
      ),
      isSame: others.length === 0,
    });
  }
  found.push(...listInherited(code, one, target, methods));
  const outside = target.isAbstract && found.length === 0 ? findOutside(code, methods) : undefined;
  return outside === undefined ? found : [outside];
}

/** An adaptee that a method makes for itself. */
function findMade(code: CodeModel, one: ClassInfo, method: FunctionInfo): Adaptee | undefined {
  const creations = code.creationsOf(method);
  if (creations.length === 0) return undefined;
  const made = new Set(creations.map(creation => creation.class));
  for (const { receiver, receiverType, name, line } of code.callsOf(method)) {
    const of = classOf(receiverType);
    if (of === undefined || !made.has(of) || name === undefined || name === method.name) continue;
    if (receiver?.kind !== 'name' && receiver?.kind !== 'call') continue;
    if (areKin(one, of) || !hasMethod(of, name) || name === 'toString') continue;
    if (code.creatorsOf(of).length > FEW) continue;
    const translations = [{ method, called: name, line }];
    return {
      how: 'made',
      class: of,
      name: of.name,
      at: { module: one.module, line },
      translations,
      isSame: false,
    };
  }
  return undefined;
}

/** Functions from outside of the workspace, each of which is all that a method calls. */
function findOutside(code: CodeModel, methods: readonly FunctionInfo[]): Adaptee | undefined {
  const translations: Translation[] = [];
  for (const method of methods) {
    const calls = code.callsOf(method);
    const [call] = calls;
    if (call?.target?.kind !== 'external' || calls.length > 1 || !/\w[./]\w/.test(call.target.name))
      return undefined;
    if (/^(?:console|Math|JSON|Object)\./.test(call.target.name)) return undefined;
    translations.push({ method, called: call.target.name, line: call.line });
  }
  const [first] = translations;
  if (first === undefined) return undefined;
  return { how: 'outside', name: first.called, at: first.method, translations, isSame: true };
}

/** A base that has the methods which those of the target call on the object itself: a class adapter. */
function listInherited(
  code: CodeModel,
  one: ClassInfo,
  target: ClassInfo,
  methods: readonly FunctionInfo[],
): Adaptee[] {
  const found: Adaptee[] = [];
  for (const base of one.bases) {
    if (base === target || base.isAbstract || areKin(base, target)) continue;
    const translations: Translation[] = [];
    for (const method of methods) {
      if (hasMethod(base, method.name)) continue;
      const call = code
        .callsOf(method)
        .find(({ target: called }) => called?.kind === 'function' && called.function.owner === base);
      if (call !== undefined) translations.push({ method, called: call.name ?? '', line: call.line });
    }
    if (translations.length > 0)
      found.push({ how: 'inherited', class: base, name: base.name, at: one, translations, isSame: false });
  }
  return found;
}

function judge(code: CodeModel, one: ClassInfo, target: ClassInfo, adaptee: Adaptee): Candidate {
  const { class: of, how, held, at, translations } = adaptee;
  const clues: Clue[] = [];
  const add = (weight: number, text: string, place: Clue['at'] = one) =>
    clues.push({ text, weight, at: place });
  const [first] = translations;
  const where = { module: one.module, line: first!.line };
  const what = of?.name ?? adaptee.name;
  const isTwin = !typesOf(one).includes(target);
  add(
    how === 'outside' ? 0.3 : isTwin ? 0.35 : adaptee.isSame ? 0.4 : 0.5,
    `${isTwin ? 'is like' : 'is'} a \`${target.name}\`; \`${first!.method.name}\` calls \`${first!.called}\` of \`${what}\``,
    where,
  );

  const answered = one.methods.filter(({ name }) => hasMethod(target, name));
  const translating = new Set(translations.map(({ method }) => method));
  if (answered.every(method => translating.has(method))) add(0.25, 'all it answers comes from there', where);
  else if (translating.size * 2 < answered.length) add(-0.35, 'answers most by itself');
  const converts = translations.find(({ method }) => isConversion(method));
  if (converts !== undefined) add(0.1, 'converts what it is given or gets', converts.method);
  const others = code.concreteOf(target).filter(other => other !== one && other !== target);
  const stranger = others.find(other => of !== undefined && !holdsKin(code, other, of));
  if (stranger !== undefined) add(0.15, `\`${stranger.name}\` is another \`${target.name}\``, stranger);
  if (how === 'inherited' && (one.bases.length > 2 || of!.children.length > 1))
    add(-0.55, `\`${what}\` is mixed into others, too`, of);
  else if (how === 'inherited') add(0.25, `inherits from \`${what}\`, which is something else`);
  if (how === 'outside') add(0.05, 'it is all that is called', at);
  else if (of === undefined) add(-0.35, 'what it calls is not known here', at);
  else if (of.isAbstract) {
    const kinds = code.concreteOf(of).length;
    const isChosen = held?.isCreated === true && !held.isGiven;
    add(isChosen ? -0.1 : kinds > 1 ? -0.5 : -0.3, `\`${of.name}\` is an abstraction itself`, of);
  } else add(0.2, `\`${of.name}\` is made without regard to it`, of);
  if (of !== undefined && (knows(of, one) || knows(of, target) || makes(code, of, target)))
    add(-0.7, `\`${of.name}\` knows of it`, of);
  const fellow = of && others.find(other => other !== of && holdsKin(code, other, of));
  if (fellow !== undefined) add(-0.6, `\`${fellow.name}\` calls such a \`${what}\` as well`, fellow);
  if (held !== undefined && isService(one, held)) add(-0.4, 'is given a service of the framework', at);
  const long = [...translating].find(method => listStatements(method).length > LONG);
  if (long !== undefined) add(-0.3, `\`${long.name}\` does much more`, long);
  if (held !== undefined && held.classes.length > 1) add(-0.4, 'holds one of several classes', at);
  const collaborators = one.fields.filter(
    field => field !== held?.field && classOf(field.type)?.methods.length,
  );
  if (collaborators.length > 0) add(collaborators.length > 1 ? -0.5 : -0.25, 'works with others, too');
  if (others.length > MANY) add(-0.3, `\`${target.name}\` has ${others.length} more kinds`, target);
  const order = translations.find(translation => translation.isOrder);
  if (order !== undefined) add(-0.5, 'passes on what it was given before, as an order', order.method);
  if (isOrder(target)) {
    const invoker = code.holdersOf(target).find(({ owner }) => owner !== one && !others.includes(owner));
    if (invoker !== undefined)
      add(-0.5, `\`${invoker.owner.name}\` holds it as an order to carry out`, invoker.owner);
    else if (others.length > 0) add(-0.15, `\`${target.name}\` is a mere order to do something`, target);
  }
  if (how === 'made') add(-0.05, 'makes what it calls each time', where);
  const isNamed = hasWord(one.name, NAMES);
  if (isNamed) clues.push({ text: 'is called an adapter', weight: 0.5, at: one, isName: true });
  else if (hasWord(one.name, OTHERS)) add(-0.4, 'is called something else');
  return {
    roles: [
      { role: 'adapter', symbol: one },
      { role: 'target', symbol: target },
      ...(of === undefined ? [] : [{ role: 'adaptee', symbol: of }]),
    ],
    clues,
  };
}

/** One method without arguments that gives nothing back: what is behind it is called for its effect. */
function isOrder(target: ClassInfo): boolean {
  const open = listPublic(target);
  const [only] = open;
  return (
    open.length === 1 &&
    only!.parameters.length === 0 &&
    (only!.returns === undefined || only!.returns.name === 'void' || only!.returns.name === 'None')
  );
}

function isConversion(method: FunctionInfo): boolean {
  if (method.body.length > 1) return true;
  return listReturns(method).some(
    ({ value }) => value !== undefined && value.kind !== 'call' && value.kind !== 'await',
  );
}

/** Whether a class makes things of a kind. */
function makes(code: CodeModel, one: ClassInfo, kind: ClassInfo): boolean {
  return ownFunctions(one).some(method =>
    code.creationsOf(method).some(({ class: made }) => made === kind || made.ancestors.includes(kind)),
  );
}

function passesKept({ expression }: HandOn): boolean {
  return expression.kind === 'call' && expression.args.some(arg => ownField(arg) !== undefined);
}

/** Whether a framework fills the field or constructs the class: both have decorators. */
function isService(one: ClassInfo, { field }: HeldObject): boolean {
  if (one.language === 'python') return false;
  const declared = field.owner.declaration.fields.find(({ name }) => name === field.name);
  return (declared?.decorators?.length ?? 0) > 0 || one.decorators.length > 0;
}

/** Whether a class holds something of the same kind. */
function holdsKin(code: CodeModel, one: ClassInfo, kind: ClassInfo): boolean {
  return one.fields.some(field => describeHeld(code, field)?.classes.some(held => areKin(held, kind)));
}

/** Python's adapter for anything: methods come as arguments into `__dict__`, the rest is handed on. */
function judgeBag(code: CodeModel, one: ClassInfo): Candidate | undefined {
  const made = one.constructedBy;
  const rest = made?.parameters.find(({ declaration }) => declaration.rest === 'dict');
  const getter = one.methods.find(({ name }) => name === '__getattr__');
  const handsOn = getter && listHandOns(code, getter).find(({ method }) => method === '__getattr__');
  if (made === undefined || rest === undefined || getter === undefined || !handsOn) return undefined;
  const update = code.callsOf(made).find(({ receiver }) => receiver && ownField(receiver) === '__dict__');
  if (update === undefined) return undefined;
  const clues: Clue[] = [
    {
      text: `takes methods by name from \`${rest.name}\``,
      weight: 0.55,
      at: { module: one.module, line: update.line },
    },
    { text: `hands the rest on to \`${handsOn.field}\``, weight: 0.4, at: getter },
  ];
  if (hasWord(one.name, NAMES))
    clues.push({ text: 'is called an adapter', weight: 0.5, at: one, isName: true });
  return { roles: [{ role: 'adapter', symbol: one }], clues };
}
