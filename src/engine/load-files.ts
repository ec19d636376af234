import type { SourceFile } from './discover';
import type { FileSource } from './file-source';
import { describeReadFailure, type ExtractOutcome, factsOfProblem } from './read-source';
import type { WorkerFile } from './worker-messages';

/** The outcome for one file. */
export interface ExtractedFile {
  readonly file: SourceFile;
  readonly outcome: ExtractOutcome;
}

/** Files on their way to a worker. `lost` are those that cannot be read and will not get there. */
export interface LoadedFiles {
  readonly kept: readonly { readonly file: SourceFile; readonly sent: WorkerFile }[];
  readonly lost: readonly ExtractedFile[];
}

/** A file for a worker that reads it from the disk. */
export function describeFile({ path, origin }: SourceFile): WorkerFile {
  return origin === undefined ? { path } : { path, isAside: true };
}

/** Reads those files that a worker cannot read from the disk as they are. */
export async function loadFiles(files: readonly SourceFile[], source: FileSource): Promise<LoadedFiles> {
  const kept: { file: SourceFile; sent: WorkerFile }[] = [];
  const lost: ExtractedFile[] = [];
  for (const file of files) {
    const { path } = file;
    try {
      const content = source.isOnDisk(path) ? {} : { bytes: await source.readFile(path) };
      kept.push({ file, sent: { ...describeFile(file), ...content } });
    } catch (error) {
      const read = describeReadFailure(error);
      if (read.kind === 'problem')
        lost.push({
          file,
          outcome: { kind: 'facts', facts: factsOfProblem(read.problem), bytes: read.size },
        });
      else lost.push({ file, outcome: { kind: 'gone' } });
    }
  }
  return { kept, lost };
}
