import type { FromSchema, JSONSchema } from 'json-schema-to-ts';

/** Which modules: see `Selector`. */
export const selectorSchema = {
  anyOf: [
    { type: 'string', minLength: 1 },
    { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
  ],
} as const;

/** Imported names. */
export const namesSchema = {
  type: 'array',
  minItems: 1,
  uniqueItems: true,
  items: { type: 'string', minLength: 1 },
} as const;

/** Whether chains of imports count too. */
export const transitiveSchema = {
  description: 'Whether a chain of imports counts as well as a single one.',
  type: 'boolean',
  default: false,
} as const;

/** How bad a violation is. */
export const severitySchema = {
  description: 'How bad a violation is. `lintel check` fails on errors alone.',
  enum: ['error', 'warning', 'info'],
  default: 'error',
} as const;

/** Imports that a rule lets pass. */
export const exceptSchema = {
  description: 'Imports that pass all the same. An exception that no import needs is reported.',
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['from'],
    properties: {
      from: { ...selectorSchema, description: 'The importing modules.' },
      to: { ...selectorSchema, description: 'The imported modules or packages; all of them where absent.' },
      names: { ...namesSchema, description: 'The imported names; all of them where absent.' },
      because: { description: 'Why this is well.', type: 'string' },
    },
  },
} as const;

/** What every rule has. */
const common = {
  id: {
    description:
      'What messages and the baseline call the rule. The kind, numbered where there are several, if absent.',
    type: 'string',
    minLength: 1,
  },
  severity: severitySchema,
  because: {
    description: 'Why there is this rule; it stands in its messages.',
    type: 'string',
    minLength: 1,
  },
  except: exceptSchema,
  ignore: {
    description:
      'Imports that do not count: `type-only` ones, and `deferred` ones, which run when a function is called.',
    type: 'array',
    uniqueItems: true,
    items: { enum: ['type-only', 'deferred'] },
  },
  followNames: {
    description:
      'Whether a Python import from a package that only passes names on counts as an import of the modules that define them.',
    type: 'boolean',
    default: true,
  },
} as const;

/** The schema of one kind of rule: what all rules have, and its own options. */
export function describeRuleSchema<
  const Kind extends string,
  const Properties extends Readonly<Record<string, JSONSchema>>,
  const Required extends readonly string[],
>(kind: Kind, description: string, properties: Properties, required: Required) {
  return {
    type: 'object',
    description,
    additionalProperties: false,
    required: ['kind', ...required],
    properties: { kind: { const: kind, description }, ...properties, ...common },
  } as const;
}

/** The type of what a schema describes. */
export type OptionsOf<Schema extends JSONSchema> = FromSchema<
  Schema,
  { keepDefaultedPropertiesOptional: true }
>;
