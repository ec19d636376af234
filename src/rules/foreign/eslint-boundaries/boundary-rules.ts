import type { SourceNode } from '../../../model/source-tree';
import { compileGlob } from '../../graph/glob';
import { type ComplainAt, type OptionReader, readOptions } from '../text/option-reader';
import type { Element } from './elements';

/** Whether an element is meant; `other` is the one at the other end, which `${from.name}` speaks of. */
export type ElementTest = (element: Element, other: Element | undefined) => boolean;

/** Whether an imported package, with the names that are imported from it, is meant. */
export type PackageTest = (
  name: string,
  specifier: string,
  names: readonly string[],
  from: Element,
) => boolean;

/** One entry of the `rules` of an ESLint rule. */
export interface BoundaryRule<Target> {
  /** The elements that the entry is for: importing ones, or for `entry-point` the imported ones. */
  readonly applies: ElementTest;
  readonly allows?: Target | undefined;
  readonly disallows?: Target | undefined;
  readonly message?: string | undefined;
  /** `type` and `value` imports alone. */
  readonly importKind?: readonly string[] | undefined;
}

/** The options of an ESLint rule of boundaries. */
export interface BoundaryRules<Target> {
  readonly allowsByDefault: boolean;
  readonly message?: string | undefined;
  readonly rules: readonly BoundaryRule<Target>[];
}

/** Reads the options that `element-types`, `entry-point` and `external` share. `key` is `from` or `target`. */
export function readBoundaryRules<Target>(
  options: OptionReader | undefined,
  key: 'from' | 'target',
  complain: ComplainAt,
  readTarget: (node: SourceNode, complain: ComplainAt) => Target,
): BoundaryRules<Target> {
  const standard = options?.text('default')?.text ?? 'allow';
  const read = (rule: OptionReader, name: string) => {
    const node = rule.node(name);
    return node && readTarget(node, complain);
  };
  const rules = (options?.tables('rules') ?? []).map((rule): BoundaryRule<Target> => {
    const node = rule.node(key);
    const made = {
      applies: node === undefined ? () => true : readElementTest(node, complain),
      allows: read(rule, 'allow'),
      disallows: read(rule, 'disallow'),
      message: rule.text('message')?.text,
      importKind: rule.texts('importKind')?.map(({ text }) => text),
    };
    rule.finish();
    return made;
  });
  const message = options?.text('message')?.text;
  options?.skip('checkAllOrigins', 'checkUnknownLocals', 'checkInternals');
  options?.finish();
  return { allowsByDefault: standard !== 'disallow', message, rules };
}

/** The last entry that speaks of an import decides. Undefined where it is allowed, else the message, or nothing to say. */
export function judgeBoundary<Target>(
  { allowsByDefault, message, rules }: BoundaryRules<Target>,
  applies: (rule: BoundaryRule<Target>) => boolean,
  matches: (target: Target) => boolean,
): { readonly message?: string | undefined } | undefined {
  let fault: { readonly message?: string | undefined } | undefined = allowsByDefault
    ? undefined
    : { message };
  for (const rule of rules) {
    if (!applies(rule)) continue;
    if (rule.disallows !== undefined && matches(rule.disallows)) fault = { message: rule.message ?? message };
    else if (rule.allows !== undefined && matches(rule.allows)) fault = undefined;
  }
  return fault;
}

/** Reads `"helpers"`, `["helpers", { family: "a" }]`, or a list of these. */
export function readElementTest(node: SourceNode, complain: ComplainAt): ElementTest {
  const isPair = node.type === 'list' && node.items.length === 2 && node.items[1].type === 'table';
  const items = node.type === 'list' && !isPair ? node.items : [node];
  const tests = items.flatMap((item): ElementTest[] => {
    const [name, captured] = item.type === 'list' ? item.items : [item];
    const test = readText(name, complain);
    if (test === undefined) return [];
    const values =
      captured?.type === 'table'
        ? captured.entries.flatMap(({ key, value }) => {
            const own = (value.type === 'list' ? value.items : [value]).flatMap(
              each => readText(each, complain) ?? [],
            );
            return [{ key, matches: (text: string, other?: Element) => own.some(each => each(text, other)) }];
          })
        : [];
    return [
      (element, other) =>
        test(element.type, other) &&
        values.every(({ key, matches }) => matches(element.captured[key] ?? '', other)),
    ];
  });
  return (element, other) => tests.some(test => test(element, other));
}

/** Reads names of packages: `"react"`, `"@mui/*"`, `["react", { specifiers: ["useState"], path: "…" }]`, or a list of these. */
export function readPackageTest(node: SourceNode, complain: ComplainAt): PackageTest {
  const isPair = node.type === 'list' && node.items.length === 2 && node.items[1].type === 'table';
  const items = node.type === 'list' && !isPair ? node.items : [node];
  const tests = items.flatMap((item): PackageTest[] => {
    const [written, more] = item.type === 'list' ? item.items : [item];
    const test = readText(written, complain);
    if (test === undefined) return [];
    const options = more === undefined ? undefined : readOptions(more, 'eslint-plugin-boundaries', complain);
    const read = (key: string) => {
      const part = options?.node(key);
      return (
        part && (part.type === 'list' ? part.items : [part]).flatMap(each => readText(each, complain) ?? [])
      );
    };
    const specifiers = read('specifiers');
    const paths = read('path');
    options?.finish();
    return [
      (name, specifier, names, from) => {
        const inside = specifier.slice(name.length);
        return (
          test(name, from) &&
          (specifiers === undefined || names.some(each => specifiers.some(own => own(each, from)))) &&
          (paths === undefined ||
            paths.some(own => own(inside, from) || own(inside.replace(/^\//, ''), from)))
        );
      },
    ];
  });
  return (name, specifier, names, from) => tests.some(test => test(name, specifier, names, from));
}

/** Reads a glob for the path inside of an element. */
export function readPathTest(
  node: SourceNode,
  complain: ComplainAt,
): (path: string, other: Element | undefined) => boolean {
  const items = node.type === 'list' ? node.items : [node];
  const tests = items.flatMap(item => readText(item.type === 'list' ? item.items[0] : item, complain) ?? []);
  return (path, other) => tests.some(test => test(path, other));
}

/** A glob in which `${from.name}` or `{{ from.name }}` stands for what the other element's wildcards stand for. */
function readText(
  node: SourceNode | undefined,
  complain: ComplainAt,
): ((text: string, other: Element | undefined) => boolean) | undefined {
  if (node?.type !== 'scalar' || typeof node.value !== 'string') {
    if (node !== undefined)
      complain(node.place, 'Lintel does not read this form of a selector; it matches nothing.', 'warning');
    return undefined;
  }
  const template = /\$\{\s*(?:from|target)\.(\w+)\s*\}|\{\{\s*(?:from|target|dependency)\.(\w+)\s*\}\}/g;
  const known = new Map<string, (text: string) => boolean>();
  const compile = (pattern: string): ((text: string) => boolean) => {
    const glob = pattern === '*' ? { test: (text: string) => text !== '' } : compileGlob(pattern);
    if ('fault' in glob) complain(node.place, glob.fault);
    return 'test' in glob ? glob.test : () => false;
  };
  const written = node.value;
  if (written.search(template) === -1) {
    const test = compile(written);
    return text => test(text);
  }
  return (text, other) => {
    const pattern = written.replace(
      template,
      (_, a: string | undefined, b: string | undefined) => other?.captured[a ?? b ?? ''] ?? '',
    );
    const test = known.get(pattern) ?? (pattern === written ? () => false : compilePlain(pattern));
    known.set(pattern, test);
    return test(text);
  };
}

/** What stands in a path may be no glob: then it is compared as it is. */
function compilePlain(pattern: string): (text: string) => boolean {
  const glob = compileGlob(pattern);
  return 'test' in glob ? glob.test : text => text === pattern;
}
