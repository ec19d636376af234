import path from 'node:path';
import { languageOf } from '../extract/languages';
import type { WorkspaceRoot } from '../model/module';
import type { FileChange } from '../protocol/server-messages';
import { isConfigFile } from '../resolve/config-files';
import type { SourceFile } from './discover';
import type { Project } from './project';
import { isSkippedFolder, VIRTUAL_ENVIRONMENT_MARK } from './skipped-folders';
import { SETTINGS_FILE } from './workspace-settings';

/** One change for each path: what the later ones make of the earlier ones. */
export function mergeChanges(earlier: readonly FileChange[], later: readonly FileChange[]): FileChange[] {
  const merged = new Map<string, FileChange>();
  for (const change of [...earlier, ...later]) {
    const before = merged.get(change.path);
    // A file that is new stays new to whoever has not heard of it, whatever is written to it afterwards.
    if (before?.type === 'created' && change.type === 'changed') continue;
    merged.set(change.path, change);
  }
  return [...merged.values()];
}

/** Leaves out changes outside the roots and in folders that are never looked at. */
export function dropForeignChanges(
  changes: readonly FileChange[],
  roots: readonly WorkspaceRoot[],
): FileChange[] {
  return changes.filter(change =>
    roots.some(root => {
      const relative = path.relative(root.path, change.path);
      if (relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative))
        return false;
      return !relative.split(path.sep).some(isSkippedFolder);
    }),
  );
}

/** Whether a change may alter which files there are or what imports mean, so that the folders have to be walked again. */
export function isStructural(change: FileChange, { byPath, configs }: Project): boolean {
  if (change.type !== 'changed') return true;
  if (configs.paths.has(change.path)) return true;
  if (byPath.has(change.path)) return false;
  const name = path.basename(change.path);
  if (name === '.gitignore' || name === SETTINGS_FILE || name === VIRTUAL_ENVIRONMENT_MARK) return true;
  // A module nobody has announced, or a folder that was replaced as a whole.
  return isConfigFile(name) || languageOf(name) !== undefined || path.extname(name) === '';
}

/** The modules to read again: those that changed, those below a folder that changed, and those not read yet. */
export function findStale(
  changes: readonly FileChange[],
  project: Project,
  isRead: (id: string) => boolean,
): SourceFile[] {
  if (changes.every(change => project.byPath.has(change.path)))
    return [...new Set(changes.flatMap(change => project.byPath.get(change.path) ?? []))];
  const touched = new Set(changes.map(change => change.path));
  const isTouched = (file: string): boolean => {
    for (let at = file; ; at = path.dirname(at)) {
      if (touched.has(at)) return true;
      if (path.dirname(at) === at) return false;
    }
  };
  return project.discovery.sources.filter(
    ({ id, path: file, realPath }) =>
      !isRead(id) || isTouched(file) || (realPath !== undefined && isTouched(realPath)),
  );
}
