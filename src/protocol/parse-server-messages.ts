import type { WorkspaceRoot } from '../model/module';
import type { AnalyzeParams, FileChange, FilesChangedParams } from './server-messages';

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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
