import * as vscode from 'vscode';
import { openModuleCommand } from './contributions';
import type { Row } from './row';

/** Shows rows as a tree view. `list` is asked whenever the view is visible and has been refreshed. */
export class RowTree implements vscode.TreeDataProvider<Row> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  /** The rows that hold others, by the ids of these; only of rows that `find` has led to. */
  private readonly parents = new Map<string, Row>();

  constructor(
    private readonly list: () => readonly Row[] | Promise<readonly Row[]>,
    private readonly findUri: (module: string) => vscode.Uri | undefined,
  ) {}

  /** Asks for the rows anew. */
  refresh(): void {
    this.changed.fire(undefined);
  }

  /** What holds a row that `find` has led to: VS Code opens it to reveal the row. */
  getParent({ id }: Row): Row | undefined {
    return this.parents.get(id);
  }

  /** The first row of those at the top and below that is wanted. What rows hold is looked at where `mayHold` says so. */
  async find(isWanted: (row: Row) => boolean, mayHold: (row: Row) => boolean): Promise<Row | undefined> {
    const path = findPath(await this.list(), isWanted, mayHold);
    path.forEach((row, depth) => {
      if (depth > 0) this.parents.set(row.id, path[depth - 1]!);
      else this.parents.delete(row.id);
    });
    return path.at(-1);
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
    if (row.finding) item.contextValue = 'finding';
    else if (row.pattern !== undefined) item.contextValue = 'pattern';
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

/** The rows that lead to the first wanted one, itself the last; empty where there is none. */
function findPath(
  rows: readonly Row[],
  isWanted: (row: Row) => boolean,
  mayHold: (row: Row) => boolean,
): readonly Row[] {
  for (const row of rows) {
    if (isWanted(row)) return [row];
    if (!row.children || !mayHold(row)) continue;
    const rest = findPath(row.children(), isWanted, mayHold);
    if (rest.length > 0) return [row, ...rest];
  }
  return [];
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
