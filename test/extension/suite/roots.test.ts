import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { meetPerson, waitFor } from '../../support/person';

describe('several workspace folders', () => {
  it('stand side by side on one map, and a module opens in the folder it belongs to', async () => {
    assert.deepEqual(
      vscode.workspace.workspaceFolders?.map(folder => folder.name),
      ['rxjs', 'gyp'],
    );
    const person = await meetPerson();
    await person.clickActivityIcon('Lintel');
    await person.runCommand('Lintel: Open Architecture Map');
    await person.page.locator('.sidebar').getByText('Up to date').waitFor();
    await person.waitForBox('rxjs/index.ts');
    const gyp = await person.waitForBox('gyp');
    if (!gyp.open) await person.doubleClickBox('gyp');
    await person.waitForBox('gyp/common.py');
    await person.screenshot('roots');

    await person.doubleClickBox('gyp/common.py');
    const wanted = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![1]!.uri, 'common.py').path;
    await waitFor(
      () => vscode.window.activeTextEditor?.document.uri.path === wanted,
      'common.py in the editor',
    );
  });

  it('have rules each of their own: which folder proposals are for is asked', async () => {
    const person = await meetPerson();
    void vscode.commands.executeCommand('lintel.proposeRules');
    await person.page.getByText('gyp/lintel.json').first().click();
    const folder = vscode.workspace.workspaceFolders![1]!.uri;
    const document = await waitFor(
      () => vscode.workspace.textDocuments.find(({ uri }) => uri.path === `${folder.path}/lintel.json`),
      'rules for gyp',
    );
    await waitFor(() => (document as vscode.TextDocument).getText().includes('"rules"'), 'their text');
    const text = (document as vscode.TextDocument).getText();
    assert.equal((document as vscode.TextDocument).isUntitled, true);
    assert.equal(text.includes('gyp/common.py'), false, 'paths start at the folder');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
