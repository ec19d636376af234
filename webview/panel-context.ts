import { listBoxActions } from './controls/box-menu';
import { createColouringSource } from './controls/colour-choice';
import type { createMenu } from './controls/menu';
import type { createTooltip } from './controls/tooltip';
import type { HostLink } from './host-link';
import type { Keeper } from './keeper';
import type { PanelModel } from './panel-model';
import type { Store } from './store';
import type { ViewContext } from './view';

/** What of the panel its views see and work on. */
export interface PanelParts extends Pick<ViewContext, 'active' | 'covered' | 'palette' | 'select'> {
  readonly host: HostLink;
  readonly keeper: Keeper;
  readonly model: PanelModel;
  readonly store: Store;
  readonly menu: ReturnType<typeof createMenu>;
  readonly tooltip: ReturnType<typeof createTooltip>;
}

/** What the panel's views can see and do, by way of its parts. */
export function createPanelContext(parts: PanelParts): ViewContext {
  const { host, keeper, model, store, menu, tooltip, palette } = parts;
  const context: ViewContext = {
    data: model.data,
    state: store.get,
    open: model.open,
    palette,
    colouring: createColouringSource(store, model.data, palette),
    active: parts.active,
    showsBadges: () => keeper.get().badges,
    set: store.set,
    select: parts.select,
    toggle: id => store.set({ open: model.toggle(id) }),
    openInEditor: (module, line, column) =>
      host.send({ type: 'open', module, ...(line && { line }), ...(column && { column }) }),
    showMenu(id, x, y) {
      const actions = listBoxActions(id, context, host);
      tooltip.hide();
      if (actions.length > 0) menu.show(`Actions for ${id}`, actions, x, y);
    },
    showTip: tooltip.show,
    hideTip: tooltip.hide,
    covered: parts.covered,
  };
  return context;
}
