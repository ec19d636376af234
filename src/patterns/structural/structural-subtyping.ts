import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classesIn, classOf } from '../code/type-questions';
import type { CandidateRole, Clue, Pattern } from '../pattern';
import { scopeOf } from '../shapes/class-parts';
import { describeHeld } from '../shapes/held-objects';
import { listPublic } from '../shapes/kinship';

/** Calls of one function, and users of one type, that are looked at. */
const MOST = 200;

export const STRUCTURAL_SUBTYPING: Pattern = {
  id: 'structural-subtyping',
  title: 'Structural subtyping',
  family: 'structural',
  summary: 'Classes fit an interface by having its methods, without naming it.',
  roles: {
    protocol: 'Says which methods are needed',
    fit: 'Has them, and does not name it',
    user: 'Takes whatever fits',
  },
  *detect(code) {
    const givers = new Map<ClassInfo, FunctionInfo>();
    for (const giver of code.allFunctions)
      for (const given of classesIn(giver.returns)) if (!givers.has(given)) givers.set(given, giver);
    for (const one of code.classes)
      if (one.fittedBy.length > 0 && one.kind !== 'class') yield judge(code, one, givers.get(one));
  },
};

function judge(code: CodeModel, one: ClassInfo, giver: FunctionInfo | undefined) {
  const clues: Clue[] = [];
  const add = (weight: number, text: string, at: Clue['at'] = one) => clues.push({ text, weight, at });
  const wanted = [one, ...one.ancestors].flatMap(listPublic);
  const takers = code.takersOf(one);
  const passed = findPassed(code, one);
  const fits = [...new Set([...passed.keys(), ...one.fittedBy])];
  const first = fits[0]!;
  const methods = wanted
    .slice(0, 3)
    .map(({ name }) => `\`${name}\``)
    .join(', ');
  const isProtocol = one.kind === 'protocol';
  add(isProtocol ? 0.6 : 0.25, `\`${first.name}\` has ${methods} and does not name \`${one.name}\``, first);
  if (passed.size > 0)
    add(0.6, `\`${first.name}\` is given where \`${one.name}\` is asked for`, passed.get(first));
  if (takers.length > 0)
    add(isProtocol ? 0.3 : 0.15, `\`${takers[0]!.name}\` takes whatever fits`, takers[0]);
  else if (giver !== undefined && !fits.includes(giver.owner!) && giver.owner !== one)
    add(isProtocol ? 0.3 : 0.15, `\`${giver.name}\` gives one that fits`, giver);
  else if (code.holdersOf(one).length > 0) add(0.15, 'is held somewhere', code.holdersOf(one)[0]!.owner);
  else if (isProtocol) add(-0.2, 'nobody asks for it');
  if (wanted.length > 2) add(0.2, `asks for ${wanted.length} methods`);
  else if (wanted.length === 1 && !isProtocol && passed.size === 0) add(-0.4, 'asks for a single method');
  if (isProtocol && one.descendants.length === 0) add(0.15, 'no class names it');
  const roles: CandidateRole[] = [{ role: 'protocol', symbol: one }];
  for (const symbol of fits.slice(0, 12)) roles.push({ role: 'fit', symbol });
  for (const symbol of takers.slice(0, 5)) roles.push({ role: 'user', symbol });
  return { roles, clues };
}

/** Classes that fit, and that are passed to functions, or held by fields, that ask for the type. */
function findPassed(code: CodeModel, wanted: ClassInfo): Map<ClassInfo, Clue['at']> {
  const fits = new Set(wanted.fittedBy.flatMap(one => [one, ...one.descendants]));
  const found = new Map<ClassInfo, Clue['at']>();
  for (const taker of code.takersOf(wanted).slice(0, MOST)) {
    const places = taker.parameters.flatMap(({ type, name }, place) =>
      classesIn(type).includes(wanted) ? [{ place, name }] : [],
    );
    const isConstructor = taker.declaration.type === 'constructor';
    const calls =
      isConstructor && taker.owner !== undefined ? code.creatorsOf(taker.owner) : code.callersOf(taker);
    for (const call of calls.slice(0, MOST)) {
      const scope = scopeOf(code, call);
      for (const { place, name } of places) {
        const { args } = call.expression;
        const keyword = args.find(arg => arg.kind === 'keyword' && arg.name === name);
        const arg = keyword?.kind === 'keyword' ? keyword.value : args[place];
        const given = arg && classOf(code.typeOf(arg, scope));
        if (given !== undefined && fits.has(given) && !found.has(given))
          found.set(given, { module: call.module, line: call.line });
      }
    }
  }
  for (const field of code.holdersOf(wanted)) {
    const held = describeHeld(code, field);
    if (held === undefined) continue;
    for (const { value, by, line } of field.values) {
      const given = by && value.kind === 'call' ? classOf(code.typeOf(value, by)) : undefined;
      if (given !== undefined && fits.has(given) && !found.has(given))
        found.set(given, { module: field.owner.module, line });
    }
  }
  return found;
}
