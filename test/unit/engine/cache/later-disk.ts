import { disk } from '../../../../src/engine/disk';
import type { FileSource } from '../../../../src/engine/file-source';

/** The disk as it will be in a minute: what was just written has settled by then. */
export const laterDisk: FileSource = {
  ...disk,
  async readStamp(file) {
    const stamp = await disk.readStamp!(file);
    return { ...stamp, modified: stamp.modified - 60_000, changed: stamp.changed - 60_000 };
  },
};
