import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { meetPerson } from '../../support/person';

describe('a workspace in restricted mode', () => {
  it('is not read; the map and the sidebar say why and lead to the trust editor', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const person = await meetPerson();
    await person.declineTrust();
    await person.runCommand('Lintel: Open Architecture Map');
    await person.map.getByRole('heading', { name: /restricted mode/i }).waitFor();
    await person.clickActivityIcon('Lintel');
    await person.page.locator('.sidebar').getByText('does not read its files').waitFor();
    await person.screenshot('restricted');

    await person.map.getByRole('button', { name: 'Manage Workspace Trust' }).click();
    await person.page.locator('.workspace-trust-editor').waitFor();
  });
});
