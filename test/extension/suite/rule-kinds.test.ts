import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../../support/person';

/** The violations that VS Code shows in one root of the workspace. */
function listOwn(folder: vscode.WorkspaceFolder): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics()
    .filter(([uri]) => uri.fsPath.startsWith(`${folder.uri.fsPath}/`))
    .flatMap(([, diagnostics]) => diagnostics.filter(({ source }) => source === 'Lintel'));
}

describe('every kind of rule in the editor', () => {
  const folders = vscode.workspace.workspaceFolders ?? [];

  before(async () => {
    await waitFor(() => vscode.extensions.getExtension('lintel.lintel')?.isActive, 'Lintel to start');
    const last = folders.filter(({ name }) => name.endsWith('-broken')).at(-1);
    assert.ok(last, 'the workspace has examples of broken rules');
    await waitFor(() => listOwn(last).length > 0, `a violation in ${last.name}`);
  });

  for (const folder of folders.filter(({ name }) => name.endsWith('-broken')))
    it(`underlines what breaks it: ${folder.name}`, async () => {
      const [first] = (await waitFor(() => {
        const own = listOwn(folder);
        return own.length > 0 && own;
      }, `a violation in ${folder.name}`)) as vscode.Diagnostic[];
      assert.ok(first.message.length > 10 && first.code, 'it says what is wrong, by which rule');
    });

  for (const folder of folders.filter(({ name }) => name.endsWith('-kept')))
    it(`is quiet where it is kept: ${folder.name}`, () => {
      assert.deepEqual(
        listOwn(folder).map(({ message }) => message),
        [],
      );
    });
});
