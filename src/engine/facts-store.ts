import type { ModuleFacts } from '../model/facts';
import type { ModuleRecord } from '../model/snapshot';
import type { ClassRelations } from '../patterns/code/class-relations';
import type { CodeSource } from '../patterns/code/code-source';
import { createCodeSources } from './code-sources';
import type { SourceFile } from './discover';
import type { ExtractedFile } from './load-files';
import { createNameLinks } from './name-links';
import type { Project } from './project';
import { type ResolvedModule, resolveFacts } from './resolve-facts';
import { createTimeSlice } from './time-slice';

/** What was extracted, kept so that imports can be resolved again without reading a file. */
export interface FactsStore {
  has(id: string): boolean;
  get(id: string): ModuleFacts | undefined;
  clear(): void;
  /** Takes outcomes in. The answer are the files that have facts; those that are gone are not among them. */
  take(results: readonly ExtractedFile[]): SourceFile[];
  /** Forgets all but these modules. The answer are the ids of those that are to be seen. */
  keepOnly(files: readonly SourceFile[]): Set<string>;
  /**
   * Settles which of all files are unwanted because their texts say that they are generated. True where others are
   * than before: imports of them have then to be resolved again.
   */
  leaveOutGenerated(files: readonly SourceFile[]): boolean;
  /** The records of those of these files that have facts and are wanted, names not yet followed. */
  resolve(files: readonly SourceFile[], project: Project): ModuleRecord[];
  /** The same for many files, handing control back in between. Rejects with the signal's reason. */
  resolveInSlices(
    files: readonly SourceFile[],
    project: Project,
    signal: AbortSignal,
  ): Promise<ModuleRecord[]>;
  /**
   * These records with the names of Python followed, and those of other modules where names lead elsewhere than when
   * this was last asked.
   */
  followNames(records: readonly ModuleRecord[]): ModuleRecord[];
  /** What is left to be followed, at most so many modules of it; `undefined` where nothing is. What is answered has to be sent. */
  followSome(count: number): ModuleRecord[] | undefined;
  /** The code of all modules that are wanted, of those whose code was read, as it is now. */
  listCode(): readonly CodeSource[];
  /** The same as plain data, which may go to another thread; each is the same object as long as nothing about it changes. */
  listModules(): readonly ResolvedModule[];
  /** Relations of symbols that the model of code has told; the next `followNames` says which records they change. */
  relate(relations: ClassRelations): void;
  /** Numbers of files, physical lines and bytes. */
  measure(): { files: number; lines: number; bytes: number };
}

/** Facts of one file; `bytes` is its size. */
interface FileFacts {
  readonly facts: ModuleFacts;
  readonly bytes: number;
}

/** A store with nothing in it. */
export function createFactsStore(): FactsStore {
  const byId = new Map<string, FileFacts>();
  const links = createNameLinks();
  const codes = createCodeSources();
  let unwanted: ReadonlySet<string> = new Set();

  function resolve(files: readonly SourceFile[], { resolver, leftOut }: Project): ModuleRecord[] {
    const isLeftOut =
      leftOut.size + unwanted.size === 0 ? undefined : (id: string) => leftOut.has(id) || unwanted.has(id);
    const records: ModuleRecord[] = [];
    for (const file of files) {
      const found = byId.get(file.id);
      if (found === undefined || unwanted.has(file.id)) continue;
      const module = resolveFacts(file, found.facts, resolver, isLeftOut);
      links.put(module);
      codes.put(module);
      records.push(module.record);
    }
    return records;
  }

  return {
    resolve,
    has: id => byId.has(id),
    listCode: codes.list,
    listModules: codes.modules,
    relate: links.relate,
    followSome: links.followSome,
    get: id => byId.get(id)?.facts,
    followNames(records) {
      const byModule = new Map(records.map(record => [record.module.id, record]));
      for (const record of links.follow()) byModule.set(record.module.id, record);
      return [...byModule.values()];
    },
    clear() {
      byId.clear();
      links.clear();
      codes.clear();
      unwanted = new Set();
    },
    take(results) {
      const files: SourceFile[] = [];
      for (const { file, outcome } of results) {
        if (outcome.kind === 'gone') continue;
        byId.set(file.id, { facts: outcome.facts, bytes: outcome.bytes });
        files.push(file);
      }
      return files;
    },
    keepOnly(files) {
      const ids = new Set(files.map(file => file.id));
      for (const id of byId.keys()) if (!ids.has(id)) byId.delete(id);
      for (const id of unwanted) ids.delete(id);
      links.keepOnly(ids);
      codes.keepOnly(ids);
      return ids;
    },
    leaveOutGenerated(files) {
      const before = unwanted;
      const found = files.filter(
        ({ id, isUnwantedIfGenerated }) => isUnwantedIfGenerated && byId.get(id)?.facts.isGenerated,
      );
      unwanted = new Set(found.map(file => file.id));
      return unwanted.size !== before.size || found.some(file => !before.has(file.id));
    },
    async resolveInSlices(files, project, signal) {
      const slice = createTimeSlice(signal);
      const records: ModuleRecord[] = [];
      for (const file of files) {
        records.push(...resolve([file], project));
        if (slice.isOver()) await slice.pause();
      }
      return records;
    },
    measure() {
      let lines = 0;
      let bytes = 0;
      for (const file of byId.values()) {
        lines += file.facts.lines;
        bytes += file.bytes;
      }
      return { files: byId.size, lines, bytes };
    },
  };
}
