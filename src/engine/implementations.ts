import type { ImplementationPlace } from '../model/implementation';
import type { Snapshot } from '../model/snapshot';
import { buildCodeModel } from '../patterns/code/build-model';
import type { CodeModel } from '../patterns/code/code-model';
import type { CodeSource } from '../patterns/code/code-source';
import { findImplementations, type PointedAt } from '../patterns/code/find-implementations';
import { nameOfSymbol } from '../patterns/symbol-names';
import { createTimeSlice } from './time-slice';

/** How long the code that the last question was about is kept, in milliseconds: who asks once often asks again. */
const KEPT = 60_000;
/** How often a question waits for changes to be taken in, and how long each time, in milliseconds. */
const TRIES = 50;
const AGAIN = 100;

/** Answers which classes implement what. */
export interface Implementations {
  /** Nothing where the place means no class; rejects where the service has been disposed of meanwhile. */
  find(place: PointedAt): Promise<readonly ImplementationPlace[]>;
  /** Forgets everything. */
  dispose(): void;
}

/** What it asks for the code of the workspace. */
export interface CodeOwner {
  snapshot(): Snapshot;
  /** `undefined` where the graph is becoming another. */
  listCode(): Promise<readonly CodeSource[] | undefined>;
}

/** A model of the code is made when somebody asks, and kept a while for as long as the code stays as it is. */
export function createImplementations(analysis: CodeOwner): Implementations {
  const ended = new AbortController();
  let known: { readonly snapshot: Snapshot; readonly model: Promise<CodeModel> } | undefined;
  let forgetting: NodeJS.Timeout | undefined;

  async function build(): Promise<CodeModel> {
    let sources = await analysis.listCode();
    for (let tries = 1; sources === undefined && tries < TRIES; tries++) {
      await new Promise(resolve => setTimeout(resolve, AGAIN));
      ended.signal.throwIfAborted();
      sources = await analysis.listCode();
    }
    const slice = createTimeSlice(ended.signal);
    const building = buildCodeModel(sources ?? []);
    for (;;) {
      const step = building.next();
      if (step.done) return step.value;
      if (slice.isOver()) await slice.pause();
    }
  }

  async function getModel(): Promise<CodeModel> {
    const snapshot = analysis.snapshot();
    if (known?.snapshot !== snapshot) known = { snapshot, model: build() };
    const mine = known;
    clearTimeout(forgetting);
    forgetting = setTimeout(() => {
      known = undefined;
    }, KEPT);
    forgetting.unref();
    try {
      return await mine.model;
    } catch (error) {
      if (known === mine) known = undefined;
      throw error;
    }
  }

  return {
    async find(place) {
      const found = findImplementations(await getModel(), place);
      return found.map(({ symbol, isStructural }) => ({
        module: symbol.module,
        line: symbol.line,
        symbol: nameOfSymbol(symbol),
        isStructural,
      }));
    },
    dispose() {
      ended.abort();
      clearTimeout(forgetting);
      known = undefined;
    },
  };
}
