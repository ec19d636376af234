import * as vscode from 'vscode';
import type { Analysis } from './analysis';
import { contextKeys, views } from './contributions';
import { formatAmount, formatCount } from './formats';
import { RowTree } from './row-tree';
import { type Grouping, listNew, listViolations } from './violation-rows';

const KEPT = 'violations.grouping';

/** The Violations view. */
export interface ViolationsView extends vscode.Disposable {
  group(by: Grouping): void;
}

/** Creates the Violations view; `kept` remembers how it is grouped. */
export function createViolationsView(
  analysis: Analysis,
  findUri: (module: string) => vscode.Uri | undefined,
  kept: vscode.Memento,
): ViolationsView {
  let grouping = kept.get<Grouping>(KEPT, 'rule');
  const tree = new RowTree(() => listViolations(analysis.rules, grouping), findUri);
  const view = vscode.window.createTreeView(views.violations, {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const setContext = (key: string, value: unknown) =>
    void vscode.commands.executeCommand('setContext', key, value);
  const refresh = () => {
    const count = listNew(analysis.rules).length;
    view.description = count > 0 ? formatCount(count) : '';
    view.badge = count > 0 ? { value: count, tooltip: formatAmount(count, 'violation') } : undefined;
    const { isConfigured, violations, problems } = analysis.rules;
    setContext(contextKeys.hasViolations, (isConfigured && violations.size > 0) || problems.length > 0);
    setContext(contextKeys.hasRules, isConfigured);
    setContext(contextKeys.rulesKnown, /^(starting|running)$/.test(analysis.state.kind));
    tree.refresh();
  };
  setContext(contextKeys.grouping, grouping);
  const subscriptions = vscode.Disposable.from(view, analysis.rulesChanged.on(refresh));
  return {
    group(by) {
      grouping = by;
      setContext(contextKeys.grouping, by);
      void kept.update(KEPT, by);
      tree.refresh();
    },
    dispose: () => subscriptions.dispose(),
  };
}
