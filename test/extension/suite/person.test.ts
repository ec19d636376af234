import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { meetPerson, waitFor } from '../../support/person';

describe('a person who opens a workspace', () => {
  it('finds the map, opens a folder in it, and lands in the file behind a box', async () => {
    const person = await meetPerson();

    await person.clickActivityIcon('Lintel');
    const sidebar = person.page.locator('.sidebar');
    await sidebar
      .getByRole('button', { name: /Overview/ })
      .first()
      .waitFor();

    await person.runCommand('Lintel: Open Architecture Map');
    await sidebar.getByText('Up to date').waitFor();
    const first = await person.waitForBoxes(
      boxes => boxes.some(box => box.id.startsWith('rxjs')) && boxes.some(box => box.id.startsWith('gyp')),
      'both code bases on the map',
    );
    await person.screenshot('person-map');

    const closed = first.find(box => box.kind === 'container' && !box.open);
    assert.ok(closed, 'the first map has a closed folder');
    await person.doubleClickBox(closed.id);
    const inside = (box: { id: string }) => box.id.startsWith(`${closed.id}/`);
    const opened = await person.waitForBoxes(boxes => boxes.some(inside), `what is inside ${closed.id}`);

    const file = opened.find(box => inside(box) && box.kind === 'module');
    assert.ok(file, `${closed.id} has a module in it`);
    await person.clickBox(file.id);
    await person.map.getByLabel('Details').getByText(file.label).first().waitFor();
    await person.screenshot('person-selected');
    await person.doubleClickBox(file.id);
    const [root] = vscode.workspace.workspaceFolders ?? [];
    const wanted = vscode.Uri.joinPath(root!.uri, file.id).path;
    await waitFor(
      () => vscode.window.activeTextEditor?.document.uri.path === wanted,
      `${file.id} in the editor`,
    );
    await person.screenshot('person');
  });
});
