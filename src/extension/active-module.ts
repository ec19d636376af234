import * as vscode from 'vscode';

/**
 * Tells the file of the active text editor, now and whenever it changes.
 *
 * When the map or a view takes the focus there is no active text editor, but the file a person works on is still the
 * one beside it: it stays the active one for as long as it is visible.
 */
export function followActiveFile(tell: (file: vscode.Uri | undefined) => void): vscode.Disposable {
  let current: vscode.Uri | undefined;
  const look = () => {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const uri = activeTextEditor?.document.uri;
    if (uri?.scheme === 'file') current = uri;
    else if (!visibleTextEditors.some(({ document }) => document.uri.toString() === current?.toString()))
      current = undefined;
    tell(current);
  };
  look();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.window.onDidChangeVisibleTextEditors(look),
  );
}
