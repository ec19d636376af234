import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS } from '../code/flat-body';
import { ownField } from '../code/own-field';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classOf } from '../code/type-questions';
import { walkBody, walkExpression } from '../code/walk';
import type { Candidate, CandidateRole, Clue, Pattern } from '../pattern';
import { listExpressions, listStatements } from '../shapes/bodies';
import { findShared } from '../shapes/kinship';
import { listFieldCalls, rootField } from '../shapes/own-fields';
import { hasWord } from '../shapes/words';
import { listWrappers, type Wrapper, type WrapperUse } from '../shapes/wrappers';
import { detectProxyObjects } from './proxy-objects';

const NAMES = new Set(['proxy', 'proxied', 'surrogate', 'lazy', 'protected', 'cached', 'guarded']);
const OTHERS = new Set(['decorator', 'adapter', 'handler', 'chain', 'facade', 'bridge', 'wrapper']);
const LOGS = /^(?:print|console|log|logger|logging|_logger|_log)$/;
const REMOTE =
  /^(?:requests|httpx|urllib|http|https|socket|grpc|xmlrpc|aiohttp|fetch|axios|net|zmq|XMLHttpRequest)(?:\.|$)/;

export const PROXY: Pattern = {
  id: 'proxy',
  title: 'Proxy',
  family: 'structural',
  summary: 'Stands in for one object with the same methods, and decides when and whether it is reached.',
  roles: {
    proxy: 'Stands in for the subject',
    subject: 'What the proxy and the real one have in common',
    'real-subject': 'What it stands for',
  },
  after: ['adapter-gof'],
  *detect(code, found) {
    const wrappers = listWrappers(code);
    const owners = new Map<ClassInfo, Wrapper[]>();
    for (const wrapper of wrappers) {
      const list = owners.get(wrapper.owner);
      if (list === undefined) owners.set(wrapper.owner, [wrapper]);
      else list.push(wrapper);
    }
    const alike = new Map<ClassInfo, number>();
    for (const { abstraction } of wrappers)
      if (abstraction !== undefined) alike.set(abstraction, (alike.get(abstraction) ?? 0) + 1);
    for (const wrapper of wrappers) {
      const { owner, abstraction, held } = wrapper;
      const others = abstraction === undefined ? 0 : alike.get(abstraction)! - 1;
      const isAdapted = held.classes.some(one => found.has('adapter-gof', one));
      yield judge(code, wrapper, { isAdapted, peers: owners.get(owner)!.length - 1, others });
    }
    const known = new Set(wrappers.map(({ owner }) => owner));
    for (const one of code.classes) {
      const candidate = one.kind === 'class' && !known.has(one) ? judgeMade(code, one) : undefined;
      if (candidate) yield candidate;
    }
    yield* detectProxyObjects(code);
  },
};

/** How many more there are: things of its own kind that it holds, and wrappers of the same abstraction. */
interface Company {
  readonly peers: number;
  readonly others: number;
  /** What it holds is an adapter of something else. */
  readonly isAdapted: boolean;
}

function judge(code: CodeModel, wrapper: Wrapper, { peers, others, isAdapted }: Company): Candidate {
  const { owner, held, abstraction, uses, refinements } = wrapper;
  const { field } = held;
  const clues: Clue[] = [];
  const add = (weight: number, text: string, at: Clue['at'] = owner) => clues.push({ text, weight, at });
  const fieldAt = { module: field.owner.module, line: field.line };
  const first = (uses.find(({ handOn }) => handOn.isConditional) ?? uses[0])!;
  const at = { module: first.method.module, line: first.handOn.line };
  const kind = abstraction?.name ?? wrapper.external?.split('.').at(-1);
  const share = shareHandedOn(wrapper);
  const isDynamic = first.method.name === '__getattr__';

  if (kind !== undefined) add(0.4, `is a \`${kind}\` and stands before one, \`${field.name}\``, fieldAt);
  else if (isDynamic) add(0.65, `hands every attribute on to \`${field.name}\``, at);
  else add(share === 1 ? 0.4 : 0.2, `has the methods of what \`${field.name}\` holds`, fieldAt);
  if (!isDynamic && share < 0.5) add(share < 0.3 || kind === undefined ? -0.7 : -0.4, 'does most by itself');

  const isOne = held.classes.length > 0 && !held.classes.some(one => one.isAbstract);
  if (held.isLate && !wrapper.isAsked) add(0.25, 'makes the real one for each call', fieldAt);
  else if (held.isLate) add(0.45, 'virtual: makes the real one when it is first needed', fieldAt);
  else if (held.isCreated) add(0.4, 'makes the real one by itself', fieldAt);
  else if (isOne && held.isDeclared && held.classes[0] !== abstraction)
    add(0.3, `stands for one class alone, \`${held.classes[0]!.name}\``, fieldAt);
  const cached = uses.find(use => use.handOn.isConditional && keepsAnswer(use, field.name));
  const isChain = wrapper.isAsked && !held.isCreated;
  if (cached !== undefined) add(0.5, 'caching: keeps what the real one answered', cached.method);
  else if (first.handOn.isConditional && !(wrapper.isAsked && !isChain))
    add(0.4, 'protection: reaches the real one on some conditions only', at);
  const logging = uses.find(({ method }) => callsMatching(code, method, LOGS));
  if (logging !== undefined) add(0.1, 'logging: notes what is asked for', logging.method);
  const remote = uses.find(({ method }) => callsMatching(code, method, REMOTE));
  if (remote !== undefined) add(0.2, 'remote: asks over the network', remote.method);

  const isNamed = hasWord(owner.name, NAMES);
  if (isNamed) clues.push({ text: 'is called a proxy', weight: 0.5, at: owner, isName: true });
  else if (hasWord(owner.name, OTHERS)) add(-0.5, 'is called something else');
  if (refinements.length > 0) add(-0.5, 'has kinds that add to it', refinements[0]);
  const isOpen = held.isGiven && !held.isCreated && !isOne;
  if (isOpen && !isDynamic && cached === undefined && !first.handOn.isConditional && !isNamed)
    add(-0.35, 'takes whatever is given, and hands on every time', fieldAt);
  const isIdle = uses.every(({ isPure, handOn }) => isPure && !handOn.isConditional);
  if (isIdle && !held.isLate && !isDynamic) add(-0.35, 'hands on and does nothing else', at);
  if (wrapper.isDuck && held.isGiven && !isDynamic)
    add(-0.3, 'is given what happens to have such methods', fieldAt);
  if (isChain) add(-0.6, `looks whether \`${field.name}\` holds anything`, fieldAt);
  if (peers > 0) add(-0.5, 'holds several of its own kind');
  if (isAdapted) add(-0.5, 'what it holds makes something else fit', fieldAt);
  if (wrapper.isKnown) add(-0.6, 'what it holds knows of it');
  const isSet =
    held.isGiven && !held.isCreated && field.values.some(({ by }) => by?.declaration.type === 'method');
  if (isSet && cached === undefined) add(-0.4, 'what it stands for is set later', fieldAt);
  if (others > 0 && isOpen && cached === undefined) add(-0.4, 'others hand on to the same kind', fieldAt);
  return { roles: listRoles(code, wrapper), clues };
}

/** A class whose methods each make the real one on the spot, to call their own name on it. */
function judgeMade(code: CodeModel, one: ClassInfo): Candidate | undefined {
  const open = one.methods.filter(({ isPublic, name }) => isPublic && !name.startsWith('__'));
  const calls = open.flatMap(method => {
    const made = new Set(code.creationsOf(method).map(creation => creation.class));
    const call = code.callsOf(method).find(({ name, receiverType, receiver, isDeferred }) => {
      const of = name === method.name && !isDeferred ? classOf(receiverType) : undefined;
      const isHere = receiver?.kind === 'call' || receiver?.kind === 'name';
      return of !== undefined && of !== one && isHere && made.has(of);
    });
    return call === undefined ? [] : [{ method, call, subject: classOf(call.receiverType)! }];
  });
  const [first] = calls;
  if (first === undefined || calls.length < open.length) return undefined;
  // More than this, and it builds something.
  if (listStatements(first.method).length > 8) return undefined;
  const at = { module: one.module, line: first.call.line };
  // With a common type they are links of a chain, or parts of a language, more often than not.
  if (findShared(one, first.subject, first.method.name) !== undefined) return undefined;
  const text = `has the methods of \`${first.subject.name}\`, and makes one to call it`;
  const clues: Clue[] = [{ text, weight: 0.4, at }];
  if (isChoosing(first.method))
    clues.push({ text: 'protection: reaches the real one on some conditions only', weight: 0.4, at });
  if (hasWord(one.name, NAMES)) clues.push({ text: 'is called a proxy', weight: 0.5, at: one, isName: true });
  return {
    roles: [
      { role: 'proxy', symbol: one },
      { role: 'real-subject', symbol: first.subject },
    ],
    clues,
  };
}

function isChoosing(method: FunctionInfo): boolean {
  return (
    listStatements(method).some(({ kind }) => kind === 'if' || kind === 'switch') ||
    listExpressions(method).some(({ kind }) => kind === 'conditional')
  );
}

function listRoles(code: CodeModel, { owner, abstraction, held }: Wrapper): CandidateRole[] {
  const roles: CandidateRole[] = [{ role: 'proxy', symbol: owner }];
  if (abstraction !== undefined) roles.push({ role: 'subject', symbol: abstraction });
  const real = held.classes.filter(one => one !== abstraction);
  const found = real.length > 0 || abstraction === undefined ? real : code.concreteOf(abstraction);
  const wrappers = new Set(listWrappers(code).map(one => one.owner));
  for (const symbol of found.filter(one => !wrappers.has(one)).slice(0, 10))
    roles.push({ role: 'real-subject', symbol });
  return roles;
}

/** The share of the public methods that hand on. */
function shareHandedOn({ owner, uses }: Wrapper): number {
  const helpers = new Set(uses.flatMap(({ method }) => listFieldCalls(method).map(({ field }) => field)));
  const open = owner.methods.filter(
    ({ isPublic, name }) => isPublic && !helpers.has(name) && (!name.startsWith('__') || hasUse(uses, name)),
  );
  return open.filter(({ name }) => hasUse(uses, name)).length / Math.max(1, open.length);
}

function hasUse(uses: Wrapper['uses'], name: string): boolean {
  return uses.some(({ method }) => method.name === name);
}

/** Whether what the real one answers gets into another own field: assigned, as an element, or by an own method. */
function keepsAnswer({ method, handOn }: WrapperUse, subject: string): boolean {
  const answers = new Set<string>();
  const isAnswer = (value: Expression | undefined): boolean => {
    let found = false;
    if (value !== undefined)
      walkExpression(value, {
        expression(at) {
          found ||= at === handOn.expression || (at.kind === 'name' && answers.has(at.name));
          return !found;
        },
      });
    return found;
  };
  let found = false;
  walkBody(method.body, {
    statement(statement) {
      if (statement.kind !== 'assign' || !isAnswer(statement.value)) return undefined;
      const { target } = statement;
      if (target.kind === 'name') answers.add(target.name);
      else {
        const field = rootField(target);
        found ||= field !== undefined && field !== subject;
      }
      return undefined;
    },
    kinds: CALLS,
    expression(at) {
      if (at.kind !== 'call' || at === handOn.expression || at.callee.kind !== 'member') return undefined;
      const { of, name } = at.callee;
      const field = ownField(of);
      const isPut = (name === 'set' || name === 'setdefault' || name === 'put') && field !== subject;
      if ((of.kind === 'self' || (field !== undefined && isPut)) && at.args.some(isAnswer)) found = true;
      return undefined;
    },
  });
  return found;
}

function callsMatching(code: CodeModel, method: FunctionInfo, wanted: RegExp): boolean {
  return code.callsOf(method).some(({ expression, target }) => {
    if (target?.kind === 'external' && wanted.test(target.name)) return true;
    let at = expression.callee;
    while (at.kind === 'member' && at.of.kind !== 'self') at = at.of;
    return (at.kind === 'name' || at.kind === 'member') && wanted.test(at.name);
  });
}
