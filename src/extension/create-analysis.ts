import path from 'node:path';
import * as vscode from 'vscode';
import { Analysis } from './analysis';
import { commands, contextKeys } from './contributions';
import { watchFiles } from './watcher';
import { listRoots } from './workspace-folders';

/** Creates the analysis of this window, and keeps it in step with the window's folders, trust and files. */
export function createAnalysis(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Analysis {
  const program = context.asAbsolutePath(path.join('dist', 'server.js'));
  const storage = context.storageUri ?? context.globalStorageUri;
  const analysis = new Analysis({
    roots: listRoots,
    cacheFolder: path.join(storage.fsPath, 'cache'),
    isTrusted: () => vscode.workspace.isTrusted,
    connect: async events => {
      // Loaded here, since most windows never need it.
      const { startAnalysisProcess } = await import('./analysis-client');
      return startAnalysisProcess(program, events, log);
    },
    reportEnd: (reason, again) => {
      log.error(`The analysis process ended unexpectedly (${reason}).`);
      void offerLog(again);
    },
    logError: message => log.error(message),
  });
  let watching: vscode.Disposable | undefined;
  context.subscriptions.push(
    analysis,
    analysis.stateChanged.on(({ kind }) => {
      watching ??= watchFiles(changes => analysis.reportChanges(changes));
      void vscode.commands.executeCommand('setContext', contextKeys.state, kind);
    }),
    analysis.summaryChanged.on(summary => {
      const isReady = summary?.progress.phase === 'done';
      void vscode.commands.executeCommand('setContext', contextKeys.ready, isReady);
    }),
    new vscode.Disposable(() => watching?.dispose()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => analysis.reconsider()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => analysis.reconsider()),
  );
  return analysis;
}

async function offerLog(again: boolean): Promise<void> {
  const { showErrorMessage, showWarningMessage } = vscode.window;
  const choice = again
    ? await showWarningMessage(
        'Lintel’s analysis process ended unexpectedly. It has been started again.',
        'Show Log',
      )
    : await showErrorMessage('Lintel’s analysis process ended again.', 'Show Log', 'Analyze Again');
  if (choice === 'Show Log') await vscode.commands.executeCommand(commands.showLog.id);
  if (choice === 'Analyze Again') await vscode.commands.executeCommand(commands.analyzeAgain.id);
}
