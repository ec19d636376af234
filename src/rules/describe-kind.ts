import { ruleSchemas } from './configuration/schema';

/** What the schema says of a kind of rule. */
export interface RuleKindDescription {
  readonly summary: string;
  /** The options that not every kind has: name and description. */
  readonly options: readonly (readonly [name: string, description: string])[];
}

/** What a kind of rule is for and which options are its own; `undefined` where there is no such kind. */
export function describeRuleKind(kind: string): RuleKindDescription | undefined {
  const schema = ruleSchemas.find(({ properties }) => properties.kind.const === kind);
  if (schema === undefined) return undefined;
  const properties: Readonly<Record<string, { readonly description?: string }>> = schema.properties;
  const isShared = (name: string) => ruleSchemas.every(each => Object.hasOwn(each.properties, name));
  const options = Object.entries(properties)
    .filter(([name]) => !isShared(name))
    .map(([name, { description = '' }]) => [name, description] as const);
  return { summary: schema.description, options };
}
