import { listCalls } from './calls';
import type { CallInfo, CodeModel, ModuleImports, ModuleInfo, Scope } from './code-model';
import type { CodeSource } from './code-source';
import { collectModule } from './collect';
import { findFits } from './find-fits';
import { createInference, type Inference } from './infer';
import { linkClasses } from './link-classes';
import { linkFields } from './link-fields';
import { rememberAnswers } from './remember-answers';
import { createNames } from './scope';
import type { ClassInfo, FieldInfo, FunctionInfo } from './symbols';
import { classesIn, classOf } from './type-questions';

/** Modules that are collected before others get their turn. */
const SLICE = 50;

/** Settles what the names in these modules mean. Gives way now and then, as a generator; the result is the last thing it returns. */
export function* buildCodeModel(sources: readonly CodeSource[]): Generator<undefined, CodeModel, void> {
  const drafts = [];
  for (const source of sources) {
    if (source.origin !== undefined) continue;
    drafts.push(collectModule(source));
    if (drafts.length % SLICE === 0) yield;
  }
  const byId = new Map(drafts.map(draft => [draft.info.id, draft]));
  const names = createNames(drafts);
  yield* linkClasses(drafts, names);
  yield;
  const inference = createInference(id => byId.get(id), names);
  yield* linkFields(drafts, names, inference);
  yield;
  const classes = drafts.flatMap(draft => draft.classes);
  yield* findFits(classes);
  yield;
  const functions = drafts.flatMap(draft => draft.functions);
  const allFunctions: FunctionInfo[] = [
    ...functions,
    ...classes.flatMap(({ methods, accessors, constructedBy }) => [
      ...methods,
      ...accessors,
      ...(constructedBy === undefined ? [] : [constructedBy]),
    ]),
  ];
  return createModel(
    { modules: drafts.map(draft => draft.info as ModuleInfo), classes, functions, allFunctions },
    inference,
    id => byId.get(id)?.source,
  );
}

function createModel(
  listed: Pick<CodeModel, 'modules' | 'classes' | 'functions' | 'allFunctions'>,
  inference: Inference,
  sourceOf: (module: string) => CodeSource | undefined,
): CodeModel {
  const settled = rememberAnswers(inference);
  const imports = new Map<string, ModuleImports>();
  const calls = new Map<Scope, readonly CallInfo[]>();
  const creations = new Map<Scope, readonly Creation[]>();
  let byTarget: Map<ClassInfo | FunctionInfo, CallInfo[]> | undefined;
  let holders: Map<ClassInfo, FieldInfo[]> | undefined;
  const concrete = new Map<ClassInfo, readonly ClassInfo[]>();
  let takers: Map<ClassInfo, FunctionInfo[]> | undefined;

  function callsOf(scope: Scope): readonly CallInfo[] {
    const known = calls.get(scope);
    if (known !== undefined) return known;
    const found = listCalls(scope, settled);
    calls.set(scope, found);
    return found;
  }

  function callsTo(target: ClassInfo | FunctionInfo): readonly CallInfo[] {
    if (byTarget === undefined) {
      byTarget = new Map();
      // Calls in nested functions are those of the function round them as well: once is enough.
      const seen = new Set<unknown>();
      const scopes = [...listed.modules, ...listed.allFunctions];
      for (const isDeferred of [false, true])
        for (const scope of scopes)
          for (const call of callsOf(scope)) {
            if (call.isDeferred !== isDeferred) continue;
            const called =
              call.target?.kind === 'class'
                ? call.target.class
                : call.target?.kind === 'function'
                  ? call.target.function
                  : undefined;
            if (called === undefined || seen.has(call.expression)) continue;
            seen.add(call.expression);
            add(byTarget, called, call);
          }
    }
    return byTarget.get(target) ?? [];
  }

  function importsOf(module: string): ModuleImports {
    let found = imports.get(module);
    if (found === undefined) {
      found = listImports(module, sourceOf(module));
      imports.set(module, found);
    }
    return found;
  }

  return {
    ...listed,
    importsOf,
    targetOf: settled.targetOf,
    typeOf: settled.typeOf,
    findField: inference.findField,
    findMethod: inference.findMember,
    callsOf,
    creationsOf(scope) {
      let found = creations.get(scope);
      if (found === undefined) {
        found = listCreations(callsOf(scope));
        creations.set(scope, found);
      }
      return found;
    },
    creatorsOf: callsTo,
    callersOf: callsTo,
    holdersOf(held) {
      if (holders === undefined) {
        holders = new Map();
        for (const { fields } of listed.classes)
          for (const field of fields) {
            const of = classOf(field.type) ?? field.container?.of;
            if (of !== undefined) add(holders, of, field);
          }
      }
      return holders.get(held) ?? [];
    },
    takersOf(taken) {
      if (takers === undefined) {
        takers = new Map();
        for (const one of listed.allFunctions)
          for (const of of new Set(one.parameters.flatMap(({ type }) => classesIn(type))))
            add(takers, of, one);
      }
      return takers.get(taken) ?? [];
    },
    overriddenBy: ({ owner, name }) =>
      (owner?.ancestors ?? []).flatMap(({ methods, accessors }) =>
        [...methods, ...accessors].filter(method => method.name === name),
      ),
    concreteOf(type) {
      let found = concrete.get(type);
      if (found === undefined) {
        const { descendants, fittedBy } = type;
        const all = new Set([type, ...descendants, ...fittedBy, ...fittedBy.flatMap(fit => fit.descendants)]);
        found = [...all].filter(one => !one.isAbstract && one.kind === 'class');
        concrete.set(type, found);
      }
      return found;
    },
  };
}

type Creation = ReturnType<CodeModel['creationsOf']>[number];

const NONE: readonly Creation[] = [];

function listCreations(calls: readonly CallInfo[]): readonly Creation[] {
  let found: Creation[] | undefined;
  for (const { target, line } of calls)
    if (target?.kind === 'class') {
      found ??= [];
      found.push({ class: target.class, line });
    }
  return found ?? NONE;
}

function listImports(id: string, source: CodeSource | undefined): ModuleImports {
  const modules = new Set<string>();
  const externals = new Set<string>();
  for (const target of source?.imports() ?? [])
    if ('external' in target) externals.add(target.external);
    else if (target.module !== id) modules.add(target.module);
  return { modules, externals: [...externals] };
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
