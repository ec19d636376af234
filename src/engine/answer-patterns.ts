import type { MessagePort } from 'node:worker_threads';
import type { ModuleCode } from '../model/code';
import type { PackedCode } from '../model/code-format';
import { unpackCode } from '../model/unpack-code';
import { buildCodeModel } from '../patterns/code/build-model';
import { listClassRelations } from '../patterns/code/class-relations';
import type { CodeModel } from '../patterns/code/code-model';
import { findImplementations, type PointedAt } from '../patterns/code/find-implementations';
import { detectIn } from '../patterns/detect';
import { PATTERNS } from '../patterns/registry';
import { nameOfSymbol } from '../patterns/symbol-names';
import type { CodeModule } from './code-module';
import { listCodeSources } from './list-code-sources';
import type { PatternAnswer, PatternRequest } from './pattern-messages';
import { runInSlices } from './run-in-slices';

/** How long a model is kept after somebody has asked for implementations, in milliseconds: who asks once often asks again. */
const KEPT = 60_000;

/** What stands for code that has been unpacked. */
const NOTHING: PackedCode = { steps: new Uint8Array(), texts: '' };

/** Most findings, and modules with relations, in one message. */
const MOST = 200;

/** Answers questions about the modules that come through a port. */
export function answerPatterns(port: Pick<MessagePort, 'on' | 'postMessage'>): void {
  const modules = new Map<string, CodeModule>();
  /** By the ids of modules: where others change, each stays as it is. */
  const trees = new Map<string, ModuleCode>();
  const asked = new Map<number, AbortController>();
  /** The model of the modules as they are, and what gives it up when they become others. */
  let model: { readonly code: Promise<CodeModel>; readonly changed: AbortController } | undefined;
  /** Somebody has asked for implementations lately. */
  let isKept = false;
  let forgetting: NodeJS.Timeout | undefined;

  const send = (answer: PatternAnswer) => port.postMessage(answer);

  function change(): void {
    model?.changed.abort();
    model = undefined;
  }

  function getModel(): Promise<CodeModel> {
    if (model !== undefined) return model.code;
    const changed = new AbortController();
    const sources = listCodeSources(modules.values(), ({ id }) => trees.get(id)!);
    const code = runInSlices(buildCodeModel(sources), changed.signal);
    model = { code, changed };
    return code;
  }

  async function find(serial: number, signal: AbortSignal): Promise<void> {
    const code = await getModel();
    if (!isKept) model = undefined;
    signal.throwIfAborted();
    const onFault = (pattern: string, error: unknown) => {
      const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
      send({ kind: 'fault', serial, pattern, fault });
    };
    const findings = await runInSlices(detectIn(code, [...PATTERNS.values()], onFault), signal);
    const relations = [...listClassRelations(code)];
    for (let at = 0; at < Math.max(findings.length, relations.length); at += MOST) {
      const to = at + MOST;
      const part = { findings: findings.slice(at, to), relations: new Map(relations.slice(at, to)) };
      send({ kind: 'some', serial, ...part });
    }
    send({ kind: 'found', serial });
  }

  async function findPlaces(serial: number, place: PointedAt, signal: AbortSignal): Promise<void> {
    isKept = true;
    clearTimeout(forgetting);
    forgetting = setTimeout(() => {
      isKept = false;
      model = undefined;
    }, KEPT);
    const code = await getSettledModel(signal);
    const places = findImplementations(code, place).map(({ symbol, isStructural }) => ({
      module: symbol.module,
      line: symbol.line,
      symbol: nameOfSymbol(symbol),
      isStructural,
    }));
    send({ kind: 'implementations', serial, places });
  }

  /** The model of the modules that there are in the end: others may come while it is made. */
  async function getSettledModel(signal: AbortSignal): Promise<CodeModel> {
    for (;;) {
      const made = getModel();
      const { changed } = model!;
      try {
        const code = await made;
        signal.throwIfAborted();
        return code;
      } catch (error) {
        if (signal.aborted || !changed.signal.aborted) throw error;
      }
    }
  }

  async function answer(serial: number, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const controller = new AbortController();
    asked.set(serial, controller);
    try {
      await work(controller.signal);
    } catch (error) {
      if (controller.signal.aborted) return;
      send({ kind: 'failed', serial, reason: error instanceof Error ? error.message : String(error) });
    } finally {
      asked.delete(serial);
    }
  }

  port.on('message', (request: PatternRequest) => {
    switch (request.kind) {
      case 'put':
        change();
        for (const { packed, ...module } of request.modules) {
          modules.set(module.id, { ...module, packed: NOTHING });
          if (packed !== undefined) trees.set(module.id, unpackCode(packed));
        }
        return;
      case 'remove':
        change();
        for (const id of request.ids) {
          modules.delete(id);
          trees.delete(id);
        }
        return;
      case 'find':
        void answer(request.serial, signal => find(request.serial, signal));
        return;
      case 'implementations':
        void answer(request.serial, signal => findPlaces(request.serial, request.place, signal));
        return;
      case 'cancel':
        asked.get(request.serial)?.abort();
    }
  });
}
