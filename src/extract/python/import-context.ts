import type { ImportFact } from '../../model/dependency';

/** What the place of a statement says about the imports in it. */
export type ImportContext = Pick<ImportFact, 'typeOnly' | 'deferred'>;
