import * as vscode from 'vscode';
import type { Summary } from '../model/summary';
import type { Analysis } from './analysis';
import { views } from './contributions';
import { formatAmount, formatCount } from './formats';

/** Shows in the status bar, and as a line above the Overview, that an analysis is running and how far it is. */
export function showProgress(analysis: Analysis): vscode.Disposable {
  let finish: (() => void) | undefined;
  let report: ((message: string) => void) | undefined;
  const begin = () => {
    const done = new Promise<void>(resolve => {
      finish = resolve;
    });
    void vscode.window.withProgress({ location: { viewId: views.overview } }, () => done);
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: 'Lintel' },
      progress => {
        report = message => progress.report({ message });
        return done;
      },
    );
  };
  const end = () => {
    finish?.();
    finish = undefined;
    report = undefined;
  };
  const look = () => {
    const { state, summary } = analysis;
    const isBusy =
      state.kind === 'starting' || (state.kind === 'running' && summary?.progress.phase !== 'done');
    if (!isBusy) return end();
    if (!finish) begin();
    report?.(describeProgress(summary));
  };
  return vscode.Disposable.from(
    analysis.stateChanged.on(look),
    analysis.summaryChanged.on(look),
    new vscode.Disposable(end),
  );
}

function describeProgress(summary: Summary | undefined): string {
  if (!summary || summary.progress.phase === 'done') return 'starting the analysis';
  const { phase, found, done } = summary.progress;
  if (phase === 'discover') return 'looking for files';
  return `analyzing ${formatCount(done)} of ${formatAmount(found, 'file')}`;
}
