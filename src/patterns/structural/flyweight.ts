import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import type { Candidate, CandidateRole, Clue, Pattern, RoleSymbol } from '../pattern';
import { findKeyedStore, type KeyedStore, listRemovals } from '../shapes/keyed-stores';
import { listFieldAssignments } from '../shapes/own-fields';
import { hasWord } from '../shapes/words';

const NAMES = new Set(['flyweight', 'shared', 'intern', 'interned']);
const OTHERS = new Set([
  ...[
    'singleton',
    'registry',
    'session',
    'connection',
    'service',
    'manager',
    'store',
    'repository',
    'multiton',
  ],
  ...['container', 'locator', 'provider', 'widget', 'subject'],
]);

export const FLYWEIGHT: Pattern = {
  id: 'flyweight',
  title: 'Flyweight',
  family: 'structural',
  summary: 'Shares one object between all who need the same state, instead of making one for each.',
  roles: {
    factory: 'Gives out shared objects, and makes one where there is none yet',
    flyweight: 'Is shared; keeps only what is the same for all',
    context: 'Holds a flyweight, and what is its own besides',
  },
  *detect(code) {
    for (const one of code.allFunctions) {
      const store = findKeyedStore(code, one);
      if (store !== undefined) yield judge(code, one, store);
    }
  },
};

function judge(code: CodeModel, giving: FunctionInfo, store: KeyedStore): Candidate {
  const { made, isOwn } = store;
  const clues: Clue[] = [];
  const add = (weight: number, text: string, at: Clue['at'] = giving) => clues.push({ text, weight, at });
  const at = { module: giving.module, line: store.line };
  const what = made === undefined ? 'an object' : `a \`${made.name}\``;
  add(0.4, `makes ${what} for a key once, and keeps it`, at);
  add(0.2, 'gives the same one to all who ask for the key', at);
  if (isOwn) add(0.45, 'making one by itself gives the shared one', giving);
  if (store.isOfKey) add(0.2, 'what is kept is made from what makes the key', at);
  else if (!isOwn) add(-0.4, 'what is kept has nothing from the key', at);
  if (made === undefined && !isOwn) add(-0.25, 'what it makes is not known here', at);
  const changing = made?.methods.find(method => listFieldAssignments(method).length > 0);
  if (changing !== undefined) add(-0.5, `\`${changing.name}\` changes it`, changing);
  else if (made !== undefined && made.fields.length > 0) add(0.3, `\`${made.name}\` does not change`, made);
  const removal = giving.owner && listRemovals(giving.owner, store.name).at(0);
  if (removal !== undefined) add(-0.5, 'what is kept is thrown away at times', removal);
  const contexts =
    made === undefined
      ? []
      : code.holdersOf(made).filter(({ owner, container }) => owner !== giving.owner && !container);
  const context = contexts.find(({ owner }) => owner.fields.length > 1)?.owner;
  if (context !== undefined) add(0.2, `\`${context.name}\` adds state of its own to it`, context);
  if (made?.fields.some(({ type }) => (type?.class?.methods.length ?? 0) > 2))
    add(-0.3, 'it works with others', made);
  const names = [giving.owner?.name, made?.name, store.name].filter(name => name !== undefined);
  if (names.some(name => hasWord(name, NAMES)))
    clues.push({ text: 'is called a flyweight', weight: 0.5, at: giving, isName: true });
  else if (names.some(name => hasWord(name, OTHERS))) add(-0.4, 'is called something else');
  const chief: RoleSymbol = giving.owner ?? giving;
  const roles: CandidateRole[] = [{ role: 'factory', symbol: chief }];
  if (made !== undefined && made !== chief) roles.push({ role: 'flyweight', symbol: made });
  const holders = new Set<ClassInfo>(contexts.map(({ owner }) => owner));
  for (const symbol of [...holders].slice(0, 10)) roles.push({ role: 'context', symbol });
  return { roles, clues };
}
