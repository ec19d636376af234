import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { root } from '../../support/paths';
import { meetPerson, waitFor } from '../../support/person';

const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
const locate = (name: string) => vscode.Uri.joinPath(folder(), name);
const read = (name: string) => readFileSync(locate(name).fsPath, 'utf8');

/** The text in the editor, saved or not. */
const textOf = (name: string) =>
  vscode.workspace.textDocuments.find(({ uri }) => uri.path === locate(name).path)?.getText() ?? read(name);

const listOwn = (name: string) =>
  vscode.languages.getDiagnostics(locate(name)).filter(({ source }) => source === 'Lintel');

async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(locate(name)));
}

const waitForSquiggle = (name: string) =>
  waitFor(() => listOwn(name)[0], `a violation in ${name}`) as Promise<vscode.Diagnostic>;
const waitForNone = (name: string) =>
  waitFor(() => {
    const messages = listOwn(name).map(({ message }) => message);
    if (messages.length > 0) throw new Error(messages.join('\n'));
    return true;
  }, `no violation in ${name}`);

/** Opens a file with a violation and picks one of its quick fixes by its title, as the light bulb would. */
async function takeFix(name: string, title: RegExp): Promise<void> {
  await open(name);
  const { range } = await waitForSquiggle(name);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    locate(name),
    range,
  );
  const action = actions.find(each => title.test(each.title));
  assert.ok(action?.command, `${title} among ${actions.map(each => each.title).join(', ')}`);
  const { command, arguments: rest = [] } = action.command;
  void vscode.commands.executeCommand(command, ...rest);
}

function compile(): void {
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '--noEmit', '-p', folder().fsPath], { stdio: 'pipe' });
}

describe('rules in the editor', () => {
  before(async () => {
    await waitFor(
      () => vscode.extensions.getExtension('lintel.lintel')?.isActive,
      'Lintel to start by itself',
    );
  });

  it('underlines the import that breaks a rule, with a link to its page', async () => {
    await open('src/domain/shop.ts');
    const diagnostic = await waitForSquiggle('src/domain/shop.ts');
    await waitFor(() => listOwn('src/domain/shop.ts')[0]?.range.end.character === 43, 'the whole import');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    assert.match(diagnostic.message, /domain is below adapters/);
    const code = diagnostic.code as { value: string; target: vscode.Uri };
    assert.equal(code.value, 'rings');
    assert.ok((await vscode.workspace.fs.stat(code.target)).size > 0);
  });

  it('follows what is typed and not saved', async () => {
    const editor = await open('src/domain/typed.ts');
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), "import '../adapters/orders';\n"));
    const { range } = await waitForSquiggle('src/domain/typed.ts');
    assert.deepEqual([range.start.line, range.end.character], [0, 27]);
    assert.ok(editor.document.isDirty);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await waitForNone('src/domain/typed.ts');
  });

  it('says over an import which layers it crosses', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      locate('src/domain/shop.ts'),
      new vscode.Position(0, 2),
    );
    const words = hovers.flatMap(({ contents }) =>
      contents.map(each => (each as vscode.MarkdownString).value),
    );
    assert.ok(
      words.some(text =>
        /domain → adapters: not allowed by rule rings/.test(
          text.replace(/\\|&nbsp;/g, m => (m === '&nbsp;' ? ' ' : '')),
        ),
      ),
      words.join(),
    );
  });

  it('turns an import into import type', async () => {
    await takeFix('src/domain/types.ts', /import type/);
    await waitForNone('src/domain/types.ts');
    const { document } = vscode.window.activeTextEditor!;
    assert.match(document.getText(), /^import type \{ Orders \}/);
    await document.save();
    compile();
  });

  it('adds to the baseline', async () => {
    await takeFix('src/domain/known.ts', /baseline/);
    await waitForNone('src/domain/known.ts');
    await waitFor(() => read('lintel-baseline.json').includes('known'), 'the baseline to be saved');
    assert.match(read('lintel-baseline.json'), /"from":"src\/domain\/known.ts"/);
  });

  it('adds an exception with a reason', async () => {
    const person = await meetPerson();
    await takeFix('src/domain/excused.ts', /exception/);
    const input = person.page.locator('.quick-input-widget input').first();
    await input.waitFor({ state: 'visible' });
    await input.fill('It is on its way out');
    await person.page.keyboard.press('Enter');
    await waitForNone('src/domain/excused.ts');
    await waitFor(() => read('lintel.json').includes('because'), 'lintel.json to be saved');
    assert.match(read('lintel.json'), /\/\/ Who may know whom[\s\S]*"because": "It is on its way out"/);
  });

  it('shows what is wrong with the configuration at its place', async () => {
    const editor = await open('lintel.json');
    const text = editor.document.getText();
    const at = editor.document.positionAt(text.indexOf('"layers":'));
    await editor.edit(edit => edit.insert(at, '"layerz": 1, '));
    const problem = await waitForSquiggle('lintel.json');
    assert.deepEqual(problem.range.start, at);
    // The rules hold on as they were.
    assert.equal(listOwn('src/domain/shop.ts').length, 1);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await waitForNone('lintel.json');
  });

  it('lists violations, and leads to the line of one', async () => {
    const person = await meetPerson();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('lintel.checkRules');
    const rows = person.page.locator('.sidebar .monaco-list-row');
    await rows.filter({ hasText: 'shop.ts → orders.ts' }).first().click();
    const editor = await waitFor(() => vscode.window.activeTextEditor, 'an editor');
    assert.ok(editor?.document.uri.path.endsWith('/src/domain/shop.ts'));
    assert.equal(editor?.selection.active.line, 0);
    await person.screenshot('violations');
  });

  it('shows a port before it makes it, and makes none that a person discards', async () => {
    const person = await meetPerson();
    const before = ['src/domain/shop.ts', 'src/adapters/orders.ts'].map(read);
    await takeFix('src/domain/shop.ts', /Introduce a port/);
    await person.page.getByText('Look at each change').first().waitFor();
    await person.page.keyboard.press('ArrowDown');
    await person.page.keyboard.press('Enter');
    const preview = person.page.locator('.bulk-edit-panel');
    await preview.getByText('orders-port.ts').first().waitFor();
    await preview.getByText('shop.ts').first().waitFor();
    await person.screenshot('port-preview');
    await vscode.commands.executeCommand('refactorPreview.discard');
    await preview.waitFor({ state: 'hidden' });
    assert.deepEqual(['src/domain/shop.ts', 'src/adapters/orders.ts'].map(textOf), before);
    assert.equal(existsSync(locate('src/domain/orders-port.ts').fsPath), false);
  });

  it('undoes a port as a whole', async () => {
    const files = ['src/domain/shop.ts', 'src/adapters/orders.ts'];
    const before = files.map(read);
    await takeFix('src/domain/shop.ts', /Introduce a port/);
    await confirm();
    await waitFor(() => existsSync(locate('src/domain/orders-port.ts').fsPath), 'the file of the port');
    await waitForNone('src/domain/shop.ts');
    assert.ok(files.every((name, i) => textOf(name) !== before[i]));
    assert.ok(existsSync(locate('src/domain/orders-port.ts').fsPath));
    await open('src/domain/shop.ts');
    // Undo is for what has the focus, which comes a moment after the editor.
    const person = await meetPerson();
    await person.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
    await vscode.commands.executeCommand('undo');
    await waitFor(() => files.every((name, i) => textOf(name) === before[i]), 'all texts to be as they were');
    await waitFor(() => !existsSync(locate('src/domain/orders-port.ts').fsPath), 'the new file to be gone');
    await waitForSquiggle('src/domain/shop.ts');
  });

  it('introduces a port in TypeScript', async () => {
    await takeFix('src/domain/shop.ts', /Introduce a port/);
    await confirm();
    await waitForNone('src/domain/shop.ts');
    await vscode.workspace.saveAll(false);
    compile();
    // Where the file that was undone is not yet known to be gone, the new one has another name.
    const name = /'\.\/(orders-port\d*)'/.exec(read('src/domain/shop.ts'))?.[1];
    assert.match(
      read(`src/domain/${name}.ts`),
      /interface OrdersPort \{\n {2}find\(id: string\): string;\n\}/,
    );
    assert.match(read('src/adapters/orders.ts'), /class Orders implements OrdersPort/);
  });

  it('introduces a port in Python', async () => {
    await takeFix('shop/domain/service.py', /Introduce a port/);
    await confirm();
    await waitForNone('shop/domain/service.py');
    await vscode.workspace.saveAll(false);
    execFileSync('python3', ['-B', '-c', 'import shop.adapters.sql, shop.domain.service'], {
      cwd: folder().fsPath,
    });
    assert.match(read('shop/adapters/sql.py'), /class SqlOrders\(SqlOrdersPort\):/);
  });
});

/** Says yes to a large change. */
async function confirm(): Promise<void> {
  const person = await meetPerson();
  await person.page.getByText('New: ').first().waitFor();
  await person.page.keyboard.press('Enter');
}
