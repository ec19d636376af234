import type { RulesConfiguration } from './configuration/configuration';
import { RULE_KINDS } from './registry';

/** Whether records need their symbols for the rules of a configuration. Rules of presets never do. */
export function needsSymbols({ rules }: RulesConfiguration): boolean {
  return rules.some(({ options }) => RULE_KINDS.get(options.kind)?.needsSymbols === true);
}
