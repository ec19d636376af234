import ignore, { type Ignore } from 'ignore';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Diagnostic, Severity } from '../model/diagnostic';
import { ORIGINS, type Origin } from '../model/module';

/** The name of the file with a root's settings; it counts in the root's own folder alone. */
export const SETTINGS_FILE = 'lintel.json';

/** What a root's settings say about the files that are not to be seen. */
export interface WorkspaceSettings {
  /** Paths that are left out, relative to the root. */
  readonly exclude: Ignore;
  /** Modules that are left out for what they are. */
  readonly leaveOut: ReadonlySet<Origin>;
}

/** The settings of a root that has none. */
export const NO_SETTINGS: WorkspaceSettings = { exclude: ignore(), leaveOut: new Set() };

/**
 * Reads a `lintel.json` (comments and trailing commas are fine). Everything that makes no sense is reported under `id`
 * with its line, and the rest is used.
 */
export function readSettings(
  id: string,
  text: string,
  report: (diagnostic: Diagnostic) => void,
): WorkspaceSettings {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const complain = (offset: number, severity: Severity, message: string) => {
    report({ module: id, line: content.slice(0, offset).split('\n').length, severity, message });
  };
  const errors: ParseError[] = [];
  const tree = parseTree(content, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined) {
    const code = printParseErrorCode(error.error).replace(/\B[A-Z]/g, letter => ` ${letter}`);
    const message = `Not valid JSON: ${code.toLowerCase()}. Settings from here on may be missing.`;
    complain(error.offset, 'error', message);
  } else if (tree?.type !== 'object') {
    complain(0, 'error', 'The settings have to be an object: { … }.');
  }

  const lists = new Map<string, Node>();
  for (const property of tree?.type === 'object' ? (tree.children ?? []) : []) {
    const [key, value] = property.children ?? [];
    const name = String(key?.value);
    if (name === '$schema' || value === undefined) continue;
    if (name === 'exclude' || name === 'leaveOut') lists.set(name, value);
    else
      complain(property.offset, 'warning', `There is no setting "${name}". There are exclude and leaveOut.`);
  }

  /** The strings of a list, each with its place in the text. */
  function readList(name: string): { text: string; offset: number }[] {
    const list = lists.get(name);
    if (list === undefined) return [];
    if (list.type !== 'array') {
      complain(list.offset, 'error', `"${name}" has to be a list of strings.`);
      return [];
    }
    return (list.children ?? []).flatMap(item => {
      if (item.type === 'string') return [{ text: String(item.value), offset: item.offset }];
      complain(item.offset, 'error', `"${name}" has to be a list of strings.`);
      return [];
    });
  }

  const exclude = ignore().add(readList('exclude').map(pattern => pattern.text));
  const leaveOut = new Set<Origin>();
  for (const { text: name, offset } of readList('leaveOut')) {
    const origin = ORIGINS.find(candidate => candidate === name);
    if (origin !== undefined) leaveOut.add(origin);
    else complain(offset, 'error', `"leaveOut" knows ${ORIGINS.join(', ')}, not "${name}".`);
  }
  return { exclude, leaveOut };
}
