import path from 'node:path';
import * as vscode from 'vscode';
import type { MapPanel } from './map-panel';

/** Saves the map as it is drawn now to a file the user names, and offers to open it. */
export async function exportSvg(panel: MapPanel, log: vscode.LogOutputChannel): Promise<void> {
  panel.show();
  const svg = await panel.requestSvg();
  if (svg === undefined) {
    log.error('The map did not answer when it was asked for its picture.');
    void vscode.window.showErrorMessage('The map could not be drawn as SVG. Open it and try again.');
    return;
  }
  const target = await vscode.window.showSaveDialog({
    title: 'Export Map as SVG',
    saveLabel: 'Export',
    filters: { 'SVG image': ['svg'] },
    ...suggestTarget(),
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, Buffer.from(svg, 'utf8'));
  const choice = await vscode.window.showInformationMessage(
    `Exported ${path.basename(target.fsPath)}.`,
    'Open',
  );
  if (choice === 'Open') await vscode.commands.executeCommand('vscode.open', target);
}

function suggestTarget(): { readonly defaultUri?: vscode.Uri } {
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, `${folder.name}-map.svg`) } : {};
}
