import * as vscode from 'vscode';
import type { FileChange } from '../protocol/server-messages';
import { ChangeBatch } from './change-batch';

const BATCH_MILLISECONDS = 75;
/** Places where tools write all day long and the analysis never looks. */
const IGNORED = /[\\/](node_modules|\.git|\.hg|\.svn|__pycache__|\.venv)[\\/]/;

/**
 * Reports changes of files in the workspace, in batches.
 *
 * Everything is reported, folders and configuration files too: the analysis knows what matters to it. A save is reported
 * from the editor as well, since the watcher can be slow, and silent where the settings exclude a folder from it.
 */
export function watchFiles(deliver: (changes: readonly FileChange[]) => void): vscode.Disposable {
  const batch = new ChangeBatch(BATCH_MILLISECONDS, deliver);
  const add = (uri: vscode.Uri, type: FileChange['type']) => {
    if (uri.scheme === 'file' && !IGNORED.test(uri.fsPath)) batch.add({ path: uri.fsPath, type });
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  return vscode.Disposable.from(
    batch,
    watcher,
    watcher.onDidCreate(uri => add(uri, 'created')),
    watcher.onDidChange(uri => add(uri, 'changed')),
    watcher.onDidDelete(uri => add(uri, 'deleted')),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (vscode.workspace.getWorkspaceFolder(uri)) add(uri, 'changed');
    }),
  );
}
