import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import * as vscode from 'vscode';
import { meetPerson, type Person, waitFor } from '../../support/person';

const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
const locate = (name: string) => vscode.Uri.joinPath(folder(), name);
const read = (name: string) => readFileSync(locate(name).fsPath, 'utf8');

async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(locate(name)));
}

/** The titles of what stands over the lines of a file, from 0. */
async function readLenses(name: string): Promise<ReadonlyMap<number, string>> {
  await vscode.workspace.openTextDocument(locate(name));
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    locate(name),
    100,
  );
  const own = lenses.filter(({ command }) => command?.command === 'lintel.showFindings');
  return new Map(own.map(({ range, command }) => [range.start.line, command!.title]));
}

const waitForLens = (name: string, line: number, title: RegExp) =>
  waitFor(async () => {
    const found = (await readLenses(name)).get(line);
    if (found === undefined || !title.test(found)) throw new Error(`${found}`);
    return found;
  }, `${title} over line ${line} of ${name}`);

async function readHover(name: string, line: number, character: number): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    locate(name),
    new vscode.Position(line, character),
  );
  return hovers
    .flatMap(({ contents }) => contents.map(each => (each as vscode.MarkdownString).value))
    .join('\n')
    .replaceAll('&nbsp;', ' ')
    .replace(/\\(?=[^\w\s])/g, '');
}

/** The rows of the Patterns view. */
const listRows = (person: Person) =>
  person.page
    .locator('.sidebar .pane', { has: person.page.getByText('Patterns', { exact: true }) })
    .locator('.monaco-list-row');

const clickRow = async (person: Person, text: string | RegExp) => {
  const row = listRows(person).filter({ hasText: text }).first();
  await row.waitFor();
  await row.click();
  return row;
};

/** Opens a row that holds others, unless it is open. */
const expandRow = async (person: Person, text: RegExp) => {
  const row = listRows(person).filter({ hasText: text }).first();
  await row.waitFor();
  if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
};

/** Leaves the whole height to the Patterns view, so that all its rows are drawn. */
async function closeOtherViews({ page }: Person): Promise<void> {
  for (const name of ['Overview', 'Violations', 'Cycles']) {
    const header = page.locator('.sidebar .pane-header', { hasText: name }).first();
    if ((await header.getAttribute('aria-expanded')) === 'true') await header.click();
  }
}

/** Picks something from the menu of a row. */
async function pickFromMenu({ page }: Person, row: Locator, label: string): Promise<void> {
  await row.click({ button: 'right' });
  const item = page.locator('.monaco-menu').getByText(label);
  await item.waitFor({ state: 'visible' });
  // VS Code's menus take no click in their first tenth of a second, lest the click that opened them counts.
  await page.waitForTimeout(300);
  await item.click();
  await item.waitFor({ state: 'hidden' });
}

/** Dismisses the finding of a row by its menu. */
async function dismiss(person: Person, row: Locator, because: string): Promise<void> {
  const { page } = person;
  await pickFromMenu(person, row, 'Dismiss');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor({ state: 'visible' });
  await input.fill(because);
  await page.keyboard.press('Enter');
}

describe('patterns in the editor', () => {
  let person: Person;

  before(async () => {
    person = await meetPerson();
    await vscode.commands.executeCommand('lintel.findPatterns');
    await waitFor(
      async () => (await listRows(person).filter({ hasText: 'Repository' }).count()) > 0,
      'patterns',
    );
    await closeOtherViews(person);
  });

  it('lists them by pattern, and leads to the line of a role and of a reason', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const family of ['Architecture', 'Behavioural'])
      await listRows(person).filter({ hasText: family }).first().waitFor();
    await expandRow(person, /^Strategy/);
    await expandRow(person, /^Quote/);
    await person.screenshot('patterns-view');
    await clickRow(person, 'SeaTariff');
    const editor = await waitFor(() => vscode.window.activeTextEditor, 'an editor');
    assert.ok(editor?.document.uri.path.endsWith('/src/tariffs.ts'));
    assert.equal(editor?.selection.active.line, 11);
    await expandRow(person, /^Evidence/);
    await clickRow(person, /^[+−]0\.\d\d .*quote\.ts/);
    await waitFor(
      () => vscode.window.activeTextEditor?.document.uri.path.endsWith('/src/quote.ts'),
      'the reason',
    );
    await person.screenshot('patterns-evidence');
  });

  it('says over classes what they are, and follows what is typed', async () => {
    const title = await waitForLens('shop/sql.py', 8, /^Repository for `Order`/);
    assert.match(String(title), /implements port `Orders`/);
    await waitForLens('src/quote.ts', 2, /^Context with strategy `Tariff` · 2 concrete strategies$/);
    await waitForLens('shop/ports.py', 5, /Port|Repository/);
    const editor = await open('shop/sql.py');
    await person.page
      .locator('.contentWidgets, .codelens-decoration')
      .getByText('Repository for')
      .first()
      .waitFor();
    await person.screenshot('patterns-lens');
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '# one\n# two\n# three\n'));
    await waitForLens('shop/sql.py', 11, /^Repository for `Order`/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await waitForLens('shop/sql.py', 8, /^Repository for `Order`/);
  });

  it('shows the finding that a CodeLens is about', async () => {
    await open('src/quote.ts');
    await vscode.commands.executeCommand('workbench.actions.treeView.lintel.patterns.collapseAll');
    const lens = person.page.locator('.codelens-decoration a', { hasText: 'Context with strategy' }).first();
    await lens.click();
    const row = listRows(person)
      .filter({ hasText: /^Quote/ })
      .first();
    await row.waitFor();
    await waitFor(async () => (await row.getAttribute('aria-selected')) === 'true', 'the row to be picked');
  });

  it('says on hover which roles a class has, and why', async () => {
    const words = await readHover('shop/sql.py', 8, 8);
    assert.match(words, /\*\*Repository\*\* · repository · 0\.\d\d/);
    assert.match(words, /- .+\([+−]0\.\d\d, \[\w+\.py:\d+\]\(file:.*#L\d+\)\)/);
    assert.match(words, /\[About this pattern\]\(command:lintel\.openPatternPage/);
    assert.equal(await readHover('shop/sql.py', 12, 10), '');
  });

  it('groups by folder', async () => {
    await vscode.commands.executeCommand('lintel.groupByFolder');
    await listRows(person).filter({ hasText: /^shop/ }).first().waitFor();
    await person.screenshot('patterns-folders');
    await vscode.commands.executeCommand('lintel.groupByPattern');
    await listRows(person)
      .filter({ hasText: /^Architecture/ })
      .first()
      .waitFor();
  });

  it('goes to what implements an interface, by name or by structure', async () => {
    const editor = await open('src/tariffs.ts');
    editor.selection = new vscode.Selection(1, 20, 1, 20);
    await vscode.commands.executeCommand('lintel.goToImplementations');
    const peek = person.page.locator('.peekview-widget');
    await peek.waitFor();
    await peek.getByText('3 references').or(peek.getByText('(3)')).first().waitFor();
    await person.screenshot('patterns-implementations');
    await vscode.commands.executeCommand('closeReferenceSearch');

    // The only interface that a class fits without naming it is gone to at once.
    const memory = await open('shop/memory.py');
    memory.selection = new vscode.Selection(5, 8, 5, 8);
    await vscode.commands.executeCommand('lintel.goToImplementations');
    const active = await waitFor(() => {
      const { activeTextEditor } = vscode.window;
      return activeTextEditor?.document.uri.path.endsWith('/ports.py') && activeTextEditor;
    }, 'the protocol');
    assert.ok(active && active.selection.active.line === 5);
  });

  it('dismisses a finding with a reason, written to lintel.json', async () => {
    await waitForLens('src/quote.ts', 2, /Context/);
    await expandRow(person, /^Strategy/);
    const row = listRows(person)
      .filter({ hasText: /^Quote/ })
      .first();
    await row.waitFor();
    await dismiss(person, row, 'It is a plain parameter');
    await waitFor(() => existsSync(locate('lintel.json').fsPath), 'lintel.json');
    assert.deepEqual(JSON.parse(read('lintel.json')), {
      patterns: {
        dismissed: [
          { pattern: 'strategy', symbol: 'src/quote.ts#Quote', because: 'It is a plain parameter' },
        ],
      },
    });
    await waitFor(
      async () =>
        (await listRows(person)
          .filter({ hasText: /^Strategy/ })
          .count()) === 0,
      'it to go',
    );
    await waitFor(async () => !(await readLenses('src/quote.ts')).has(2), 'the CodeLens to go');
    await listRows(person)
      .filter({ hasText: /^Dismissed/ })
      .first()
      .waitFor();
  });

  it('adds to the lintel.json that is there, and one undo takes that back', async () => {
    const editor = await open('lintel.json');
    const before = editor.document.getText();
    await expandRow(person, /^Value object/);
    const row = listRows(person)
      .filter({ hasText: /^Money/ })
      .first();
    await row.waitFor();
    await dismiss(person, row, '');
    await row.waitFor({ state: 'detached' });
    await waitFor(() => !editor.document.isDirty, 'lintel.json to be saved');
    assert.deepEqual(JSON.parse(editor.document.getText()).patterns.dismissed[1], {
      pattern: 'value-object',
      symbol: 'shop/model.py#Money',
    });
    await open('lintel.json');
    await vscode.commands.executeCommand('undo');
    await waitFor(() => editor.document.getText() === before, 'the text as it was');
    await editor.document.save();
    await listRows(person)
      .filter({ hasText: /^Value object/ })
      .first()
      .waitFor();
  });

  it('shows a finding on the map, and the page of its pattern', async () => {
    await expandRow(person, /^Value object/);
    const row = listRows(person)
      .filter({ hasText: /^Money/ })
      .first();
    await row.waitFor();
    await pickFromMenu(person, row, 'Show on Map');
    await person.waitForBox('shop/model.py');
    await person.map.locator('.details h2', { hasText: 'Money' }).waitFor();
    await person.map.locator('.details', { hasText: 'Value object' }).first().waitFor();
    await person.screenshot('patterns-on-map');
    await pickFromMenu(person, row, 'Open Pattern Page');
    await waitFor(
      () =>
        vscode.window.tabGroups.all.some(({ tabs }) =>
          tabs.some(({ label }) => /value-object\.md/.test(label)),
        ),
      'the page',
    );
  });

  it('is quiet where its settings say so', async () => {
    await vscode.commands.executeCommand('lintel.togglePatternLenses');
    await waitFor(async () => (await readLenses('shop/sql.py')).size === 0, 'no CodeLens');
    await vscode.commands.executeCommand('lintel.togglePatternLenses');
    await waitForLens('shop/sql.py', 8, /^Repository/);
    const configuration = vscode.workspace.getConfiguration();
    const { Global } = vscode.ConfigurationTarget;
    await configuration.update('lintel.patterns.hover', false, Global);
    assert.equal(await readHover('shop/sql.py', 8, 8), '');
    await configuration.update('lintel.patterns.hover', undefined, Global);
    await configuration.update('lintel.patterns.minConfidence', 0.99, Global);
    await waitFor(async () => (await readLenses('shop/sql.py')).size === 0, 'no finding that is as sure');
    await configuration.update('lintel.patterns.minConfidence', undefined, Global);
    await waitForLens('shop/sql.py', 8, /^Repository/);
  });
});
