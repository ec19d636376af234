import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { meetPerson, type Person, waitFor } from '../../support/person';

describe('patterns on the map', () => {
  let person: Person;

  before(async () => {
    person = await meetPerson();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('lintel.openMap');
    await person.waitForBox('shop');
  });

  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are chosen by name, drawn as a diagram of their roles, and lead to the code', async () => {
    const { map } = person;
    const choice = map.getByRole('button', { name: 'Patterns' });
    await waitFor(async () => {
      if (!(await map.getByLabel('Repository', { exact: true }).isVisible())) await choice.click();
      return map.getByLabel('Repository', { exact: true }).isVisible();
    }, 'patterns to choose from');
    await map.getByLabel('Repository', { exact: true }).check();
    await person.page.keyboard.press('Escape');
    await waitFor(async () => (await person.readLit()).includes('shop'), 'the boxes with roles to light up');
    await person.screenshot('patterns-map');

    await map.locator('.details li .link').filter({ hasText: 'SqlOrders' }).first().click();
    await map
      .locator('.details')
      .getByText(/^Confidence 0\.\d\d$/)
      .waitFor();
    await person.waitForBox('shop/sql.py');
    await map.locator('.details svg [data-box]').first().waitFor();
    await map.getByRole('button', { name: 'Larger' }).click();
    await map
      .getByRole('dialog', { name: /^Repository/ })
      .locator('svg [data-box]')
      .first()
      .waitFor();
    await person.screenshot('patterns-diagram');
    await person.page.keyboard.press('Escape');

    await map.locator('.details svg [data-box]').filter({ hasText: 'SqlOrders' }).first().click();
    const editor = await waitFor(() => {
      const { activeTextEditor } = vscode.window;
      return activeTextEditor?.document.uri.path.endsWith('/shop/sql.py') && activeTextEditor;
    }, 'the repository in an editor');
    assert.ok(editor);
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /class SqlOrders/);
  });

  it('are only those that are as sure as a person asks for', async () => {
    const { map } = person;
    const configuration = vscode.workspace.getConfiguration();
    const { Global } = vscode.ConfigurationTarget;
    const choice = map.getByRole('button', { name: 'Patterns' });
    const isOffered = () => map.getByLabel('Repository', { exact: true }).isVisible();
    await vscode.commands.executeCommand('lintel.openMap');
    await person.waitForBox('shop');
    await configuration.update('lintel.patterns.minConfidence', 1, Global);
    const none = map.getByText('No pattern was found in what is shown.');
    await waitFor(async () => {
      if (!(await none.isVisible()) && !(await isOffered())) await choice.click();
      return none.isVisible();
    }, 'no pattern that is as sure');
    await configuration.update('lintel.patterns.minConfidence', undefined, Global);
    await waitFor(isOffered, 'the patterns to come back');
    await person.page.keyboard.press('Escape');
  });
});
