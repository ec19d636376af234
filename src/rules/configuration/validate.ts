import type { Node } from 'jsonc-parser';
import { suggestName } from './closest-name';

/** What of JSON Schema (draft 7) is known here. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** Where this is absent, anything may stand beside `properties`. */
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Takes what is wrong with a part of a text. */
export type ReportAt = (node: Node, message: string) => void;

/**
 * Checks a JSON text's tree by a schema, and says what is wrong in words for the person who wrote it: each fault once, at
 * the smallest part that is at fault.
 */
export function validate(node: Node, definition: Schema, report: ReportAt): void {
  const { anyOf, enum: choices, const: constant, type } = definition;
  if (anyOf !== undefined) validateChoice(node, anyOf, report);
  else if (choices !== undefined) validateEnum(node, choices, report);
  else if (constant !== undefined) {
    if (node.value !== constant) report(node, `This has to be ${JSON.stringify(constant)}.`);
  } else if (typeof type === 'string' && !hasType(node, type)) {
    report(node, `This has to be ${describeType(definition)}, not ${describeNode(node)}.`);
  } else if (node.type === 'object') validateObject(node, definition, report);
  else if (node.type === 'array') validateList(node, definition, report);
  else validateScalar(node, definition, report);
}

function validateObject(node: Node, schema: Schema, report: ReportAt): void {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const seen = new Set<string>();
  for (const property of node.children ?? []) {
    const [keyNode, value] = property.children ?? [];
    const key = String(keyNode.value);
    if (seen.has(key)) report(keyNode, `"${key}" stands here twice.`);
    seen.add(key);
    if (Object.hasOwn(properties, key)) {
      if (value !== undefined) validate(value, properties[key], report);
    } else if (additionalProperties === false) {
      const names = Object.keys(properties);
      const hint =
        suggestName(key, names) || ` There are ${names.filter(name => name !== '$schema').join(', ')}.`;
      report(keyNode, `There is no setting "${key}" here.${hint}`);
    } else if (value !== undefined && additionalProperties !== true)
      validate(value, additionalProperties, report);
  }
  for (const key of required) if (!seen.has(key)) report(node, `"${key}" is missing here.`);
}

function validateList(node: Node, { items, minItems = 0, uniqueItems }: Schema, report: ReportAt): void {
  const children = node.children ?? [];
  if (children.length < minItems)
    report(
      node,
      minItems === 1 ? 'This list cannot be empty.' : `This list needs at least ${minItems} items.`,
    );
  const seen = new Set<unknown>();
  for (const child of children) {
    if (uniqueItems === true && seen.has(child.value)) report(child, `"${child.value}" stands here twice.`);
    if (child.value !== undefined) seen.add(child.value);
    if (items !== undefined) validate(child, items, report);
  }
}

function validateScalar(node: Node, schema: Schema, report: ReportAt): void {
  const { minLength = 0, pattern, minimum, maximum } = schema;
  if (typeof node.value === 'string') {
    if (node.value.length < minLength) report(node, 'This cannot be empty.');
    else if (pattern !== undefined && !new RegExp(pattern).test(node.value))
      report(node, `This has to be a package outside of the workspace, such as npm:react or pypi:django.`);
  } else if (typeof node.value === 'number') {
    if (minimum !== undefined && node.value < minimum) report(node, `This has to be ${minimum} or more.`);
    if (maximum !== undefined && node.value > maximum) report(node, `This has to be ${maximum} or less.`);
  }
}

function validateEnum(node: Node, choices: readonly unknown[], report: ReportAt): void {
  if (choices.includes(node.value)) return;
  const names = choices.map(String);
  const hint = typeof node.value === 'string' ? suggestName(node.value, names) : '';
  report(node, `${JSON.stringify(node.value) ?? describeNode(node)} is none of ${names.join(', ')}.${hint}`);
}

/** Of several schemas the one that the value is meant to follow is taken: by its `kind`, or by its type. */
function validateChoice(node: Node, choices: readonly Schema[], report: ReportAt): void {
  const kinds = choices.flatMap(schema => readKind(schema) ?? []);
  if (kinds.length > 0 && node.type === 'object') {
    const kindNode = findValue(node, 'kind');
    const chosen = choices.find(schema => readKind(schema) === kindNode?.value);
    if (chosen !== undefined) validate(node, chosen, report);
    else if (kindNode === undefined) report(node, `"kind" is missing here: one of ${kinds.join(', ')}.`);
    else validateEnum(kindNode, kinds, report);
    return;
  }
  const fitting = choices.find(schema =>
    schema.enum !== undefined
      ? node.type === 'string'
      : typeof schema.type === 'string' && hasType(node, schema.type),
  );
  if (fitting !== undefined) validate(node, fitting, report);
  else
    report(
      node,
      `This has to be ${[...new Set(choices.map(describeType))].join(' or ')}, not ${describeNode(node)}.`,
    );
}

function readKind({ properties }: Schema): string | undefined {
  const kind = properties?.kind;
  return typeof kind?.const === 'string' ? kind.const : undefined;
}

function findValue(node: Node, key: string): Node | undefined {
  return node.children?.find(property => property.children?.[0].value === key)?.children?.[1];
}

function hasType(node: Node, type: string): boolean {
  return type === 'integer' ? Number.isInteger(node.value) : node.type === type;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'an object: { … }',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};

function describeType({ type, items, enum: choices }: Schema): string {
  if (choices !== undefined) return `one of ${choices.join(', ')}`;
  const isList = type === 'array' && items?.type === 'string';
  return isList ? 'a list of strings' : (TYPE_NAMES[String(type)] ?? 'something else');
}

function describeNode(node: Node): string {
  return TYPE_NAMES[node.type] ?? node.type;
}
