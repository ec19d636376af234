import type { HistorySource } from './controls/history-source';
import type { HostLink } from './host-link';
import { createMatrixTab } from './matrix/matrix-tab';
import { createPlotTab } from './plot/plot-tab';
import type { Stage } from './stage';
import { createTableTab } from './table/table-tab';
import { createTreemapTab } from './treemap/treemap-tab';
import type { ViewContext } from './view';

/** Puts the views beside the map on the stage, in the order of the bar. */
export function addTabs(stage: Stage, context: ViewContext, host: HostLink, history: HistorySource): void {
  stage.add(createMatrixTab(stage.createRoom('matrix'), context));
  stage.add(createTreemapTab(stage.createRoom('treemap'), context));
  stage.add(createPlotTab(stage.createRoom('plot'), context));
  stage.add(
    createTableTab(stage.createRoom('table'), context, {
      copy: text => host.send({ type: 'copy', text }),
      askHistory: () => history.ask(),
      isHistoryAsked: () => history.isAsked(),
    }),
  );
}
