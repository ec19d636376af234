import * as vscode from 'vscode';
import type { Analysis } from './analysis';
import { contextKeys, views } from './contributions';
import { listCycles } from './cycle-rows';
import { formatCount } from './formats';
import { RowTree } from './row-tree';

/** Creates the Cycles view. It asks for the cycles when it is looked at, once after each end of an analysis. */
export function createCyclesView(
  analysis: Analysis,
  findUri: (module: string) => vscode.Uri | undefined,
): vscode.Disposable {
  const isReady = () => analysis.summary?.progress.phase === 'done' && analysis.summary.cycles !== undefined;
  const tree = new RowTree(
    // While files are still being read, cycles come and go with every one of them.
    async () => (isReady() ? listCycles(await analysis.fetchCycles()) : []),
    findUri,
  );
  const view = vscode.window.createTreeView(views.cycles, { treeDataProvider: tree, showCollapseAll: true });
  const refresh = () => {
    const count = analysis.summary?.cycles ?? 0;
    view.description = count > 0 ? formatCount(count) : '';
    void vscode.commands.executeCommand('setContext', contextKeys.noCycles, isReady() && count === 0);
    tree.refresh();
  };
  return vscode.Disposable.from(
    view,
    analysis.stateChanged.on(refresh),
    analysis.summaryChanged.on(summary => {
      if (!summary || isReady()) refresh();
    }),
  );
}
