import * as vscode from 'vscode';
import { openModuleCommand } from './contributions';
import type { Row } from './row';

/** Shows rows as a tree view. `list` is asked whenever the view is visible and has been refreshed. */
export class RowTree implements vscode.TreeDataProvider<Row> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly list: () => readonly Row[] | Promise<readonly Row[]>,
    private readonly findUri: (module: string) => vscode.Uri | undefined,
  ) {}

  /** Asks for the rows anew. */
  refresh(): void {
    this.changed.fire(undefined);
  }

  /** The children of a row, or the rows at the top. */
  getChildren(row?: Row): Promise<Row[]> | Row[] | undefined {
    return row ? row.children?.().slice() : Promise.resolve(this.list()).then(rows => rows.slice());
  }

  /** What VS Code draws for a row. */
  getTreeItem(row: Row): vscode.TreeItem {
    const item = new vscode.TreeItem(row.label, collapsibleState(row));
    item.id = row.id;
    if (row.description !== undefined) item.description = row.description;
    if (row.tooltip !== undefined) item.tooltip = row.tooltip;
    const uri = row.file === undefined ? undefined : this.findUri(row.file);
    if (uri) {
      item.resourceUri = uri;
      item.iconPath = vscode.ThemeIcon.File;
    } else if (row.icon) {
      item.iconPath = makeIcon(row.icon);
    }
    const command = commandOf(row);
    if (command) item.command = command;
    return item;
  }
}

function collapsibleState({ children, expanded }: Row): vscode.TreeItemCollapsibleState {
  if (!children) return vscode.TreeItemCollapsibleState.None;
  return expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

function makeIcon({ name, color }: NonNullable<Row['icon']>): vscode.ThemeIcon {
  return color === undefined
    ? new vscode.ThemeIcon(name)
    : new vscode.ThemeIcon(name, new vscode.ThemeColor(color));
}

function commandOf({ open, focus }: Row): vscode.Command | undefined {
  if (open) return { command: openModuleCommand, title: 'Open', arguments: [open] };
  return focus === undefined ? undefined : { command: `${focus}.focus`, title: 'Show' };
}
