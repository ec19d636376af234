import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { classOf } from '../code/type-questions';
import type { Candidate, CandidateRole, Clue, Pattern } from '../pattern';
import { type HandOn, listHandOns } from '../shapes/hand-ons';
import { describeHeld, type HeldObject } from '../shapes/held-objects';
import { areKin, knows } from '../shapes/kinship';
import { hasWord } from '../shapes/words';

const NAMES = new Set([
  ...['abstraction', 'implementation', 'implementor', 'implementer', 'impl', 'bridge', 'platform', 'backend'],
  ...['device', 'renderer', 'engine', 'api', 'driver'],
]);
const OTHERS = new Set([
  ...['state', 'strategy', 'decorator', 'proxy', 'handler', 'repository', 'service', 'mediator', 'visitor'],
  ...['command', 'builder', 'observer', 'factory', 'controller', 'colleague', 'component'],
]);

/** A hierarchy whose classes hold what does the work for them. */
interface Span {
  readonly abstraction: ClassInfo;
  readonly refinements: readonly ClassInfo[];
  readonly held: HeldObject;
  readonly implementor: ClassInfo;
  readonly calls: readonly { readonly method: FunctionInfo; readonly handOn: HandOn }[];
}

export const BRIDGE: Pattern = {
  id: 'bridge',
  title: 'Bridge',
  family: 'structural',
  summary: 'Keeps kinds of a thing apart from the ways to carry it out, so that both can vary.',
  roles: {
    abstraction: 'What others use; hands work on to an implementor',
    refinement: 'A kind of the abstraction',
    implementor: 'What every way to carry it out has to offer',
    implementation: 'A way to carry it out',
  },
  *detect(code) {
    for (const one of code.classes) {
      if (one.children.length === 0 || one.kind === 'enum' || one.kind === 'type') continue;
      for (const span of listSpans(code, one)) yield judge(code, span);
    }
  },
};

function* listSpans(code: CodeModel, one: ClassInfo): Iterable<Span> {
  const refinements = one.descendants.filter(({ kind }) => kind === 'class');
  for (const field of listSharedFields(one, refinements)) {
    const held = describeHeld(code, field);
    if (held === undefined || !held.isGiven) continue;
    const implementor = findImplementor(held);
    if (implementor === undefined || areKin(one, implementor)) continue;
    const calls = [one, ...refinements].flatMap(at =>
      at.methods.flatMap(method =>
        listHandOns(code, method)
          .filter(handOn => handOn.field === field.name)
          .map(handOn => ({ method, handOn })),
      ),
    );
    if (calls.length > 0) yield { abstraction: one, refinements, held, implementor, calls };
  }
}

/** Fields of a class itself, or those of the same name that several of its children have. */
function listSharedFields(one: ClassInfo, refinements: readonly ClassInfo[]): FieldInfo[] {
  const own = one.fields.filter(({ isStatic }) => !isStatic);
  if (own.length > 0 || !one.isAbstract || refinements.length > 20) return own;
  const [first, ...others] = one.children;
  return (first?.fields ?? []).filter(
    ({ name, isStatic }) =>
      !isStatic &&
      others.length > 0 &&
      others.some(({ fields }) => fields.some(field => field.name === name)),
  );
}

/** The type of what is held: abstract, or the nearest base of all that is passed. */
function findImplementor({ classes, isDeclared }: HeldObject): ClassInfo | undefined {
  const [first, ...others] = classes;
  if (first === undefined) return undefined;
  if (isDeclared && others.length === 0) return first;
  return [first, ...first.ancestors].find(
    base =>
      (base.isAbstract || others.length > 0) &&
      others.every(one => one === base || one.ancestors.includes(base)),
  );
}

function judge(code: CodeModel, { abstraction, refinements, held, implementor, calls }: Span): Candidate {
  const clues: Clue[] = [];
  const add = (weight: number, text: string, at: Clue['at'] = abstraction) =>
    clues.push({ text, weight, at });
  const { field } = held;
  const fieldAt = { module: field.owner.module, line: field.line };
  const ways = code.concreteOf(implementor);
  const uses = new Set(calls.map(({ method }) => method.owner!));
  const [call] = calls;
  const callAt = { module: call!.method.module, line: call!.handOn.line };
  add(0.35, `is given a \`${implementor.name}\` that does the work, \`${field.name}\``, fieldAt);
  if (ways.length > 1) add(0.3, `\`${implementor.name}\` has ${ways.length} ways to do it`, implementor);
  else add(-0.4, `\`${implementor.name}\` has one way to do it`, implementor);
  const using = refinements.find(one => uses.has(one));
  if (using !== undefined)
    add(0.3, `\`${using.name}\` is a kind of it, and calls \`${call!.handOn.method}\``, using);
  else if (uses.size > 0) add(0.2, `\`${refinements[0]!.name}\` is a kind of it`, refinements[0]);
  if (refinements.length > 1) add(0.15, `has ${refinements.length} kinds`);
  const hierarchy = [abstraction, ...refinements];
  const working = hierarchy.flatMap(({ methods }) =>
    methods.filter(method => method.isPublic && !method.isAbstract),
  );
  const handing = new Set(calls.map(({ method }) => method));
  const share = working.filter(method => handing.has(method)).length / Math.max(1, working.length);
  if (share >= 0.6) add(0.25, 'most of what it does is handed on', callAt);
  else if (share < 0.25) add(-0.5, 'does most by itself');
  if (!implementor.isAbstract) add(-0.2, `\`${implementor.name}\` is a class of its own`, implementor);
  if (knows(implementor, abstraction) || ways.some(way => hierarchy.some(one => knows(way, one))))
    add(-0.7, `\`${implementor.name}\` knows of it`, implementor);
  const others = new Set(
    hierarchy.flatMap(({ fields }) =>
      fields
        .filter(one => one.name !== field.name && (classOf(one.type)?.methods.length ?? 0) > 0)
        .map(({ name }) => name),
    ),
  );
  if (others.size > 0) add(others.size > 1 ? -0.55 : -0.3, 'works with others, too', abstraction);
  if (refinements.length > 12) add(-0.4, 'has too many kinds for one purpose');
  const names = [abstraction, implementor, ...ways].map(({ name }) => name);
  if (names.some(name => hasWord(name, NAMES)) || hasWord(field.name, NAMES))
    clues.push({ text: 'is called so', weight: 0.25, at: implementor, isName: true });
  if ([abstraction.name, implementor.name].some(name => hasWord(name, OTHERS)))
    add(-0.4, 'is called something else');
  const roles: CandidateRole[] = [{ role: 'abstraction', symbol: abstraction }];
  for (const symbol of refinements.slice(0, 10)) roles.push({ role: 'refinement', symbol });
  roles.push({ role: 'implementor', symbol: implementor });
  for (const symbol of ways.filter(way => way !== implementor).slice(0, 10))
    roles.push({ role: 'implementation', symbol });
  return { roles, clues };
}
