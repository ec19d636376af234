import type { ModuleFacts } from '../model/facts';
import type { ModuleRecord } from '../model/snapshot';
import type { Resolver } from '../resolve/resolver';
import type { SourceFile } from './discover';
import type { ExtractedFile } from './load-files';
import { createNameLinks } from './name-links';
import { resolveFacts } from './resolve-facts';
import { createTimeSlice } from './time-slice';

/** What was extracted, kept so that imports can be resolved again without reading a file. */
export interface FactsStore {
  has(id: string): boolean;
  clear(): void;
  /** Takes outcomes in. The answer are the files that have facts; those that are gone are not among them. */
  take(results: readonly ExtractedFile[]): SourceFile[];
  /** Forgets all but these modules. */
  keepOnly(ids: ReadonlySet<string>): void;
  /** The records of those of these files that have facts, names not yet followed. */
  resolve(files: readonly SourceFile[], resolver: Resolver): ModuleRecord[];
  /** The same for many files, handing control back in between. Rejects with the signal's reason. */
  resolveInSlices(
    files: readonly SourceFile[],
    resolver: Resolver,
    signal: AbortSignal,
  ): Promise<ModuleRecord[]>;
  /**
   * These records with the names of Python followed, and those of other modules where names lead elsewhere than when
   * this was last asked.
   */
  followNames(records: readonly ModuleRecord[]): ModuleRecord[];
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

  function resolve(files: readonly SourceFile[], resolver: Resolver): ModuleRecord[] {
    const records: ModuleRecord[] = [];
    for (const file of files) {
      const found = byId.get(file.id);
      if (found === undefined) continue;
      const module = resolveFacts(file, found.facts, resolver);
      links.put(module);
      records.push(module.record);
    }
    return records;
  }

  return {
    resolve,
    has: id => byId.has(id),
    followNames(records) {
      const byModule = new Map(records.map(record => [record.module.id, record]));
      for (const record of links.follow()) byModule.set(record.module.id, record);
      return [...byModule.values()];
    },
    clear() {
      byId.clear();
      links.clear();
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
    keepOnly(ids) {
      for (const id of byId.keys()) if (!ids.has(id)) byId.delete(id);
      links.keepOnly(ids);
    },
    async resolveInSlices(files, resolver, signal) {
      const slice = createTimeSlice(signal);
      const records: ModuleRecord[] = [];
      for (const file of files) {
        records.push(...resolve([file], resolver));
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
