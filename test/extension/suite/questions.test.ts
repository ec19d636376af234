import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { meetPerson, type Person, waitFor } from '../../support/person';

/** The file in the active editor and the line the cursor is in, from 1. */
function whereAmI(): { file: string; line: number } | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && { file: editor.document.uri.path, line: editor.selection.active.line + 1 };
}

/** Waits until a file is in the editor, and gives the text of the line the cursor is in. */
async function readLine(ending: string): Promise<string> {
  await waitFor(() => whereAmI()?.file.endsWith(ending), `${ending} in the editor`);
  const { line } = whereAmI() as { line: number };
  return vscode.window.activeTextEditor!.document.lineAt(line - 1).text;
}

/** Goes to a module by typing its name. */
async function find(person: Person, name: string): Promise<void> {
  const box = person.map.getByRole('combobox', { name: /Find modules/ });
  await box.fill(name);
  await person.map.getByRole('listbox', { name: 'Results' }).getByRole('option').first().waitFor();
  await box.press('Enter');
}

describe('the questions a person asks of the map', () => {
  let person: Person;

  before(async () => {
    person = await meetPerson();
    await vscode.commands.executeCommand('lintel.openMap');
    await person.waitForBox('rxjs');
  });

  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
    await vscode.commands.executeCommand('lintel.openMap');
  });

  it('where is X: typing finds modules and symbols, Enter goes there', async () => {
    const box = person.map.getByRole('combobox', { name: /Find modules/ });
    await box.click();
    await person.page.keyboard.type('SafeSubscriber');
    await person.map
      .getByRole('option', { name: /SafeSubscriber/ })
      .first()
      .waitFor();
    await waitFor(async () => (await person.readLit()).length > 0, 'boxes that light up');
    await person.page.keyboard.press('Enter');
    await person.waitForBox('rxjs/internal/Subscriber.ts#SafeSubscriber');
    await person.map.locator('.details h2', { hasText: 'SafeSubscriber' }).waitFor();
    await person.screenshot('questions-search');
  });

  it('what is inside: a module opens to its symbols, with lines into the editor', async () => {
    await find(person, 'internal/Observable.ts');
    await person.map.locator('.details h2', { hasText: 'Observable.ts' }).waitFor();
    await person.clickMark('rxjs/internal/Observable.ts');
    const symbol = await person.waitForBox('rxjs/internal/Observable.ts#Observable');
    assert.equal(symbol.kind, 'symbol');
    await person.doubleClickBox(symbol.id);
    assert.match(await readLine('rxjs/internal/Observable.ts'), /export class Observable/);
  });

  it('who uses this: neighbours light up, further ones by depth and direction', async () => {
    await find(person, 'internal/Subscription.ts');
    await person.map.locator('.details h2', { hasText: 'Subscription.ts' }).waitFor();
    const one = await waitFor(async () => {
      const lit = await person.readLit();
      return lit.length > 1 && lit;
    }, 'neighbours that light up');
    await person.map.getByRole('toolbar', { name: 'What lights up' }).getByText('Used by').click();
    await person.map.getByRole('toolbar', { name: 'What lights up' }).getByText('All').click();
    await waitFor(
      async () => (await person.readLit()).length > (one as readonly string[]).length,
      'more boxes',
    );
    await person.screenshot('questions-reach');
  });

  it('why does A depend on B: picking two shows the path down to the import lines', async () => {
    await person.map.getByRole('button', { name: 'Close all' }).click();
    await person.clickMark('rxjs');
    await person.clickMark('rxjs/internal');
    await person.clickBox('rxjs/internal/firstValueFrom.ts');
    await person.clickBox('rxjs/internal/Subscription.ts', ['Shift']);
    const details = person.map.locator('.details');
    await details.getByText(/shortest path takes \d steps/).waitFor();
    await person.screenshot('questions-path');
    await details
      .getByRole('button', { name: /firstValueFrom\.ts:\d+/ })
      .first()
      .click();
    assert.match(await readLine('rxjs/internal/firstValueFrom.ts'), /^import .*/);
  });

  it('where is it tangled: the imports to cut, each a link', async () => {
    await person.map.getByRole('button', { name: 'Overview' }).click();
    const details = person.map.locator('.details');
    await details.getByText(/^To cut \(\d+\)$/).waitFor();
    await person.screenshot('questions-tangles');
    await details
      .getByRole('button', { name: /\.(ts|py):\d+/ })
      .first()
      .click();
    await waitFor(() => whereAmI(), 'a file in the editor');
    assert.match(await readLine(''), /import|export|from/);
    await person.map.getByRole('button', { name: 'Overview', exact: true }).click();
  });

  it('how bad is it: colours by what is chosen, with a legend that says so', async () => {
    const choice = person.map.getByLabel('Colour by');
    for (const by of ['instability', 'size', 'fan-in']) {
      await choice.selectOption(by);
      await person.map.locator('.legend', { hasText: new RegExp(by.replace('-', '.'), 'i') }).waitFor();
    }
    await person.screenshot('questions-colour');
    await choice.selectOption({ index: 0 });
  });

  it('the filter takes out what is not wanted, in every view', async () => {
    await person.map.getByRole('button', { name: /Filter/ }).click();
    const dialog = person.map.getByRole('dialog');
    await dialog.getByLabel('Libraries').check();
    await person.waitForBox('external:');
    await dialog.getByLabel('Libraries').uncheck();
    await person.page.keyboard.press('Escape');
    await person.waitForBoxes(boxes => boxes.every(box => box.id !== 'external:'), 'no libraries');
  });
});
