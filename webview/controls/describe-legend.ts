import { TREEMAP_COLOURS } from '../treemap/treemap-tab';
import type { ViewContext } from '../view';
import type { HistorySource } from './history-source';
import type { LegendContent } from './legend';

/** What the legend has to explain now; nothing before there is a picture. */
export function describeLegend(context: ViewContext, history: HistorySource): LegendContent | undefined {
  const data = context.data();
  if (!data) return undefined;
  const { view, colourBy } = context.state();
  return {
    view,
    palette: context.palette(),
    languages: [...new Set(data.records.map(record => record.module.language))].sort(),
    colouring: context.colouring(view === 'treemap' ? TREEMAP_COLOURS : undefined),
    broken: data.rules?.count,
    badges: context.showsBadges() && data.patterns !== undefined && data.patterns.findings.length > 0,
    note: history.note(colourBy),
  };
}
