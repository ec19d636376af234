import * as vscode from 'vscode';

/**
 * Tells the file of the active text editor, now and whenever it changes.
 *
 * When the map or a view takes the focus there is no active text editor, but the file a person works on is still the
 * one beside it: it stays the active one for as long as it is visible, and then gives way to another that is.
 */
export function followActiveFile(tell: (file: vscode.Uri | undefined) => void): vscode.Disposable {
  let current: vscode.Uri | undefined;
  const look = () => {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const files = visibleTextEditors
      .map(({ document }) => document.uri)
      .filter(({ scheme }) => scheme === 'file');
    const active = activeTextEditor?.document.uri;
    if (active?.scheme === 'file') current = active;
    else if (!files.some(uri => uri.toString() === current?.toString())) current = files[0];
    tell(current);
  };
  look();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.window.onDidChangeVisibleTextEditors(look),
  );
}
