import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import type { Place } from './make-clue';
import { findOwnTechnology } from './technology';

/** What is given an abstraction to work with and knows none of the classes that fill it in. */
export interface Consumer extends Place {
  readonly symbol: ClassInfo | FunctionInfo;
  /** It works with nothing outside by itself. */
  readonly isInner: boolean;
}

/** Classes and functions that take an abstraction, or an abstract heir of it, and know none of those that fill it in. */
export function listConsumers(
  abstraction: ClassInfo,
  filled: ReadonlySet<ClassInfo>,
  code: CodeModel,
): Consumer[] {
  const consumers = new Map<ClassInfo | FunctionInfo, Consumer>();
  const family = new Set([abstraction, ...abstraction.ancestors, ...abstraction.descendants, ...filled]);
  const outer = new Set(
    [...filled].map(({ module }) => module).filter(module => module !== abstraction.module),
  );
  const note = (symbol: ClassInfo | FunctionInfo, place: Place, by: readonly FunctionInfo[]) => {
    if (consumers.has(symbol) || outer.has(place.module)) return;
    const knows = [...code.importsOf(place.module).modules].some(module => outer.has(module));
    if (knows || by.some(one => code.creationsOf(one).some(({ class: made }) => filled.has(made)))) return;
    consumers.set(symbol, {
      ...{ symbol, module: place.module, line: place.line },
      isInner: findOwnTechnology(symbol, code) === undefined,
    });
  };
  for (const taken of [abstraction, ...abstraction.descendants.filter(heir => heir.isAbstract)]) {
    for (const { owner, line } of code.holdersOf(taken))
      if (!family.has(owner)) note(owner, { module: owner.module, line }, listBodies(owner));
    for (const taker of code.takersOf(taken)) {
      const owner = taker.owner;
      if (owner === undefined) note(taker, taker, [taker]);
      else if (!family.has(owner) && owner.kind === 'class') note(owner, taker, listBodies(owner));
    }
  }
  return [...consumers.values()];
}

function listBodies({ methods, constructedBy }: ClassInfo): readonly FunctionInfo[] {
  return constructedBy === undefined ? methods : [constructedBy, ...methods];
}
