import type { CodeModel } from '../code/code-model';
import type { ClassInfo } from '../code/symbols';
import type { Candidate, CandidateRole, Clue, Pattern } from '../pattern';
import { classesPassed } from '../shapes/held-objects';
import { hasWord } from '../shapes/words';
import { listWrapperClasses, listWrappers, type Wrapper } from '../shapes/wrappers';
import { detectFunctionDecorators } from './function-decorators';

const NAMES = new Set(['decorator', 'decorated', 'wrapper', 'wrapped', 'wrapping']);
const OTHERS = new Set(['proxy', 'adapter', 'handler', 'chain', 'facade']);

export const DECORATOR: Pattern = {
  id: 'decorator',
  title: 'Decorator',
  family: 'structural',
  summary: 'Adds to what an object or function does by wrapping it in something of the same kind.',
  roles: {
    decorator: 'Wraps something of its own kind, hands on to it and adds to it',
    component: 'What decorators and decorated have in common',
    'concrete-decorator': 'A kind of decorator',
    'concrete-component': 'What can be decorated',
  },
  *detect(code) {
    const wrappers = listWrappers(code);
    const byAbstraction = new Map<ClassInfo, Wrapper[]>();
    const families = new Map<readonly Wrapper[], ReadonlySet<ClassInfo>>();
    const byOwner = new Map<ClassInfo, number>();
    for (const wrapper of wrappers) {
      byOwner.set(wrapper.owner, (byOwner.get(wrapper.owner) ?? 0) + 1);
      if (wrapper.abstraction === undefined) continue;
      const list = byAbstraction.get(wrapper.abstraction);
      if (list === undefined) byAbstraction.set(wrapper.abstraction, [wrapper]);
      else list.push(wrapper);
    }
    for (const wrapper of wrappers) {
      const alike = wrapper.abstraction === undefined ? [wrapper] : byAbstraction.get(wrapper.abstraction)!;
      let family = families.get(alike);
      if (family === undefined) {
        family = new Set(alike.flatMap(one => [one.owner, ...one.owner.descendants]));
        families.set(alike, family);
      }
      const found = judge(code, wrapper, alike, family, byOwner.get(wrapper.owner)! > 1);
      if (found !== undefined) yield found;
    }
    yield* detectFunctionDecorators(code);
  },
};

/** Components that are told of one decorator. */
const MOST_COMPONENTS = 10;

function judge(
  code: CodeModel,
  wrapper: Wrapper,
  alike: readonly Wrapper[],
  family: ReadonlySet<ClassInfo>,
  holdsSeveral: boolean,
): Candidate | undefined {
  const { owner, held, abstraction, uses, refinements } = wrapper;
  if (!held.isGiven) return undefined;
  const { field } = held;
  const clues: Clue[] = [];
  const add = (weight: number, text: string, at: Clue['at'] = owner) => clues.push({ text, weight, at });
  const fieldAt = { module: field.owner.module, line: field.line };
  const kind = abstraction?.name ?? wrapper.external?.split('.').at(-1);
  if (kind === undefined)
    add(0.15, `is given an object with methods of the same names, in \`${field.name}\``, fieldAt);
  else
    add(wrapper.isAssumed ? 0.25 : 0.45, `is a \`${kind}\` and is given one, in \`${field.name}\``, fieldAt);

  const steady = uses.filter(({ handOn }) => !handOn.isConditional);
  const first = (steady[0] ?? uses[0])!;
  const at = { module: first.method.module, line: first.handOn.line };
  const where = `\`${field.name}.${first.method.name}\``;
  if (steady.length > 0) add(0.3, `hands on to ${where} every time`, at);
  else add(-0.35, `hands on to ${where} sometimes only`, at);

  const own = uses.filter(({ method }) => method.owner === owner);
  const adding = own.find(({ isPure }) => !isPure);
  if (adding !== undefined) add(0.2, `adds to what \`${adding.method.name}\` does`, adding.method);
  else if (refinements.length > 0) add(0.2, `\`${refinements[0]!.name}\` adds to it`, refinements[0]);
  else add(-0.3, 'adds nothing');
  // Two of which it is only assumed say nothing for each other.
  const other = alike.find(
    one => one.owner !== owner && one.held.isGiven && !(wrapper.isAssumed && one.isAssumed),
  );
  if (refinements.length > 1) add(0.3, `has ${refinements.length} kinds`, refinements[0]);
  else if (other !== undefined) add(0.3, `\`${other.owner.name}\` wraps the same kind`, other.owner);
  const passed = classesPassed(code, field);
  const stacked = passed.find(one => family.has(one));
  if (stacked !== undefined)
    add(wrapper.isDuck ? 0.5 : 0.35, `is put round another one, \`${stacked.name}\``);

  if (held.isCreated) add(held.isLate ? -0.6 : -0.3, 'makes what it wraps by itself', fieldAt);
  else if (
    held.isDeclared &&
    !held.classes.some(one => one.isAbstract) &&
    wrapper.abstraction !== held.classes[0]
  )
    add(-0.2, `is made for \`${held.classes[0]!.name}\` alone`, fieldAt);
  if (wrapper.isAsked && !held.isCreated)
    add(-0.6, `looks whether \`${field.name}\` holds anything`, fieldAt);
  if (wrapper.isKnown) add(-0.6, 'what it wraps knows of it');
  if (holdsSeveral) add(-0.5, 'holds several of its own kind');
  if (wrapper.isDuck) {
    const open = owner.methods.filter(one => one.isPublic).length;
    if (own.length * 2 < open && stacked === undefined) add(-0.5, 'has more methods of its own');
  }
  if (hasWord(owner.name, NAMES) || refinements.some(({ name }) => hasWord(name, NAMES)))
    clues.push({ text: 'is called a decorator', weight: 0.45, at: owner, isName: true });
  else if (hasWord(owner.name, OTHERS)) add(-0.45, 'is called something else');
  return { roles: listRoles(code, wrapper), clues };
}

function listRoles(code: CodeModel, { owner, abstraction, refinements, held }: Wrapper): CandidateRole[] {
  const roles: CandidateRole[] = [{ role: 'decorator', symbol: owner }];
  if (abstraction !== undefined) roles.push({ role: 'component', symbol: abstraction });
  for (const symbol of refinements) roles.push({ role: 'concrete-decorator', symbol });
  const family = new Set([owner, ...owner.descendants]);
  const concrete = abstraction === undefined ? held.classes : code.concreteOf(abstraction);
  const wrappers = listWrapperClasses(code);
  let shown = 0;
  for (const symbol of concrete) {
    if (family.has(symbol) || wrappers.has(symbol)) continue;
    roles.push({ role: 'concrete-component', symbol });
    if (++shown === MOST_COMPONENTS) break;
  }
  return roles;
}
