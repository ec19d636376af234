import path from 'node:path';
import { loadBundle } from './load-bundle';

/**
 * Stands for `ts-morph` in the bundles: the TypeScript compiler that lies beside them.
 *
 * Each thread needs 0.2 s to compile the compiler's text and to run it for the first time. Code that another process
 * has compiled and the build has kept spares three quarters of that; the packaged extension has none.
 */
export const { ts } = loadBundle(path.join(__dirname, 'typescript.js')) as Pick<
  typeof import('ts-morph'),
  'ts'
>;
