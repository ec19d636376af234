import type { ModuleRecord } from '../../src/model/snapshot';
import { createRandom } from './random';
import { createRecords } from './records';

/**
 * A workspace of about so many modules in nested folders, mostly layered: nine imports in ten go to a module further
 * down a hidden order, one in ten anywhere, so that there are cycles of both kinds.
 */
export function createWorkspace(seed: number, size: number): ModuleRecord[] {
  const random = createRandom(seed);
  const pick = (limit: number) => Math.floor(random() * limit);
  const ids = Array.from({ length: size }, (_, i) => {
    const folders = Array.from({ length: pick(4) }, () => `part-${pick(5)}`);
    return [...folders, `module-${i}.${i % 3 === 0 ? 'py' : 'ts'}`].join('/');
  });
  const imports = ids.map((id, i) => {
    const targets = Array.from({ length: pick(5) }, () =>
      random() < 0.9 ? ids[i + 1 + pick(Math.max(1, size - i - 1))] : ids[pick(size)],
    );
    return [id, targets.filter(target => target !== undefined)] as const;
  });
  return createRecords(Object.fromEntries(imports));
}
