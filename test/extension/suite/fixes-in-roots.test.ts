import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { waitFor } from '../../support/person';

const NAME = 'forbidden-broken';
const FILE = 'shop/report.py';
const BASELINE = 'lintel-baseline.json';

describe('fixes in a workspace of several folders', () => {
  it('change files of the folder that the violation is in, and no others', async () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const folder = folders.find(({ name }) => name === NAME);
    assert.ok(folder, `there is a folder ${NAME}`);
    const uri = vscode.Uri.joinPath(folder.uri, FILE);
    const listOwn = () =>
      vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Lintel') ?? [];
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const { range } = (await waitFor(() => listOwn()[0], `a violation in ${FILE}`)) as vscode.Diagnostic;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
    );
    const action = actions.find(({ title }) => title.includes('baseline'));
    assert.ok(action?.command, actions.map(({ title }) => title).join());
    const { command, arguments: rest = [] } = action.command;
    await vscode.commands.executeCommand(command, ...rest);
    await waitFor(() => listOwn().length === 0, 'the violation to be known');
    const written = folders.filter(each => existsSync(path.join(each.uri.fsPath, BASELINE)));
    assert.deepEqual(
      written.map(({ name }) => name),
      [NAME],
    );
    // Paths in it start at its own folder, as for the command line.
    assert.match(
      readFileSync(path.join(folder.uri.fsPath, BASELINE), 'utf8'),
      /"from":\s*"shop\/report\.py"/,
    );
  });
});
