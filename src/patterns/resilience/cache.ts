import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import type { Candidate, Clue, Pattern } from '../pattern';
import { findFill, isKeptFor } from '../shapes/cache-fill';
import { findExpiry, findRecency } from '../shapes/cache-upkeep';
import { scopesCallingOutside } from '../shapes/call-index';
import { externalOf } from '../shapes/external-names';
import { runsGiven } from '../shapes/given';
import { surveyFunctions } from '../shapes/survey';
import { mentions, textOf } from '../shapes/texts';
import { listOuterFunctions, listUnits, surveyUnit, type Unit } from '../shapes/units';
import { hasWord, wordsOf } from '../shapes/words';

const DECORATORS =
  /^(?:functools\.(?:lru_cache|cache)|cachetools\.(?:cached|cachedmethod|func\.\w+_cache)|async_lru\.alru_cache|aiocache\.cached|django\.views\.decorators\.cache\.cache_page|methodtools\.lru_cache|joblib\.Memory\.cache|diskcache\.\w+\.memoize|typescript-memoize\.\w+|memoizee|typescript-cacheable\.\w+|type-cacheable\.\w+|@type-cacheable\/core\.\w+|lodash-decorators\.Memoize|streamlit\.cache_(?:data|resource)|flask_caching\.\w+|cachier\.cachier)$/;
const WRAPPERS =
  /^(?:lodash(?:\.default)?\.memoize|lodash\/memoize(?:\.default)?|lodash\.memoize(?:\.default)?|memoize-one(?:\.default)?|memoizee(?:\.default)?|fast-memoize(?:\.default)?|p-memoize(?:\.default)?|mem(?:\.default)?|memoize(?:\.default)?|react\.cache|reselect\.createSelector|functools\.(?:lru_cache|cache)|moize(?:\.default)?|micro-memoize(?:\.default)?)$/;
const STORES =
  /^(?:cachetools\.(?:TTL|LRU|LFU|FIFO|RR|MRU|TLRU)?Cache|lru-cache(?:\.(?:default|LRUCache))?|node-cache(?:\.default)?|quick-lru(?:\.default)?|diskcache\.(?:Cache|FanoutCache)|flask_caching\.Cache|aiocache\.\w*Cache|@isaacs\/ttlcache(?:\.default)?|keyv(?:\.default)?|expiringdict\.ExpiringDict|cache-manager\.\w+|memory-cache(?:\.default)?|lru\.LRU)$/;
const NAMES = new Set([
  'cache',
  'cached',
  'caching',
  'memo',
  'memoize',
  'memoized',
  'memoise',
  'lru',
  'lfu',
  'ttl',
  'memos',
]);

/** What stores call their way of giving something out by key. */
const READS = /^_?(?:get|fetch|find|lookup|load|read|retrieve|peek|pop|match|search|hget)/i;

const ONE_OF_EACH = new Set(['instance', 'singleton', 'registry', 'pool']);

/** Keeps what was worked out, by what it was worked out from, so as not to do it again. */
export const CACHE: Pattern = {
  id: 'cache',
  title: 'Cache',
  family: 'resilience',
  summary:
    'Keeps results by what they were worked out from, and gives them out again in place of doing the work anew.',
  roles: {
    cache: 'The store, the function whose results are kept, or the wrapper that keeps those of others',
    lookup: 'The method that looks before it works',
  },
  *detect(code) {
    for (const one of listOuterFunctions(code)) {
      const found = findDecorated(one, code) ?? findLookup(one);
      if (found !== undefined) yield found;
    }
    for (const unit of listUnits(code)) {
      const found = findStore(unit) ?? findLibrary(unit, code);
      if (found !== undefined) yield found;
    }
    for (const module of code.modules) {
      const pair = findPair(module.functions);
      if (pair !== undefined) yield pair;
      for (const variable of module.variables) {
        const name = variable.value && wrapperOf(variable.value, module, code);
        if (name === undefined) continue;
        yield {
          roles: [{ role: 'cache', symbol: variable }],
          clues: [
            { text: `is made by \`${name}\``, weight: 0.78, at: { module: module.id, line: variable.line } },
          ],
        };
      }
    }
  },
};

function wrapperOf(
  value: Expression,
  scope: Parameters<typeof externalOf>[1],
  code: CodeModel,
): string | undefined {
  const name = externalOf(value, scope, code);
  if (name !== undefined && (WRAPPERS.test(name) || STORES.test(name))) return name;
  // `lru_cache(maxsize=None)(load)`
  return value.kind === 'call' && value.callee.kind === 'call'
    ? wrapperOf(value.callee, scope, code)
    : undefined;
}

function nameClues(names: readonly (string | undefined)[], one: FunctionInfo | ClassInfo): Clue[] {
  const said = names.find(
    name => name !== undefined && wordsOf(name).some(word => NAMES.has(word.replace(/s$/, ''))),
  );
  if (said === undefined) return [];
  return [
    {
      text: `\`${said}\` speaks of a cache`,
      weight: 0.45,
      at: { module: one.module, line: one.line },
      isName: true,
    },
  ];
}

function findDecorated(one: FunctionInfo, code: CodeModel): Candidate | undefined {
  for (const decorator of one.declaration.decorators ?? []) {
    const target = code.targetOf(decorator.kind === 'call' ? decorator.callee : decorator, one);
    if (target?.kind !== 'external' || !DECORATORS.test(target.name)) continue;
    return {
      roles: [{ role: 'cache', symbol: one }],
      clues: [
        {
          text: `\`@${target.name}\` keeps its results`,
          weight: 0.82,
          at: { module: one.module, line: one.line },
        },
      ],
    };
  }
  return undefined;
}

/** Looks first; works it out and keeps it where nothing is there. */
function findLookup(one: FunctionInfo): Candidate | undefined {
  const survey = surveyFunctions([one.declaration]);
  const fill = findFill(survey);
  if (fill === undefined) return undefined;
  const { module, owner } = one;
  const at = (line: number) => ({ module, line });
  const clues: Clue[] = [
    {
      text: `looks in \`${fill.store}\` first, and keeps there what it works out`,
      weight: fill.isOwn ? 0.62 : 0.5,
      at: at(fill.line),
    },
  ];
  if (fill.makes)
    clues.push({ text: 'what it keeps are objects that it makes', weight: -0.2, at: at(fill.line) });
  if (hasWord(fill.store, ONE_OF_EACH))
    clues.push({ text: `\`${fill.store}\` keeps one of each, for good`, weight: -0.25, at: at(fill.line) });
  const runs = survey.calls.find(call => runsGiven(call, owner));
  if (runs !== undefined && fill.isOwn)
    clues.push({ text: 'the work is done by what it is given', weight: 0.42, at: at(runs.line) });
  const expiry = fill.expiry ?? findExpiry(survey)?.line;
  if (expiry !== undefined) clues.push({ text: 'what is kept grows old', weight: 0.3, at: at(expiry) });
  clues.push(...nameClues([fill.store, one.name, owner?.name], one));
  return { roles: [{ role: 'cache', symbol: one }], clues };
}

/** A store by key that forgets: by age, or what was not used for longest. */
function findStore(unit: Unit): Candidate | undefined {
  const { symbol, module, functions } = unit;
  if (!('fields' in symbol)) return undefined;
  // Which store it is need not be told of a class that calls itself a cache.
  const said = nameClues([symbol.name], symbol);
  const kept = findKeyed(symbol, functions, said.length > 0);
  if (kept === undefined) return undefined;
  const survey = surveyUnit(unit);
  const upkeep = findRecency(survey) ?? findExpiry(survey);
  const at = (line: number) => ({ module, line });
  const clues: Clue[] = [
    { text: 'gives out by key what it was given by key', weight: 0.32, at: at(kept.read.line) },
  ];
  if (upkeep !== undefined) clues.push({ text: upkeep.text, weight: 0.5, at: at(upkeep.line) });
  clues.push(...said);
  if (clues.length === 1) return undefined;
  return {
    roles: [
      { role: 'cache', symbol },
      { role: 'lookup', symbol: kept.read },
    ],
    clues,
  };
}

/** A method that is given a key and a value and keeps them, and one that is given a key and reads from the same store. */
function findKeyed(
  owner: ClassInfo,
  functions: readonly FunctionInfo[],
  isAny: boolean,
): { read: FunctionInfo } | undefined {
  const own = functions.filter(one => one !== owner.constructedBy && one.parameters.length > 0);
  for (const write of own) {
    const stores = listWritten(write);
    if (!isAny) for (const none of ['', 'self']) stores.delete(none);
    if (stores.size === 0) continue;
    const read = own.find(one => one !== write && readsFrom(one, isAny ? undefined : stores));
    if (read !== undefined) return { read };
  }
  return undefined;
}

/** Stores in which a method keeps something by its first parameter. */
function listWritten({ declaration, parameters: [key, value] }: FunctionInfo): Set<string> {
  const stores = new Set<string>();
  if (key === undefined || value === undefined) return stores;
  const isOf = (expression: Expression | undefined) =>
    expression?.kind === 'name' && expression.name === key.name;
  const { changes, calls } = surveyFunctions([declaration]);
  for (const { target } of changes)
    if (target.kind === 'index' && isOf(target.index)) stores.add(textOf(target.of));
  for (const {
    expression: { callee, args },
  } of calls)
    if (callee.kind === 'member' && args.length >= 2 && isOf(args[0])) stores.add(textOf(callee.of));
  return stores;
}

/** Whether a method gives out of one of these stores what is there by its first parameter. */
function readsFrom(
  { declaration, parameters: [key] }: FunctionInfo,
  stores: ReadonlySet<string> | undefined,
): boolean {
  const { exits, calls, changes } = surveyFunctions([declaration]);
  const isOf = (expression: Expression | undefined) =>
    expression?.kind === 'name' && expression.name === key?.name;
  const isRead =
    calls.some(
      ({ expression: { callee, args } }) =>
        callee.kind === 'member' &&
        isOf(args[0]) &&
        (stores === undefined || (READS.test(callee.name) && stores.has(textOf(callee.of)))),
    ) ||
    [...exits.map(({ value }) => value), ...changes.map(({ value }) => value)].some(
      value => value?.kind === 'index' && isOf(value.index) && stores?.has(textOf(value.of)) !== false,
    );
  // `add` and `has` look too, but only tell whether it is there.
  return (
    isRead && exits.some(({ kind, value }) => kind === 'return' && value !== undefined && !isYesOrNo(value))
  );
}

function isYesOrNo(value: Expression): boolean {
  if (value.kind === 'literal') return true;
  if (value.kind === 'unary') return value.operator === 'not' || value.operator === '!';
  if (value.kind === 'binary') return /^(?:[!=<>]=*|is|is not|in|not in)$/.test(value.operator);
  return (
    value.kind === 'call' &&
    value.callee.kind === 'member' &&
    /^(?:has|contains|delete|remove)$/.test(value.callee.name)
  );
}

/** Two functions of a module: one reads by key what the other keeps for a time in the same store. */
function findPair(functions: readonly FunctionInfo[]): Candidate | undefined {
  for (const put of functions) {
    if (put.parameters.length < 2) continue;
    const kept = findKept(put);
    if (kept === undefined) continue;
    for (const get of functions) {
      const [key] = get.parameters;
      if (get === put || key === undefined) continue;
      const { calls, exits } = surveyFunctions([get.declaration]);
      const read = calls.find(
        ({ expression: { callee, args } }) =>
          callee.kind === 'member' &&
          textOf(callee.of) === kept.store &&
          args.length === 1 &&
          mentions(args[0], new Set([key.name])),
      );
      if (read === undefined || !exits.some(({ value }) => value !== undefined)) continue;
      return {
        roles: [
          { role: 'cache', symbol: put },
          { role: 'lookup', symbol: get },
        ],
        clues: [
          {
            text: `\`${get.name}\` gives out by key what it keeps in \`${kept.store}\``,
            weight: 0.32,
            at: { module: get.module, line: read.line },
          },
          { text: 'what is kept grows old', weight: 0.3, at: { module: put.module, line: kept.line } },
          ...nameClues([put.name, get.name, kept.store], put),
        ],
      };
    }
  }
  return undefined;
}

/** `store.setex(key, 60, value)`, `store.set(key, value, 'EX', 60)`. */
function findKept({
  declaration,
  parameters: [key],
}: FunctionInfo): { store: string; line: number } | undefined {
  for (const { expression, line } of surveyFunctions([declaration]).calls) {
    const { callee, args } = expression;
    if (callee.kind !== 'member' || args.length < 2 || !mentions(args[0], new Set([key!.name]))) continue;
    if (isKeptFor(expression)) return { store: textOf(callee.of), line };
  }
  return undefined;
}

function findLibrary({ symbol, functions, module }: Unit, code: CodeModel): Candidate | undefined {
  const users = scopesCallingOutside(code, STORES);
  for (const one of functions)
    for (const { target, line } of users.has(one) ? code.callsOf(one) : [])
      if (target?.kind === 'external' && STORES.test(target.name))
        return {
          roles: [{ role: 'cache', symbol }],
          clues: [{ text: `keeps a \`${target.name}\``, weight: 0.72, at: { module, line } }],
        };
  return undefined;
}
