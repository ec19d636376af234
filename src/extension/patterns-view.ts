import * as vscode from 'vscode';
import { type Finding, keyOfFinding } from '../model/finding';
import type { Analysis } from './analysis';
import { contextKeys, settings, views } from './contributions';
import { formatCount } from './formats';
import { listPatterns, type PatternGrouping } from './pattern-rows';
import { RowTree } from './row-tree';
import { listShownFindings } from './shown-findings';

const KEPT = 'patterns.grouping';

/** The Patterns view. */
export interface PatternsView extends vscode.Disposable {
  group(by: PatternGrouping): void;
  /** Opens the view where a finding stands, and picks it. */
  reveal(finding: Finding): Promise<void>;
}

/** Creates the Patterns view; `kept` remembers how it is grouped. Patterns are looked for while it can be seen. */
export function createPatternsView(
  analysis: Analysis,
  findUri: (module: string) => vscode.Uri | undefined,
  kept: vscode.Memento,
): PatternsView {
  const { patterns } = analysis;
  let grouping = kept.get<PatternGrouping>(KEPT, 'pattern');
  const tree = new RowTree(
    () => listPatterns(patterns.latest, listShownFindings(patterns), grouping),
    findUri,
  );
  const view = vscode.window.createTreeView(views.patterns, {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const setContext = (key: string, value: unknown) =>
    void vscode.commands.executeCommand('setContext', key, value);
  const refresh = () => {
    const count = listShownFindings(patterns).length;
    view.description = count > 0 ? formatCount(count) : '';
    setContext(contextKeys.hasPatterns, count > 0);
    setContext(contextKeys.patternsKnown, patterns.latest.revision > 0);
    tree.refresh();
  };
  setContext(contextKeys.patternGrouping, grouping);
  patterns.want('view', view.visible);
  const subscriptions = vscode.Disposable.from(
    view,
    view.onDidChangeVisibility(({ visible }) => patterns.want('view', visible)),
    patterns.changed.on(refresh),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(settings.minConfidence)) refresh();
    }),
  );
  return {
    group(by) {
      grouping = by;
      setContext(contextKeys.patternGrouping, by);
      void kept.update(KEPT, by);
      tree.refresh();
    },
    async reveal(finding) {
      const key = keyOfFinding(finding);
      const row = await tree.find(
        each => each.finding !== undefined && keyOfFinding(each.finding) === key,
        each => each.finding === undefined && (each.pattern ?? finding.pattern) === finding.pattern,
      );
      if (row) await view.reveal(row, { select: true, focus: true, expand: true });
    },
    dispose: () => subscriptions.dispose(),
  };
}
