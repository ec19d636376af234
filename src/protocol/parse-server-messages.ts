import { FIX_KINDS } from '../model/fix';
import type { WorkspaceRoot } from '../model/module';
import type {
  AnalyzeParams,
  DocumentChangedParams,
  DocumentClosedParams,
  FileChange,
  FilesChangedParams,
  FindingPlace,
  FixParams,
  LinePlace,
  NamePlace,
  ViolationPlace,
  WantPatternsParams,
} from './server-messages';

/** The parameters of `analyze`, or `undefined` where the value is none. */
export function parseAnalyzeParams(value: unknown): AnalyzeParams | undefined {
  if (!isObject(value)) return undefined;
  const roots = parseList(value.roots, parseRoot);
  const { cacheFolder } = value;
  if (roots === undefined || cacheFolder === undefined) return roots && { roots };
  return isText(cacheFolder) ? { roots, cacheFolder } : undefined;
}

/** The parameters of `filesChanged`, or `undefined` where the value is none. */
export function parseFilesChangedParams(value: unknown): FilesChangedParams | undefined {
  if (!isObject(value)) return undefined;
  const changes = parseList(value.changes, parseChange);
  return changes && { changes };
}

/** The parameters of `documentChanged`, or `undefined` where the value is none. */
export function parseDocumentChangedParams(value: unknown): DocumentChangedParams | undefined {
  if (!isObject(value) || !isText(value.path) || typeof value.text !== 'string') return undefined;
  return { path: value.path, text: value.text };
}

/** The parameters of `documentClosed`, or `undefined` where the value is none. */
export function parseDocumentClosedParams(value: unknown): DocumentClosedParams | undefined {
  return isObject(value) && isText(value.path) ? { path: value.path } : undefined;
}

/** The parameters of `explainImports`, or `undefined` where the value is none. */
export function parseLinePlace(value: unknown): LinePlace | undefined {
  if (!isObject(value) || !isText(value.module) || !isPosition(value.line)) return undefined;
  return { module: value.module, line: value.line };
}

/** The parameters of `fixes`, or `undefined` where the value is none. */
export function parseViolationPlace(value: unknown): ViolationPlace | undefined {
  const place = parseLinePlace(value);
  if (place === undefined || !isObject(value) || !isPosition(value.column) || !isText(value.rule))
    return undefined;
  return { ...place, column: value.column, rule: value.rule };
}

/** The parameters of `fix`, or `undefined` where the value is none. */
export function parseFixParams(value: unknown): FixParams | undefined {
  const place = parseViolationPlace(value);
  if (place === undefined || !isObject(value)) return undefined;
  const kind = FIX_KINDS.find(name => name === value.kind);
  if (kind === undefined || (value.reason !== undefined && typeof value.reason !== 'string'))
    return undefined;
  return { ...place, kind, ...(value.reason !== undefined && { reason: value.reason }) };
}

/** The parameters of `wantPatterns`, or `undefined` where the value is none. */
export function parseWantPatternsParams(value: unknown): WantPatternsParams | undefined {
  return isObject(value) && typeof value.wanted === 'boolean' ? { wanted: value.wanted } : undefined;
}

/** The parameters of `dismissFinding`, or `undefined` where the value is none. */
export function parseFindingPlace(value: unknown): FindingPlace | undefined {
  if (!isObject(value)) return undefined;
  const { pattern, module, symbol, because } = value;
  if (!isText(pattern) || !isText(module) || !isText(symbol)) return undefined;
  if (because !== undefined && typeof because !== 'string') return undefined;
  return { pattern, module, symbol, ...(because !== undefined && because !== '' && { because }) };
}

/** The parameters of `implementations`, or `undefined` where the value is none. */
export function parseNamePlace(value: unknown): NamePlace | undefined {
  const place = parseLinePlace(value);
  if (place === undefined || !isObject(value)) return undefined;
  const { name } = value;
  if (name !== undefined && !isText(name)) return undefined;
  return { ...place, ...(name !== undefined && { name }) };
}

function parseRoot(value: unknown): WorkspaceRoot | undefined {
  if (!isObject(value) || !isText(value.name) || !isText(value.path)) return undefined;
  return { name: value.name, path: value.path };
}

function parseChange(value: unknown): FileChange | undefined {
  if (!isObject(value) || !isText(value.path)) return undefined;
  const { path, type } = value;
  return type === 'created' || type === 'changed' || type === 'deleted' ? { path, type } : undefined;
}

/** The parsed items, or `undefined` where the value is no list or one item is wrong. */
function parseList<T>(value: unknown, parse: (item: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const parsed: T[] = [];
  for (const item of value) {
    const one = parse(item);
    if (one === undefined) return undefined;
    parsed.push(one);
  }
  return parsed;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isPosition(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
