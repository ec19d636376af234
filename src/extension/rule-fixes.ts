import * as vscode from 'vscode';
import type { FileFix } from '../model/fix';
import type { CheckedViolation } from '../model/violation';
import type { FixParams } from '../protocol/server-messages';
import type { Analysis } from './analysis';
import { applyAndSave, makeEdit, watchVersions } from './apply-files';
import { applyFixCommand, openModuleCommand } from './contributions';
import { SOURCE } from './rule-diagnostics';
import type { UnsavedTexts } from './unsaved-texts';
import { findIdOf } from './workspace-folders';

/** Files that have imports. */
export const SELECTOR: vscode.DocumentSelector = [
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'vue',
  'svelte',
  'python',
].map(language => ({ language, scheme: 'file' }));

/** Offers the ways out of violations as quick fixes. */
export function offerFixes(analysis: Analysis, texts: UnsavedTexts): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(
      SELECTOR,
      {
        async provideCodeActions(document, _range, { diagnostics }) {
          const own = diagnostics.filter(({ source }) => source === SOURCE);
          const actions = await Promise.all(own.map(each => listActions(analysis, document, each)));
          return actions.flat();
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    vscode.commands.registerCommand(applyFixCommand, (value: unknown) =>
      applyFix(analysis, texts, value as FixParams),
    ),
  );
}

async function listActions(
  analysis: Analysis,
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
): Promise<vscode.CodeAction[]> {
  const violation = findViolation(analysis, document, diagnostic);
  if (violation === undefined) return [];
  const { from: module, line, column, rule } = violation;
  const place = { module, line, column, rule };
  const make = (title: string, command: string, argument: object) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.command = { command, title, arguments: [argument] };
    return action;
  };
  const offers = await analysis.fetchFixes(place);
  const actions = offers.map(({ kind, title }) => make(title, applyFixCommand, { ...place, kind }));
  const first = offers.findIndex(({ kind }) => kind === 'interface' || kind === 'type-only');
  if (first !== -1) actions[first].isPreferred = true;
  const info = analysis.rules.rules.find(({ id }) => id === rule);
  if (info) actions.push(make(`Open rule ${rule}`, openModuleCommand, info));
  return actions;
}

function findViolation(
  { rules }: Analysis,
  document: vscode.TextDocument,
  { range, code, message }: vscode.Diagnostic,
): CheckedViolation | undefined {
  const module = findIdOf(document.uri);
  const rule = typeof code === 'object' ? code.value : code;
  const list = module === undefined ? undefined : rules.violations.get(module);
  const same = list?.filter(each => each.rule === rule && each.message === message) ?? [];
  // Lines may have moved since; then the nearest is meant.
  return same.sort(
    (a, b) => Math.abs(a.line - 1 - range.start.line) - Math.abs(b.line - 1 - range.start.line),
  )[0];
}

async function applyFix(analysis: Analysis, texts: UnsavedTexts, params: FixParams): Promise<void> {
  let reason: string | undefined;
  if (params.kind === 'exception') {
    reason = await vscode.window.showInputBox({
      title: `Exception to rule ${params.rule}`,
      prompt: 'Why may this import stay?',
      placeHolder: 'Stands in lintel.json as "because"',
      validateInput: text => (text.trim() === '' ? 'An exception needs a reason.' : undefined),
    });
    if (reason === undefined) return;
  }
  texts.flush();
  const isStale = watchVersions();
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Lintel: working out the fix' },
    () => analysis.fetchFix({ ...params, ...(reason !== undefined && { reason }) }),
  );
  if ('refusal' in result) {
    void vscode.window.showInformationMessage(result.refusal);
    return;
  }
  if (isStale(result.files)) {
    void vscode.window.showInformationMessage('The text has changed meanwhile. Try again.');
    return;
  }
  const isLarge = params.kind === 'port';
  const choice = isLarge ? await askAbout(result.files) : 'Apply';
  if (choice === undefined) return;
  // Code that was changed is for a person to look at and save.
  const isOfCode = isLarge || params.kind === 'type-only' || params.kind === 'interface';
  if (!isOfCode) await applyAndSave(result.files);
  else {
    const edit = makeEdit(result.files, choice === 'Preview' ? { label: 'Introduce a port' } : undefined);
    await vscode.workspace.applyEdit(edit, { isRefactoring: isLarge });
  }
}

/** Says which files a large change is about, and lets a person look at it first. */
async function askAbout(files: readonly FileFix[]): Promise<'Apply' | 'Preview' | undefined> {
  const list = (wanted: boolean) =>
    files
      .filter(file => 'created' in file === wanted)
      .map(({ module }) => module)
      .join(', ');
  const items = [
    { label: 'Apply', detail: `New: ${list(true)}. Changed: ${list(false)}.` },
    { label: 'Preview', detail: 'Look at each change, and tick those to be made.' },
  ] as const;
  const picked = await vscode.window.showQuickPick(items, { title: 'Introduce a port' });
  return picked?.label;
}
