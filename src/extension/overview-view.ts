import * as vscode from 'vscode';
import type { Analysis } from './analysis';
import { views } from './contributions';
import { listOverview } from './overview-rows';
import { RowTree } from './row-tree';

/** Creates the Overview: how far the analysis is, and its numbers. */
export function createOverviewView(
  analysis: Analysis,
  findUri: (module: string) => vscode.Uri | undefined,
): vscode.Disposable {
  const tree = new RowTree(() => listOverview(analysis.state, analysis.summary), findUri);
  return vscode.Disposable.from(
    vscode.window.createTreeView(views.overview, { treeDataProvider: tree }),
    analysis.stateChanged.on(() => tree.refresh()),
    analysis.summaryChanged.on(() => tree.refresh()),
  );
}
