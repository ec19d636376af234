import { createChecker } from '../../src/rules/checker';
import type { CommonOptions, RulesConfiguration } from '../../src/rules/configuration/configuration';
import type { Selector } from '../../src/rules/rule';

/** A configuration of these rules and sets, without a text behind it. */
export function createConfiguration(
  rules: readonly CommonOptions[],
  sets: Readonly<Record<string, Selector>> = {},
): RulesConfiguration {
  const locate = () => ({ line: 1, column: 1 });
  return {
    module: 'lintel.json',
    prefix: '',
    sets,
    rules: rules.map((options, i) => ({ id: options.id ?? `${options.kind}-${i + 1}`, options, locate })),
    presets: [],
    locate,
    problems: [],
  };
}

/** Checks one rule. The options are not validated, so they have to be right. */
export function checkRule<Options extends CommonOptions>(
  records: Parameters<ReturnType<typeof createChecker>['check']>[0],
  rule: Options,
  sets: Readonly<Record<string, Selector>> = {},
) {
  return createChecker(createConfiguration([rule], sets)).check(records);
}
