import * as vscode from 'vscode';
import { type Finding, keyOfFinding } from '../model/finding';
import type { Analysis } from './analysis';
import { applyAndSave, watchVersions } from './apply-files';
import { views } from './contributions';
import { describePatterns, nameSymbol } from './pattern-rows';
import { titleOf } from './pattern-words';
import type { PatternsView } from './patterns-view';
import type { Row } from './row';
import { findShown } from './shown-findings';
import type { UnsavedTexts } from './unsaved-texts';

/** Looks for patterns, and shows what is found. */
export async function findPatterns(analysis: Analysis): Promise<void> {
  analysis.start();
  await vscode.commands.executeCommand(`${views.patterns}.focus`);
}

/** Asks why a finding is none, and writes it down in `lintel.json`. */
export async function dismissFinding(analysis: Analysis, texts: UnsavedTexts, row: unknown): Promise<void> {
  const finding = (row as Partial<Row> | undefined)?.finding;
  const chief = finding?.roles[0];
  if (finding === undefined || chief === undefined) return;
  const { pattern } = finding;
  const title = titleOf(pattern, describePatterns(analysis.patterns.latest));
  const because = await vscode.window.showInputBox({
    title: `Dismiss: ${title}, ${nameSymbol(chief)}`,
    prompt: 'Why is it none? May be left empty.',
    placeHolder: 'Stands in lintel.json as "because"',
  });
  if (because === undefined) return;
  texts.flush();
  const isStale = watchVersions();
  const { module, symbol } = chief;
  const reason = because.trim();
  const result = await analysis.patterns.dismiss({
    ...{ pattern, module, symbol },
    ...(reason !== '' && { because: reason }),
  });
  if ('refusal' in result) void vscode.window.showInformationMessage(result.refusal);
  else if (isStale(result.files))
    void vscode.window.showInformationMessage('The text has changed meanwhile. Try again.');
  else await applyAndSave(result.files);
}

/** Shows findings, given by their keys, in the Patterns view; of several one is chosen first. */
export async function showFindings(analysis: Analysis, view: PatternsView, keys: unknown): Promise<void> {
  if (!Array.isArray(keys)) return;
  const findings = findShown(
    analysis.patterns,
    keys.filter(key => typeof key === 'string'),
  );
  const finding = findings.length > 1 ? await pickFinding(analysis, findings, keys) : findings[0];
  if (finding) await view.reveal(finding);
}

async function pickFinding(
  { patterns }: Analysis,
  findings: readonly Finding[],
  keys: readonly unknown[],
): Promise<Finding | undefined> {
  const descriptions = describePatterns(patterns.latest);
  const ordered = [...findings].sort((a, b) => keys.indexOf(keyOfFinding(a)) - keys.indexOf(keyOfFinding(b)));
  const items = ordered.map(finding => ({
    label: `${titleOf(finding.pattern, descriptions)}: ${nameSymbol(finding.roles[0])}`,
    description: `${finding.confidence.toFixed(2)} · ${finding.roles[0]?.module ?? ''}`,
    finding,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Which finding?' }))?.finding;
}

/** The key of the finding that a row is of; `undefined` where it is of none. */
export function findKey(row: unknown): string | undefined {
  const finding = (row as Partial<Row> | undefined)?.finding;
  return finding && keyOfFinding(finding);
}

/** Shows the page of a pattern, given by its id or by a row that is of it; without one, of all patterns. */
export async function openPatternPage(extensionUri: vscode.Uri, of: unknown): Promise<void> {
  const id = typeof of === 'string' ? of : (of as Partial<Row> | undefined)?.pattern;
  const folder = vscode.Uri.joinPath(extensionUri, 'docs', 'patterns');
  let page = vscode.Uri.joinPath(folder, 'README.md');
  if (id !== undefined && /^[a-z]+(?:-[a-z]+)*$/.test(id)) {
    const own = vscode.Uri.joinPath(folder, `${id}.md`);
    if (await isThere(own)) page = own;
  }
  await vscode.commands.executeCommand('markdown.showPreview', page);
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
}
