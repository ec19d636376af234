import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import type { Candidate, Pattern } from '../pattern';
import { listStatements } from '../shapes/bodies';
import { type Family, familyOf, isOfFamily } from '../shapes/families';
import { findFieldUses, type HeldCall } from '../shapes/field-uses';
import { calledClue, mostNamed, pathClue, present } from '../shapes/naming';
import { rolesOf } from '../shapes/roles';

const WORDS = new Set(['mediator', 'colleague', 'coordinator', 'hub', 'chatroom', 'room', 'tower']);

/** More holders than this have a service in common. */
const MOST_COLLEAGUES = 10;

/** Mediator: objects talk through one that knows them all. */
export const MEDIATOR: Pattern = {
  id: 'mediator',
  title: 'Mediator',
  family: 'behavioural',
  summary:
    'Objects tell one mediator what happens with them, and it calls the others, so that they need not know each other.',
  roles: {
    mediator: 'Is told what happens and calls whom it concerns',
    colleague: 'Holds the mediator and tells it what happens',
  },
  after: ['state'],
  *detect(code, found) {
    const byMediator = new Map<
      ClassInfo,
      { holder: FieldInfo; family: Family; calls: readonly HeldCall[] }[]
    >();
    for (const owner of code.classes)
      for (const field of owner.fields) {
        if (field.container !== undefined) continue;
        const calls = findFieldUses(code)
          .callsOn(field)
          .filter(({ method }) => method !== '');
        if (calls.length === 0) continue;
        const family = familyOf(code, field);
        if (family === undefined || family.variants.length > 3 || isOfFamily(family, owner)) continue;
        for (const mediator of family.variants) {
          const list = byMediator.get(mediator);
          const one = { holder: field, family, calls };
          if (list === undefined) byMediator.set(mediator, [one]);
          else list.push(one);
        }
      }
    for (const [mediator, links] of byMediator) {
      if (found.has('state', mediator)) continue;
      const candidate = describeMediator(code, mediator, links);
      if (candidate !== undefined) yield candidate;
    }
  },
};

function describeMediator(
  code: CodeModel,
  mediator: ClassInfo,
  links: readonly {
    readonly holder: FieldInfo;
    readonly family: Family;
    readonly calls: readonly HeldCall[];
  }[],
): Candidate | undefined {
  const uses = findFieldUses(code);
  const told = links.flatMap(({ calls }) => calls);
  const holders = new Set(links.map(({ holder }) => holder.owner));
  const speaking = new Set(told.flatMap(({ by }) => (by.owner === undefined ? [] : [by.owner])));
  const itself = told.find(({ expression }) => expression.args.some(arg => arg.kind === 'self'));
  const heard = new Set(told.map(({ method }) => method));
  const reacting = [...heard]
    .map(name => code.findMethod(mediator, name))
    .filter((one): one is FunctionInfo => one !== undefined);
  const reach = ownReach(code, mediator, reacting);
  const fields = [mediator, ...mediator.ancestors].flatMap(at => at.fields);
  // Most that is held by others calls nothing in turn, and is not told who calls.
  if (itself === undefined && !fields.some(field => uses.callsOn(field).some(({ by }) => reach.has(by))))
    return undefined;
  const introduced = findIntroduction(code, mediator);
  const colleagues = [...new Set([...holders, ...speaking, ...(introduced?.to ?? [])])];
  const isColleague = (one: ClassInfo) =>
    colleagues.some(other => one === other || one.ancestors.includes(other) || other.ancestors.includes(one));
  // What the mediator's methods do with fields that hold colleagues.
  const known = fields.filter(field => {
    const variants = familyOf(code, field)?.variants ?? [];
    // Most of those that may be held know the mediator.
    return variants.filter(isColleague).length * 2 > variants.length;
  });
  const passed = known.flatMap(field =>
    uses
      .callsOn(field)
      .filter(
        ({ by, method }) =>
          reach.has(by) &&
          familyOf(code, field)?.variants.some(one => code.findMethod(one, method) !== undefined),
      ),
  );
  const [first] = passed;
  const [telling] = told;
  if (telling === undefined) return undefined;
  const isMany = known.length > 1 || known.some(({ container }) => container !== undefined);
  const kinds = new Set(passed.map(({ field }) => field));
  const answered = told.every(({ isUsed }) => isUsed);
  const base = links[0]!.family.base;
  if (first === undefined && itself === undefined) return undefined;
  return {
    roles: [
      { role: 'mediator', symbol: mediator },
      ...rolesOf('colleague', [
        ...colleagues.filter(one => one !== base),
        ...known.flatMap(field => familyOf(code, field)?.variants ?? []),
      ]),
    ],
    clues: present(
      {
        text: `\`${telling.by.owner?.name}\` holds it and calls \`${telling.method}\``,
        weight: 0.25,
        at: { module: telling.by.module, line: telling.line },
      },
      first !== undefined && {
        text: `\`${first.by.name}\` then calls \`${first.method}\` of what \`${first.field.name}\` holds`,
        weight: isMany ? 0.45 : 0.25,
        at: { module: first.by.module, line: first.line },
      },
      itself && {
        text: 'whoever calls it says who it is',
        weight: first === undefined ? 0.1 : 0.25,
        at: { module: itself.by.module, line: itself.line },
      },
      introduced &&
        first !== undefined && {
          text: `\`${introduced.by.name}\` makes itself known to those that come to it`,
          weight: 0.15,
          at: { module: introduced.by.module, line: introduced.line },
        },
      kinds.size > 1 && {
        text: `it calls ${kinds.size} of those that know it`,
        weight: 0.2,
        at: { module: first!.by.module, line: first!.line },
      },
      holders.size > MOST_COLLEAGUES && {
        text: `${holders.size} classes hold it: a service for all`,
        weight: -0.5,
        at: mediator,
      },
      answered &&
        itself === undefined && {
          text: 'it is asked for answers rather than told',
          weight: -0.3,
          at: { module: telling.by.module, line: telling.line },
        },
      calledClue([mediator, base, mostNamed(colleagues, WORDS)], WORDS, 0.5),
      pathClue(mediator, WORDS, 0.3),
    ),
  };
}

/** Where a class hands itself to others, which keep it: `colleague.join(self)`, `colleague.room = self`. */
function findIntroduction(
  code: CodeModel,
  mediator: ClassInfo,
): { by: FunctionInfo; line: number; to: ClassInfo[] } | undefined {
  const knowing = code
    .holdersOf(mediator)
    .filter(({ owner, container }) => owner !== mediator && container === undefined)
    .map(({ owner }) => owner);
  for (const by of mediator.methods) {
    for (const { expression, line, name, receiver } of code.callsOf(by)) {
      if (name === undefined || receiver === undefined || receiver.kind === 'self') continue;
      if (!expression.args.some(arg => arg.kind === 'self')) continue;
      const to = knowing.filter(one => code.findMethod(one, name) !== undefined);
      if (to.length > 0) return { by, line, to };
    }
    for (const statement of listStatements(by)) {
      if (statement.kind !== 'assign' || statement.value?.kind !== 'self') continue;
      const { target } = statement;
      if (target.kind === 'member' && target.of.kind === 'name') return { by, line: statement.line, to: [] };
    }
  }
  return undefined;
}

/** These methods and the own ones that they call. */
function ownReach(code: CodeModel, owner: ClassInfo, from: readonly FunctionInfo[]): Set<FunctionInfo> {
  const found = new Set(from);
  for (const method of found) {
    if (found.size > 60) break;
    for (const { target } of code.callsOf(method))
      if (
        target?.kind === 'function' &&
        target.function.owner !== undefined &&
        (target.function.owner === owner || owner.ancestors.includes(target.function.owner))
      )
        found.add(target.function);
  }
  return found;
}
