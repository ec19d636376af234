import * as vscode from 'vscode';
import type { FileFix } from '../model/fix';
import { findUri } from './workspace-folders';

/** What people are told of changes that they have to agree to one by one. */
export interface EditQuestion {
  readonly label: string;
}

/** The edit that makes and changes these files, to be undone as one. With a question, each change waits to be agreed to. */
export function makeEdit(files: readonly FileFix[], question?: EditQuestion): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const metadata = question && { needsConfirmation: true, ...question };
  for (const file of files) {
    const uri = findUri(file.module);
    if (uri === undefined) continue;
    if ('created' in file)
      edit.createFile(uri, { contents: Buffer.from(file.created, 'utf8'), ignoreIfExists: false }, metadata);
    else
      for (const { start, end, text } of file.changes)
        edit.replace(
          uri,
          new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1),
          text,
          metadata,
        );
  }
  return edit;
}

/** Notes what texts are like now; tells later whether one of these files has another text meanwhile. */
export function watchVersions(): (files: readonly FileFix[]) => boolean {
  const versions = new Map(vscode.workspace.textDocuments.map(each => [each, each.version]));
  return files =>
    files.some(({ module }) => {
      const document = findDocument(module);
      return document !== undefined && versions.get(document) !== document.version;
    });
}

/**
 * Applies an edit of files that were changed for their own sake, and saves those without other unsaved changes: they need
 * not wait for a person to do so. Resolves to whether it was applied.
 */
export async function applyAndSave(files: readonly FileFix[]): Promise<boolean> {
  const clean = files.filter(({ module }) => !(findDocument(module)?.isDirty ?? false));
  if (!(await vscode.workspace.applyEdit(makeEdit(files)))) return false;
  for (const { module } of clean) await findDocument(module)?.save();
  return true;
}

function findDocument(module: string): vscode.TextDocument | undefined {
  const key = findUri(module)?.toString();
  return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
}
