import { dependencyCruiser } from './dependency-cruiser/read-dependency-cruiser';
import { eslintBoundaries } from './eslint-boundaries/read-eslint-boundaries';
import type { ForeignReader } from './foreign-reader';
import { importLinter } from './import-linter/read-import-linter';
import { tach } from './tach/read-tach';

/** The tools whose rules are read as they stand. */
export const FOREIGN_READERS: readonly ForeignReader[] = [
  importLinter,
  dependencyCruiser,
  tach,
  eslintBoundaries,
];
