import path from 'node:path';
import * as vscode from 'vscode';
import type { DescribedFindings } from '../model/finding';
import type { WorkspaceHistory } from '../model/history';
import type { Snapshot } from '../model/snapshot';
import type { ExportFormat } from '../protocol/view-messages';
import { writeMapHtml } from '../report/map-html';

/** Formats by what people call them, in the order of the choice. */
const FORMATS: Readonly<Record<ExportFormat, { label: string; description: string; extension: string }>> = {
  svg: { label: 'SVG', description: 'a picture for documents', extension: 'svg' },
  png: { label: 'PNG', description: 'a picture for chats and slides', extension: 'png' },
  html: { label: 'HTML page', description: 'the panel in one file, for any browser', extension: 'html' },
  mermaid: { label: 'Mermaid', description: 'text that README files draw', extension: 'mmd' },
  dot: { label: 'DOT', description: 'text for Graphviz', extension: 'dot' },
};

/** Asks which format; `undefined` where nobody chose. */
export async function pickExportFormat(): Promise<ExportFormat | undefined> {
  const items = (Object.keys(FORMATS) as ExportFormat[]).map(format => ({ ...FORMATS[format], format }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: 'Export what the panel shows as…' });
  return picked?.format;
}

/** What saving needs besides the export itself. */
export interface SaveContext {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  fetchSnapshot(): Promise<Snapshot | undefined>;
  fetchHistory(): Promise<WorkspaceHistory>;
  /** What was found last; absent where nobody has looked. */
  patterns(): DescribedFindings | undefined;
}

/**
 * Saves an export to a file the user names, and offers to open it. `content` is text; of a PNG its bytes in base 64, of
 * a page the state it opens with, as JSON.
 */
export async function saveExport(format: ExportFormat, content: string, context: SaveContext): Promise<void> {
  const { label, extension } = FORMATS[format];
  const target = await vscode.window.showSaveDialog({
    title: `Export as ${label}`,
    saveLabel: 'Export',
    filters: { [label]: [extension] },
    ...suggestTarget(extension),
  });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, await encode(format, content, context));
  } catch (error) {
    context.log.error(`Could not export to ${target.fsPath}: ${String(error)}`);
    void vscode.window.showErrorMessage(
      `The export to ${path.basename(target.fsPath)} failed: ${String(error)}`,
    );
    return;
  }
  const choice = await vscode.window.showInformationMessage(
    `Exported ${path.basename(target.fsPath)}.`,
    'Open',
  );
  if (choice === 'Open') await vscode.commands.executeCommand('vscode.open', target);
}

async function encode(format: ExportFormat, content: string, context: SaveContext): Promise<Uint8Array> {
  if (format === 'png') return Buffer.from(content, 'base64');
  if (format !== 'html') return Buffer.from(content, 'utf8');
  const snapshot = await context.fetchSnapshot();
  if (!snapshot) throw new Error('there is no graph yet');
  const read = async (name: string) => {
    const file = vscode.Uri.joinPath(context.extensionUri, 'dist', name);
    return Buffer.from(await vscode.workspace.fs.readFile(file)).toString('utf8');
  };
  const assets = { script: await read('webview.js'), style: await read('webview.css') };
  const kept = JSON.parse(content);
  const needsHistory = kept?.state?.colourBy === 'churn' || kept?.state?.colourBy === 'age';
  const patterns = context.patterns();
  const start = {
    ...{ kept, patterns },
    ...(needsHistory && { history: await context.fetchHistory() }),
  };
  return Buffer.from(writeMapHtml(snapshot, assets, start), 'utf8');
}

function suggestTarget(extension: string): { readonly defaultUri?: vscode.Uri } {
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder
    ? { defaultUri: vscode.Uri.joinPath(folder.uri, `${folder.name}-architecture.${extension}`) }
    : {};
}
