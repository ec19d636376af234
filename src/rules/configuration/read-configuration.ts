import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ConfigurationPath, ConfigurationProblem } from '../rule';
import type { Place, PresetEntry, RuleEntry, RulesConfiguration } from './configuration';
import { createLocator } from './locate';
import { type LintelJson, lintelSchema } from './schema';
import { validate } from './validate';

/** A `lintel.json`, read. */
export interface ReadConfiguration {
  /** What is sound of it: a part that is not as the schema says is left out. */
  readonly json: LintelJson;
  readonly configuration: RulesConfiguration;
}

/**
 * Reads a `lintel.json` (comments and trailing commas are fine). `module` is the file's id, `prefix` what stands in front
 * of the ids of its modules. What is wrong stands in the configuration's problems.
 */
export function readConfiguration(module: string, text: string, prefix = ''): ReadConfiguration {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const problems: ConfigurationProblem[] = [];
  const errors: ParseError[] = [];
  const tree = parseTree(content, errors, { allowTrailingComma: true });
  const locator = createLocator(content, tree);
  const complain = (place: Place, message: string) =>
    problems.push({ module, line: place.line, column: place.column, severity: 'error', message });
  const [error] = errors;
  if (error !== undefined) {
    const code = printParseErrorCode(error.error).replace(/\B[A-Z]/g, letter => ` ${letter}`);
    const message = `Not valid JSON: ${code.toLowerCase()}. Settings from here on may be missing.`;
    complain(locator.at(error.offset), message);
  } else if (tree?.type !== 'object') complain(locator.at(0), 'The settings have to be an object: { … }.');

  const unsound = new Set<Node>();
  if (tree?.type === 'object')
    validate(tree, lintelSchema, (node, message) => {
      complain(locator.at(node.offset), message);
      unsound.add(node);
    });
  const json = tree?.type === 'object' ? readSound(tree, unsound) : {};
  return { json, configuration: createConfiguration(module, prefix, json, locator.find, problems) };
}

/** The settings that are groups of settings. */
const GROUPS: ReadonlySet<unknown> = new Set(['patterns']);

/** The values of a tree without what is unsound: of lists the items, of the whole and of groups the settings. */
function readSound(tree: Node, unsound: ReadonlySet<Node>): LintelJson {
  const json: Record<string, unknown> = {};
  for (const property of tree.children ?? []) {
    const [key, value] = property.children ?? [];
    if (value === undefined || unsound.has(key) || unsound.has(value)) continue;
    if (GROUPS.has(key.value) && value.type === 'object') {
      json[String(key.value)] = readSound(value, unsound);
      continue;
    }
    const items = value.children ?? [];
    // Items keep their places, which paths count by: an unsound one becomes undefined and is skipped.
    if (value.type === 'array')
      json[String(key.value)] = items.map(item => (isSound(item, unsound) ? getNodeValue(item) : undefined));
    else if (isSound(value, unsound)) json[String(key.value)] = getNodeValue(value);
  }
  return json as LintelJson;
}

function isSound(node: Node, unsound: ReadonlySet<Node>): boolean {
  return !unsound.has(node) && (node.children ?? []).every(child => isSound(child, unsound));
}

function createConfiguration(
  module: string,
  prefix: string,
  json: LintelJson,
  locate: (path: ConfigurationPath) => Place,
  problems: ConfigurationProblem[],
): RulesConfiguration {
  const ids = new Set<string>();
  const rules = (json.rules ?? []).flatMap((options, i): RuleEntry[] => {
    if (options === undefined) return [];
    if (options.id !== undefined && ids.has(options.id)) {
      const message = `Another rule has the id "${options.id}" already.`;
      problems.push({ module, ...locate(['rules', i, 'id']), severity: 'error', message });
    }
    const id = options.id ?? findFreeId(options.kind, ids, json);
    ids.add(id);
    return [{ id, options, locate: path => locate(['rules', i, ...path]) }];
  });
  const presets = (json.presets ?? []).flatMap((preset, i): PresetEntry[] => {
    if (preset === undefined) return [];
    const { preset: name, in: folder, ...more } = typeof preset === 'string' ? { preset } : preset;
    const place = (path: ConfigurationPath) => locate(['presets', i, ...path]);
    return [
      { name, ...(folder !== undefined && { folder: folder.replace(/\/$/, '') }), ...more, locate: place },
    ];
  });
  return { module, prefix, sets: json.sets ?? {}, rules, presets, locate, problems };
}

/** The kind, with a number from 2 where it is taken or given to another rule. */
function findFreeId(kind: string, taken: ReadonlySet<string>, { rules = [] }: LintelJson): string {
  const given = new Set(rules.map(rule => rule?.id));
  let id = kind;
  for (let n = 2; taken.has(id) || given.has(id); n++) id = `${kind}-${n}`;
  return id;
}
