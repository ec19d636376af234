import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { meetPerson, type Person, waitFor } from '../../support/person';

describe('the views of the panel', () => {
  let person: Person;
  const openTab = async (name: string) => {
    const tab = person.map.getByRole('tab', { name, exact: true });
    await tab.click();
    await person.map.getByRole('tab', { name, exact: true, selected: true }).waitFor();
  };

  before(async () => {
    person = await meetPerson();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('lintel.openMap');
    await person.waitForBox('rxjs');
  });

  it('matrix: a cell leads to the import lines', async () => {
    await openTab('Matrix');
    const canvas = person.map.locator('.room.matrix canvas').first();
    await canvas.waitFor();
    const cell = await waitFor(
      () =>
        canvas.evaluate('__lintel.matrix.cells()[0]', undefined, { timeout: 1000 }) as Promise<
          { readonly x: number; readonly y: number } | undefined
        >,
      'a cell of the matrix',
    );
    const frame = await person.map.locator('html').boundingBox();
    await person.page.mouse.click(frame!.x + cell!.x, frame!.y + cell!.y);
    await person.map
      .locator('.details')
      .getByText(/Direct imports \(\d+\)/)
      .waitFor();
    await person.screenshot('views-matrix');
  });

  it('table: sorts by a number, and shares its selection with the map', async () => {
    await openTab('Table');
    const grid = person.map.getByRole('grid');
    await grid.getByRole('button', { name: /Fan-in/i }).click();
    await grid.locator('[aria-sort="descending"]').waitFor();
    const row = grid.getByRole('row').nth(1);
    const text = await row.textContent();
    await row.click();
    await person.screenshot('views-table');
    await openTab('Map');
    const title = await person.map.locator('.details h2').textContent();
    assert.ok(title && text?.includes(title), `${title} is what was picked: ${text}`);
  });

  it('plot: says what its axes are, and a dot can be reached by keyboard', async () => {
    await openTab('Plot');
    await person.map
      .locator('.room.plot')
      .getByText(/main sequence/i)
      .first()
      .waitFor();
    await person.screenshot('views-plot');
  });

  it('treemap: shows everything by size; a click picks', async () => {
    await openTab('Treemap');
    const canvas = person.map.locator('.room.treemap canvas').first();
    await canvas.click({ position: { x: 120, y: 160 } });
    await person.map.locator('.details h2').waitFor();
    await person.screenshot('views-treemap');
  });

  it('back and forward go through what was chosen', async () => {
    await openTab('Map');
    await person.map.getByRole('button', { name: 'Back' }).click();
    await person.map.getByRole('tab', { name: 'Treemap', selected: true }).waitFor();
    await person.map.getByRole('button', { name: 'Forward' }).click();
    await person.map.getByRole('tab', { name: 'Map', exact: true, selected: true }).waitFor();
  });

  it('come back as they were after the panel was hidden', async () => {
    await openTab('Matrix');
    const document = await vscode.workspace.openTextDocument({ content: 'over the map' });
    await person.page.waitForTimeout(500);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Active });
    await person.page.waitForTimeout(500);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.commands.executeCommand('lintel.openMap');
    await person.map.getByRole('tab', { name: 'Matrix', selected: true }).waitFor();
    await openTab('Map');
  });

  it('exports what is seen to a file', async () => {
    const [root] = vscode.workspace.workspaceFolders ?? [];
    const file = vscode.Uri.joinPath(root!.uri, 'picture.svg').fsPath;
    await person.map.getByRole('button', { name: 'Export' }).click();
    await person.map.getByRole('menuitem', { name: 'Save as SVG' }).click();
    const input = person.page.locator('.quick-input-widget input').first();
    await input.waitFor();
    // The dialog puts its suggestion there in its own time.
    await waitFor(async () => (await input.inputValue()).endsWith('.svg'), 'the suggested name');
    await input.fill(file);
    const svg = await waitFor(async () => {
      // The dialog takes what was typed only once it has looked at it.
      if (await input.isVisible()) await person.page.keyboard.press('Enter');
      return existsSync(file) && readFileSync(file, 'utf8');
    }, file);
    assert.match(svg as string, /^<svg /);
    await vscode.workspace.fs.delete(vscode.Uri.file(file));
  });
});
