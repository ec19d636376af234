import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LintelApi } from '../../../src/extension/extension';
import { meetPerson, waitFor } from '../../support/person';

const extension = vscode.extensions.getExtension<LintelApi>('lintel.lintel');

/** The columns in which a map is open. */
function findMaps(): readonly vscode.ViewColumn[] {
  const isMap = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputWebview && input.viewType.endsWith('lintel.map');
  return vscode.window.tabGroups.all
    .filter(({ tabs }) => tabs.some(isMap))
    .map(({ viewColumn }) => viewColumn);
}

function locate(path: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, path);
}

describe('commands', () => {
  beforeEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are all there once the extension is active', async () => {
    await extension?.activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const contributed: readonly { command: string }[] = extension?.packageJSON.contributes.commands;
    assert.ok(contributed.length > 5);
    assert.deepEqual(
      contributed.filter(({ command }) => !registered.has(command)),
      [],
    );
  });

  it('open one map, however often they are run, and analyse the workspace for it', async () => {
    await vscode.commands.executeCommand('lintel.openMap');
    await vscode.commands.executeCommand('lintel.openMap');
    const summary = await extension?.exports.whenReady();
    assert.ok(summary && summary.modules > 250 && summary.dependencies > 1_000 && (summary.cycles ?? 0) > 0);
    // The window tells the extension host of its tabs a little later.
    await waitFor(() => findMaps().length > 0, 'the tab of the map');
    assert.equal(findMaps().length, 1);
  });

  it('reveal a file that lies deep in closed folders, with the map beside the editor', async () => {
    const person = await meetPerson();
    const file = locate('rxjs/internal/scheduler/asap.ts');
    await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.One });
    await vscode.commands.executeCommand('lintel.revealActiveFile');
    await person.waitForBox('rxjs/internal/scheduler/asap.ts');
    assert.deepEqual(findMaps(), [vscode.ViewColumn.Two]);
    await vscode.commands.executeCommand('lintel.revealInMap', locate('gyp/generator'));
    await person.waitForBox('gyp/generator');
  });

  it('open a module in another group than the map, at its line, and nothing outside the workspace', async () => {
    const person = await meetPerson();
    await vscode.commands.executeCommand('lintel.openMap');
    await person.waitForBox('rxjs');
    await vscode.commands.executeCommand('lintel.openModule', {
      module: 'rxjs/index.ts',
      line: 12,
      column: 3,
    });
    const editor = await waitFor(() => vscode.window.activeTextEditor, 'an editor');
    assert.equal(editor?.document.uri.path, locate('rxjs/index.ts').path);
    assert.deepEqual([editor?.selection.active.line, editor?.selection.active.character], [11, 2]);
    assert.notEqual(editor?.viewColumn, findMaps()[0]);
    for (const module of ['../../etc/passwd', '/etc/passwd', 'npm:react', ''])
      await vscode.commands.executeCommand('lintel.openModule', { module });
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, locate('rxjs/index.ts').path);
  });

  it('give a map that was hidden what changed in the meantime', async () => {
    const person = await meetPerson();
    await vscode.commands.executeCommand('lintel.openMap');
    await person.waitForBox('rxjs');
    // In the same group, so that it covers the map.
    await vscode.window.showTextDocument(locate('rxjs/index.ts'), { viewColumn: findMaps()[0]! });
    const newcomer = locate('rxjs/late.ts');
    const before = extension!.exports.summary()!.modules;
    await vscode.workspace.fs.writeFile(newcomer, Buffer.from('export const late = true;\n'));
    await waitFor(() => extension!.exports.summary()!.modules === before + 1, 'one module more');
    await vscode.commands.executeCommand('lintel.openMap');
    await vscode.commands.executeCommand('lintel.revealInMap', newcomer);
    await person.waitForBox('rxjs/late.ts');
    await vscode.workspace.fs.delete(newcomer);
    await waitFor(() => extension!.exports.summary()!.modules === before, 'one module less');
  });
});
