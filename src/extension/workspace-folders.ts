import * as vscode from 'vscode';
import type { WorkspaceRoot } from '../model/module';
import { findId, findPath, nameRoots } from './module-ids';

/** The folders of the workspace that lie on a disk, as roots of the analysis. */
export function listRoots(): readonly WorkspaceRoot[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return nameRoots(
    folders.filter(({ uri }) => uri.scheme === 'file').map(({ name, uri }) => ({ name, path: uri.fsPath })),
  );
}

/** The file of a module id; `undefined` where the id names nothing inside the workspace. */
export function findUri(id: string): vscode.Uri | undefined {
  const file = findPath(listRoots(), id);
  return file === undefined ? undefined : vscode.Uri.file(file);
}

/** The id of a file or folder; `undefined` outside the workspace. */
export function findIdOf(uri: vscode.Uri): string | undefined {
  return uri.scheme === 'file' ? findId(listRoots(), uri.fsPath) : undefined;
}
