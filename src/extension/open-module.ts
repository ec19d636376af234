import * as vscode from 'vscode';
import type { Place } from './row';

/**
 * Shows a place of a file in an editor, in a group that does not hide the map.
 *
 * `panelColumn` is where the map is visible; absent, where it is not.
 */
export async function openPlace(
  uri: vscode.Uri,
  { line = 1, column = 1 }: Omit<Place, 'module'>,
  panelColumn: vscode.ViewColumn | undefined,
): Promise<void> {
  const { type } = await vscode.workspace.fs.stat(uri);
  if (type & vscode.FileType.Directory) {
    await vscode.commands.executeCommand('revealInExplorer', uri);
    return;
  }
  const position = new vscode.Position(line - 1, column - 1);
  await vscode.window.showTextDocument(uri, {
    viewColumn: chooseColumn(uri, panelColumn),
    selection: new vscode.Range(position, position),
    preview: true,
    preserveFocus: false,
  });
}

/** The group that shows the file already, else the active group or any other that is not the map's, else a new one. */
function chooseColumn(uri: vscode.Uri, panelColumn: vscode.ViewColumn | undefined): vscode.ViewColumn {
  if (panelColumn === undefined) return vscode.ViewColumn.Active;
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const others = all.filter(({ viewColumn }) => viewColumn !== panelColumn);
  const holder = others.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );
  const group = holder ?? others.find(other => other === activeTabGroup) ?? others.at(-1);
  return group?.viewColumn ?? vscode.ViewColumn.Beside;
}
