import path from 'node:path';
import * as vscode from 'vscode';
import { languageOf } from '../extract/languages';
import { BASELINE_FILE } from '../rules/baseline-file';
import type { Analysis } from './analysis';

/** How long typing is gathered from its first letter on, in milliseconds. */
const GATHER = 40;
const SETTINGS = new Set(['lintel.json', BASELINE_FILE]);

/** Hands what is typed to the analysis, file by file, until it is saved, taken back or closed. */
export function followUnsavedTexts(analysis: Analysis): UnsavedTexts {
  const waiting = new Set<vscode.TextDocument>();
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const document of waiting)
      if (document.isDirty && !document.isClosed)
        analysis.reportDocument(document.uri.fsPath, document.getText());
      else analysis.closeDocument(document.uri.fsPath);
    waiting.clear();
  };
  const take = (document: vscode.TextDocument) => {
    if (!isOurs(document)) return;
    waiting.add(document);
    timer ??= setTimeout(flush, GATHER);
  };
  const subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // Without changes it is the mark for unsaved text that has come or gone.
      if (contentChanges.length > 0 || !document.isDirty) take(document);
    }),
    vscode.workspace.onDidSaveTextDocument(take),
    vscode.workspace.onDidCloseTextDocument(take),
    analysis.connected.on(() => {
      for (const document of vscode.workspace.textDocuments) if (document.isDirty) take(document);
      flush();
    }),
  );
  return {
    flush,
    dispose() {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

/** What sends the text of open documents to the analysis process. */
export interface UnsavedTexts extends vscode.Disposable {
  /** Hands over at once what is waiting. */
  flush(): void;
}

function isOurs({ uri }: vscode.TextDocument): boolean {
  const name = path.basename(uri.fsPath);
  return (
    uri.scheme === 'file' &&
    (languageOf(name) !== undefined || SETTINGS.has(name)) &&
    vscode.workspace.getWorkspaceFolder(uri) !== undefined
  );
}
