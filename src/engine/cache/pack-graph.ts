import type { Diagnostic } from '../../model/diagnostic';
import type { ModuleRecord } from '../../model/snapshot';
import type { TimeSlice } from '../time-slice';
import { packProblem, unpackProblem } from './pack-imports';
import { packRecord, unpackRecord } from './pack-records';
import { createPacker, type Packed } from './packer';
import { createUnpacker } from './unpacker';

/** What a graph was made of, and its numbers. */
export interface GraphHead {
  /** Digest of all inputs; empty where there is no graph. */
  readonly digest: string;
  /** The graph is one with symbols. */
  readonly hasSymbols: boolean;
  /** Ids of configuration files that are known as such only because others extend them. */
  readonly extended: readonly string[];
  readonly totals: GraphTotals;
}

/** Numbers of files, physical lines and bytes. */
export interface GraphTotals {
  readonly files: number;
  readonly lines: number;
  readonly bytes: number;
}

/** What came of resolving. */
export interface GraphContent {
  /** Problems that the resolver has found in configuration files. */
  readonly diagnostics: readonly Diagnostic[];
  readonly records: readonly ModuleRecord[];
}

/** Packs what has to be known before anybody wants the content. */
export function packGraphHead({ digest, hasSymbols, extended, totals }: GraphHead): Packed {
  const packer = createPacker();
  packer.text(digest);
  packer.int(hasSymbols ? 1 : 0);
  packer.list(extended, packer.text);
  for (const value of [totals.files, totals.lines, totals.bytes]) packer.float(value);
  return packer.finish();
}

/** The head that `packGraphHead` has packed. */
export function unpackGraphHead(packed: Packed): GraphHead {
  const { text, int, list, float } = createUnpacker(packed);
  const digest = text();
  const hasSymbols = int() === 1;
  const extended = list(text);
  return { digest, hasSymbols, extended, totals: { files: float(), lines: float(), bytes: float() } };
}

/** Packs a graph, but for its symbols. Rejects where the slice does. */
export async function packGraphContent(content: GraphContent, slice: TimeSlice): Promise<Packed> {
  const { diagnostics, records } = content;
  const packer = createPacker();
  packer.list(diagnostics, diagnostic => {
    packer.text(diagnostic.module);
    packProblem(packer, diagnostic);
  });
  packer.int(records.length);
  for (const record of records) {
    packRecord(packer, record);
    if (slice.isOver()) await slice.pause();
  }
  return packer.finish();
}

/** The graph that `packGraphContent` has packed. */
export function unpackGraphContent(packed: Packed): GraphContent {
  const unpacker = createUnpacker(packed);
  return {
    diagnostics: unpacker.list(() => ({ module: unpacker.text(), ...unpackProblem(unpacker) })),
    records: unpacker.list(() => unpackRecord(unpacker)),
  };
}
