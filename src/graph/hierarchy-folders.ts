import { compareIds, type ModuleRecord } from '../model/snapshot';

/** A folder of the workspace with what lies in it. */
export interface Folder {
  readonly path: string;
  /** Its own name; of a chain of single folders all their names, joined by `/`. */
  readonly label: string;
  /** Folders and modules by name. */
  readonly entries: readonly FolderEntry[];
}

/** A folder or a module, never both. */
export interface FolderEntry {
  readonly name: string;
  readonly folder?: Folder;
  readonly record?: ModuleRecord;
}

interface Draft extends Folder {
  readonly entries: FolderEntry[];
}

/** Nests modules by their folders; a folder that holds nothing but one other folder is one with it. */
export function nestRecords(records: readonly ModuleRecord[]): Folder {
  const root: Draft = { path: '', label: '', entries: [] };
  const folders = new Map<string, Draft>([['', root]]);
  const findFolder = (path: string): Draft => {
    const known = folders.get(path);
    if (known) return known;
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    const folder: Draft = { path, label: name, entries: [] };
    folders.set(path, folder);
    findFolder(path.slice(0, Math.max(0, slash))).entries.push({ name, folder });
    return folder;
  };
  // Most records lie where the one before them does.
  let path = '';
  let folder = root;
  for (const record of records) {
    const { id } = record.module;
    const slash = id.lastIndexOf('/');
    if (slash !== path.length || !id.startsWith(path)) {
      path = slash === -1 ? '' : id.slice(0, slash);
      folder = findFolder(path);
    }
    folder.entries.push({ name: id.slice(slash + 1), record });
  }
  for (const { entries } of folders.values()) entries.sort((a, b) => compareIds(a.name, b.name));
  return root;
}

/** The innermost folder of a chain, labelled with the names of all. */
export function followChain(start: Folder): Folder {
  let folder = start;
  let { label } = start;
  while (folder.entries.length === 1 && folder.entries[0].folder) {
    folder = folder.entries[0].folder;
    label += `/${folder.label}`;
  }
  return folder === start ? start : { ...folder, label };
}
