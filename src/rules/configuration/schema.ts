import { ORIGINS } from '../../model/module';
import { acyclicSchema } from '../kinds/acyclic';
import { allowedOnlySchema } from '../kinds/allowed-only';
import { externalSchema } from '../kinds/external';
import { forbiddenSchema } from '../kinds/forbidden';
import { independenceSchema } from '../kinds/independence';
import { interfaceSchema } from '../kinds/interface';
import { layersSchema } from '../kinds/layers';
import { limitsSchema } from '../kinds/limits';
import { orphansSchema } from '../kinds/orphans';
import { portsSchema } from '../kinds/ports';
import { reachabilitySchema } from '../kinds/reachability';
import { requiredSchema } from '../kinds/required';
import { PRESET_NAMES } from '../presets/preset-names';
import { patternsSchema } from './patterns-schema';
import { exceptSchema, type OptionsOf, selectorSchema, severitySchema } from './rule-schema';

/** The schemas of all kinds of rules. */
export const ruleSchemas = [
  layersSchema,
  forbiddenSchema,
  allowedOnlySchema,
  requiredSchema,
  independenceSchema,
  acyclicSchema,
  interfaceSchema,
  portsSchema,
  externalSchema,
  orphansSchema,
  reachabilitySchema,
  limitsSchema,
] as const;

const presetName = {
  description: 'Rules for a well-known architecture, fitted to the folders there are.',
  enum: PRESET_NAMES,
} as const;

/**
 * What a `lintel.json` may hold: the one source of its validation, its types, and `schemas/lintel.schema.json`, which
 * `npm run golden` writes from it.
 */
export const lintelSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Settings of Lintel',
  description:
    'The file `lintel.json` in the folder that is analyzed. Comments and trailing commas are allowed.',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    exclude: {
      description:
        'Files and folders that are left out, with patterns as in `.gitignore`, relative to this file: `scripts/`, `**/*.stories.tsx`, `!scripts/release.ts`. Imports of what is left out are not shown, and are not missing either.',
      type: 'array',
      items: { type: 'string', minLength: 1 },
    },
    leaveOut: {
      description:
        'Modules that are left out for what they are, by their names or, for generated ones, by a comment in their first lines.',
      type: 'array',
      uniqueItems: true,
      items: { enum: ORIGINS },
    },
    sets: {
      description:
        'Sets of modules by name, to be used in rules. Each is a pattern or a list of them: a glob (`src/domain/**`), `python:shop.orders`, `package:@acme/core`, `tag:test`, or the name of another set; with `!` in front in a list it takes away.',
      type: 'object',
      additionalProperties: selectorSchema,
    },
    presets: {
      description: 'Well-known architectures to check, by name, or with the folder that each is for.',
      type: 'array',
      items: {
        anyOf: [
          presetName,
          {
            type: 'object',
            additionalProperties: false,
            required: ['preset'],
            properties: {
              preset: presetName,
              in: {
                description: 'The folder that it is for; the workspace where absent.',
                type: 'string',
                minLength: 1,
              },
              severity: severitySchema,
              except: exceptSchema,
            },
          },
        ],
      },
    },
    rules: {
      description: 'The rules, each of one kind.',
      type: 'array',
      items: { anyOf: ruleSchemas },
    },
    patterns: patternsSchema,
  },
} as const;

/** What a `lintel.json` holds. */
export type LintelJson = OptionsOf<typeof lintelSchema>;
