import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { meetPerson } from '../../support/person';

describe('a window without a folder', () => {
  it('says so on the map and in the sidebar, and offers to open one', async () => {
    assert.equal(vscode.workspace.workspaceFolders, undefined);
    const person = await meetPerson();
    await person.runCommand('Lintel: Open Architecture Map');
    await person.map.getByRole('heading', { name: 'No folder is open' }).waitFor();
    await person.map.getByRole('button', { name: 'Open Folder' }).waitFor();
    await person.clickActivityIcon('Lintel');
    await person.page.locator('.sidebar').getByRole('button', { name: 'Open Folder' }).waitFor();
    await person.screenshot('empty');
  });
});
