import { Worker } from 'node:worker_threads';
import type { PackedCode } from '../model/code-format';
import type { Finding } from '../model/finding';
import type { ImplementationPlace } from '../model/implementation';
import type { SymbolRelation } from '../model/symbol';
import type { PointedAt } from '../patterns/code/find-implementations';
import type { CodeFindings } from '../patterns/detect';
import { describeCodeModule } from './code-module';
import type { Log } from './lintel-error';
import type { PatternAnswer, PatternRequest, SentModule } from './pattern-messages';
import type { ResolvedModule } from './resolve-facts';
import { createTimeSlice } from './time-slice';

/**
 * Memory that the thread may hold on to, in MB. V8 lets a heap that may become large grow faster: with this limit the whole
 * process peaks a tenth lower than without one, and the search takes 8 % longer. Half the room for the young that it would take by itself spares 30 MB
 * and costs 3 %.
 */
const LIMITS = { maxOldGenerationSizeMb: 2000, maxYoungGenerationSizeMb: 24 };

/**
 * Looks at code in a thread of its own, so that whoever asks is free meanwhile. The thread starts with the first question, and again
 * where it was lost. Questions reject with their signal's reason, or where the thread is lost before it has answered.
 */
export interface PatternThread {
  find(modules: readonly ResolvedModule[], signal: AbortSignal): Promise<CodeFindings>;
  findImplementations(
    modules: readonly ResolvedModule[],
    place: PointedAt,
    signal: AbortSignal,
  ): Promise<readonly ImplementationPlace[]>;
  /** Ends the thread where there is one; what is being asked rejects. */
  dispose(): void;
}

/** What a thread for patterns needs. */
export interface PatternThreadOptions {
  /** Absolute path of the bundled thread. */
  readonly script: string;
  readonly log: Log;
  /** Milliseconds without a question after which the thread ends and its memory is free; 60,000 where absent. */
  readonly patience?: number;
}

const PATIENCE = 60_000;

/** About how much code one message carries, in bytes: a few milliseconds of copying. */
const MOST = 200_000;

/** A thread that is running, and what it has been given. */
interface Running {
  readonly worker: Worker;
  readonly sent: Map<string, ResolvedModule>;
}

/** A question that is being answered. */
interface Question {
  readonly findings: Finding[];
  readonly relations: Map<string, ReadonlyMap<string, readonly SymbolRelation[]>>;
  take(answer: Exclude<PatternAnswer, { kind: 'some' | 'fault' | 'failed' }>): void;
  fail(reason: unknown): void;
}

/** A thread that has not been started yet. */
export function createPatternThread(options: PatternThreadOptions): PatternThread {
  const { script, log, patience = PATIENCE } = options;
  const questions = new Map<number, Question>();
  let running: Running | undefined;
  let serials = 0;
  let ending: NodeJS.Timeout | undefined;
  /** Settles when what was being handed over is: questions are about the modules that come before them. */
  let handed: Promise<unknown> = Promise.resolve();

  function start(): Running {
    // Standard output belongs to the protocol; nothing a thread prints may get there.
    const worker = new Worker(script, { resourceLimits: LIMITS, stdout: true, stderr: true });
    const mine: Running = { worker, sent: new Map() };
    for (const stream of [worker.stdout, worker.stderr])
      stream.on('data', (chunk: Buffer) => log('warn', `patterns: ${chunk.toString().trimEnd()}`));
    worker.on('message', (answer: PatternAnswer) => receive(answer));
    worker.on('error', error => lose(mine, error instanceof Error ? error.message : String(error)));
    worker.on('exit', code => lose(mine, `it ended with code ${code}`));
    return mine;
  }

  function lose(lost: Running, reason: string): void {
    if (running !== lost) return;
    end(new Error(`the thread that looks for them was lost: ${reason}`));
  }

  function end(reason: unknown): void {
    clearTimeout(ending);
    void running?.worker.terminate();
    running = undefined;
    for (const question of questions.values()) question.fail(reason);
    questions.clear();
  }

  function receive(answer: PatternAnswer): void {
    if (answer.kind === 'fault') {
      log('error', `Looking for the pattern ${answer.pattern} failed: ${answer.fault}`);
      return;
    }
    const question = questions.get(answer.serial);
    if (question === undefined) return;
    if (answer.kind === 'some') {
      for (const finding of answer.findings) question.findings.push(finding);
      for (const [module, relations] of answer.relations) question.relations.set(module, relations);
      return;
    }
    settle(answer.serial);
    if (answer.kind === 'failed') question.fail(new Error(answer.reason));
    else question.take(answer);
  }

  function settle(serial: number): void {
    questions.delete(serial);
    clearTimeout(ending);
    if (questions.size > 0) return;
    ending = setTimeout(() => end(undefined), patience);
    ending.unref();
  }

  /** Brings the thread's modules to what they are now, a little at a time. */
  async function handOver(
    { worker, sent }: Running,
    modules: readonly ResolvedModule[],
    signal: AbortSignal,
  ): Promise<void> {
    const slice = createTimeSlice(signal);
    const post = (request: PatternRequest) => worker.postMessage(request);
    const ids = new Set(modules.map(({ record }) => record.module.id));
    const gone = [...sent.keys()].filter(id => !ids.has(id));
    for (const id of gone) sent.delete(id);
    if (gone.length > 0) post({ kind: 'remove', ids: gone });
    let batch: SentModule[] = [];
    let size = 0;
    const flush = () => {
      if (batch.length > 0) post({ kind: 'put', modules: batch });
      batch = [];
      size = 0;
    };
    for (const module of modules) {
      const { id } = module.record.module;
      const before = sent.get(id);
      if (before === module) continue;
      sent.set(id, module);
      const { packed, ...others } = describeCodeModule(module);
      // The thread keeps the code where imports alone have got another meaning.
      const isSame = before?.code?.facts.packed === packed;
      batch.push(isSame ? others : { ...others, packed: detach(packed) });
      size += isSame ? 0 : packed.steps.length + packed.texts.length;
      if (size < MOST && batch.length < 100) continue;
      flush();
      if (slice.isOver()) await slice.pause();
    }
    flush();
  }

  function ask<T>(
    modules: readonly ResolvedModule[],
    signal: AbortSignal,
    describe: (serial: number) => PatternRequest,
    read: (answer: Parameters<Question['take']>[0], question: Question) => T,
  ): Promise<T> {
    const serial = ++serials;
    return new Promise<T>((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const cancel = () => {
        settle(serial);
        running?.worker.postMessage({ kind: 'cancel', serial } satisfies PatternRequest);
        reject(signal.reason);
      };
      const question: Question = {
        findings: [],
        relations: new Map(),
        take(answer) {
          signal.removeEventListener('abort', cancel);
          resolve(read(answer, question));
        },
        fail(reason) {
          signal.removeEventListener('abort', cancel);
          reject(reason);
        },
      };
      clearTimeout(ending);
      questions.set(serial, question);
      signal.addEventListener('abort', cancel, { once: true });
      handed = handed.then(() => put(serial, modules, signal, describe(serial)));
    });
  }

  /** Never rejects. */
  async function put(
    serial: number,
    modules: readonly ResolvedModule[],
    signal: AbortSignal,
    request: PatternRequest,
  ): Promise<void> {
    if (!questions.has(serial)) return;
    try {
      running ??= start();
      const mine = running;
      await handOver(mine, modules, signal);
      if (questions.has(serial) && running === mine) mine.worker.postMessage(request);
    } catch (error) {
      const question = questions.get(serial);
      settle(serial);
      question?.fail(error);
    }
  }

  return {
    find: (modules, signal) =>
      ask(
        modules,
        signal,
        serial => ({ kind: 'find', serial }),
        (_, { findings, relations }) => ({ findings, relations }),
      ),
    findImplementations: (modules, place, signal) =>
      ask(
        modules,
        signal,
        serial => ({ kind: 'implementations', serial, place }),
        answer => (answer.kind === 'implementations' ? answer.places : []),
      ),
    dispose: () => end(new DOMException('The analysis has ended.', 'AbortError')),
  };
}

/** The same in bytes of its own: a message carries all of the buffer that they lie in, which may be the whole cache. */
function detach({ steps, texts }: PackedCode): PackedCode {
  return { steps: steps.byteLength === steps.buffer.byteLength ? steps : steps.slice(), texts };
}
