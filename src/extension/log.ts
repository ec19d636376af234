import * as vscode from 'vscode';

/** Creates the log: the output channel `Lintel`. */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel('Lintel', { log: true });
}
