import * as vscode from 'vscode';
import type { ProposedRules } from '../model/fix';
import type { Analysis } from './analysis';
import { settings, views } from './contributions';
import { isEnabled } from './rule-diagnostics';
import { findUri } from './workspace-folders';

const SETTINGS_FILE = 'lintel.json';

/** Checks the rules, and shows what breaks them. */
export async function checkRules(analysis: Analysis): Promise<void> {
  analysis.start();
  await vscode.commands.executeCommand(`${views.violations}.focus`);
}

/** Shows the pages about rules. */
export async function openRulesGuide(extensionUri: vscode.Uri): Promise<void> {
  const guide = vscode.Uri.joinPath(extensionUri, 'docs', 'rules', 'README.md');
  await vscode.commands.executeCommand('markdown.showPreview', guide);
}

/**
 * Opens rules that the code keeps as an unsaved `lintel.json`: what becomes of them is for a person to say. Where there
 * is such a file already, they open beside it without a name.
 */
export async function proposeRules(analysis: Analysis, whenReady: () => Promise<unknown>): Promise<void> {
  analysis.start();
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Lintel: reading the levels of this code' },
    whenReady,
  );
  const proposal = await pickProposal(await analysis.proposeRules());
  const uri = proposal && findUri(proposal.module);
  if (proposal === undefined || uri === undefined) return;
  const document = (await exists(uri))
    ? await vscode.workspace.openTextDocument({ language: 'jsonc', content: proposal.text })
    : await openUnsaved(uri, proposal.text);
  await vscode.window.showTextDocument(document);
}

async function openUnsaved(uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }));
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  await vscode.workspace.applyEdit(edit);
  return document;
}

async function pickProposal(proposals: readonly ProposedRules[]): Promise<ProposedRules | undefined> {
  if (proposals.length < 2) return proposals[0];
  const items = proposals.map(proposal => ({ label: proposal.module, proposal }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Rules for which folder?' }))?.proposal;
}

/** Starts the analysis where a folder of the workspace has rules that somebody wants to see. */
export async function startWhereRulesAre(analysis: Analysis): Promise<void> {
  if (!isEnabled(settings.diagnostics) || !vscode.workspace.isTrusted) return;
  for (const { uri } of vscode.workspace.workspaceFolders ?? [])
    if (await exists(vscode.Uri.joinPath(uri, SETTINGS_FILE))) return analysis.start();
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
