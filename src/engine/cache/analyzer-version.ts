/**
 * What tells one analyzer from another: the build puts in a hash of everything that decides what facts, records and reports are
 * (the sources of these rooms, the locked versions of the parsers). Empty where no build has done so; then nothing is
 * cached.
 */
export const ANALYZER_VERSION: string = '';
