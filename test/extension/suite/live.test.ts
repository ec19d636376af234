import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { meetPerson, waitFor } from '../../support/person';

describe('the map while files change', () => {
  it('shows a file as soon as it is saved, its new imports after the next save, and drops it when it is gone', async () => {
    const [root] = vscode.workspace.workspaceFolders ?? [];
    const newcomer = vscode.Uri.joinPath(root!.uri, 'rxjs/newcomer.ts');
    const person = await meetPerson();
    await vscode.commands.executeCommand('lintel.openMap');
    await person.waitForBox('rxjs');

    await vscode.workspace.fs.writeFile(newcomer, Buffer.from('export const nothing = 0;\n'));
    await person.waitForBox('rxjs/newcomer.ts');

    const editor = await vscode.window.showTextDocument(newcomer, { viewColumn: vscode.ViewColumn.Beside });
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), "import { of } from './index';\n"));
    await editor.document.save();
    const isThere = async () =>
      (await person.readArrows()).some(
        ({ from, to }) => from === 'rxjs/newcomer.ts' && to === 'rxjs/index.ts',
      );
    await waitFor(isThere, 'an arrow from newcomer.ts to index.ts');

    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(newcomer);
    const boxes = await person.waitForBoxes(
      shown => shown.length > 0 && shown.every(box => box.id !== 'rxjs/newcomer.ts'),
      'the map without newcomer.ts',
    );
    assert.ok(boxes.some(box => box.id === 'rxjs/index.ts'));
  });
});
