import * as vscode from 'vscode';
import type { ImplementationPlace } from '../model/implementation';
import type { Analysis } from './analysis';
import { findDeclarationLine } from './declaration-line';
import type { UnsavedTexts } from './unsaved-texts';
import { findIdOf, findUri } from './workspace-folders';

/** Places whose texts are read, so that the name can be marked. */
const MOST_READ = 50;

/**
 * Shows what implements the class or method at the cursor, by naming it or by its structure, or what it implements itself.
 */
export async function goToImplementations(
  analysis: Analysis,
  texts: UnsavedTexts,
  whenReady: () => Promise<unknown>,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const module = editor && findIdOf(editor.document.uri);
  if (editor === undefined || module === undefined) return;
  const { document } = editor;
  const position = editor.selection.active;
  const range = document.getWordRangeAtPosition(position);
  const name = range && document.getText(range);
  analysis.start();
  const places = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Lintel: looking for implementations' },
    async () => {
      await whenReady();
      texts.flush();
      return analysis.fetchImplementations({
        ...{ module, line: position.line + 1 },
        ...(name !== undefined && { name }),
      });
    },
  );
  const locations: vscode.Location[] = [];
  for (const place of places) {
    const location = await locate(place, locations.length < MOST_READ);
    if (location) locations.push(location);
  }
  await vscode.commands.executeCommand(
    'editor.action.goToLocations',
    document.uri,
    position,
    locations,
    'peek',
    `No implementation found${name === undefined ? '' : ` for “${name}”`}`,
  );
}

async function locate(
  { module, line, symbol }: ImplementationPlace,
  isRead: boolean,
): Promise<vscode.Location | undefined> {
  const uri = findUri(module);
  if (uri === undefined) return undefined;
  const start = new vscode.Position(line - 1, 0);
  if (!isRead) return new vscode.Location(uri, start);
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    const at = findDeclarationLine(document, symbol, line);
    const name = symbol.slice(symbol.lastIndexOf('.') + 1);
    const column = Math.max(0, document.lineAt(at).text.indexOf(name));
    return new vscode.Location(uri, new vscode.Range(at, column, at, column + name.length));
  } catch {
    return new vscode.Location(uri, start);
  }
}
