import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { meetPerson, waitFor } from '../../support/person';

/** The analysis processes that this extension host has started. */
function findProcesses(): readonly number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args=']).toString().split('\n');
  return rows
    .map(row => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row))
    .filter(row => Number(row?.[2]) === process.pid && /dist.server\.js/.test(row?.[3] ?? ''))
    .map(row => Number(row?.[1]));
}

describe('sidebar', () => {
  it('leads from a cycle to the line of the import to cut', async () => {
    const person = await meetPerson();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('lintel.openMap');
    await person.clickActivityIcon('Lintel');
    const sidebar = person.page.locator('.sidebar');
    await sidebar.getByText('Up to date').waitFor();
    const rows = sidebar.locator('.monaco-list-row');
    await rows.filter({ hasText: '⇄' }).first().locator('.monaco-tl-twistie').click();
    const cut = rows.filter({ hasText: 'Cut here' }).first();
    await cut.waitFor();
    const row = rows.filter({ hasText: /→.*line \d+/ }).first();
    const file = (await row.locator('.label-name').textContent())?.split(' → ')[0];
    const line = /line (\d+)/.exec((await row.locator('.label-description').textContent()) ?? '')?.[1];
    await row.click();
    const editor = await waitFor(() => vscode.window.activeTextEditor, 'an editor');
    assert.ok(editor?.document.uri.path.endsWith(`/${file}`));
    assert.equal(editor?.selection.active.line, Number(line) - 1);
    await person.screenshot('cycles');
  });

  it('says when the analysis process ends, starts it once more, and then leaves it to the person', async () => {
    const person = await meetPerson();
    await vscode.commands.executeCommand('lintel.openMap');
    await person.waitForBox('rxjs');
    const [first] = findProcesses();
    assert.ok(first);
    process.kill(first, 'SIGKILL');
    await person.page.getByText('It has been started again').first().waitFor();
    const second = await waitFor(() => findProcesses().find(pid => pid !== first), 'another process');
    await person.waitForBox('rxjs');

    process.kill(second!, 'SIGKILL');
    await person.map.getByRole('heading', { name: 'The analysis stopped' }).waitFor();
    await person.screenshot('failed');
    await person.map.getByRole('button', { name: 'Analyze Again' }).click();
    await person.waitForBox('rxjs');
    assert.equal(findProcesses().length, 1);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
