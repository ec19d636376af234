import { APPLICATION } from './lists/application';
import { BEHAVIOURAL } from './lists/behavioural';
import { CREATIONAL } from './lists/creational';
import { DOMAIN } from './lists/domain';
import { RESILIENCE } from './lists/resilience';
import { STRUCTURAL } from './lists/structural';
import type { Pattern } from './pattern';

const ALL: readonly Pattern[] = [
  ...[...DOMAIN, ...APPLICATION],
  ...[...STRUCTURAL, ...CREATIONAL, ...BEHAVIOURAL],
  ...RESILIENCE,
];

/** All patterns by id. */
export const PATTERNS: ReadonlyMap<string, Pattern> = new Map(ALL.map(pattern => [pattern.id, pattern]));
