import { dependencyCruiser } from './dependency-cruiser/read-dependency-cruiser';
import type { ForeignReader } from './foreign-reader';
import { importLinter } from './import-linter/read-import-linter';

/** The tools whose rules are read as they stand. */
export const FOREIGN_READERS: readonly ForeignReader[] = [importLinter, dependencyCruiser];
