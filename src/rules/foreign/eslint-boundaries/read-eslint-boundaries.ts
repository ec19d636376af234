import { createConfiguration } from '../create-configuration';
import type { ForeignReader } from '../foreign-reader';
import { readJson } from '../text/read-json';
import { addRule } from './add-rule';
import { findSettings } from './find-settings';
import { readSettings } from './read-settings';

/** Reads settings of eslint-plugin-boundaries (https://github.com/javierbrea/eslint-plugin-boundaries, 5). */
export const eslintBoundaries: ForeignReader = {
  tool: 'boundaries',
  files: [
    ...['eslint.config.js', 'eslint.config.mjs', 'eslint.config.cjs', 'eslint.config.ts'],
    ...['.eslintrc.js', '.eslintrc.cjs', '.eslintrc.json', '.eslintrc'],
  ],
  read(file, context) {
    // Many a configuration speaks of other boundaries.
    if (!/['"`]boundaries\/|eslint-plugin-boundaries/.test(file.text)) return undefined;
    const builder = createConfiguration('boundaries', file, context);
    const isJson = /(?:json|\.eslintrc)$/.test(file.path);
    const reading = isJson ? readJson(file.text) : context.readScript(file.text);
    if ('fault' in reading) {
      // ESLint may still make sense of it; here it is not checked.
      builder.complain(reading.place, `${reading.fault} Its rules of boundaries are not checked.`, 'warning');
      return builder.build();
    }
    const found = findSettings(reading.tree, builder.complain);
    if (found.settings.length === 0 && found.rules.length === 0) return builder.build();
    const settings = readSettings(found.settings, context.prefix, builder.complain);
    for (const [key, rule] of new Map(found.rules.map(entry => [entry.key, entry])))
      addRule(key, rule, settings, context.prefix, builder);
    return builder.build();
  },
};
