import type { Store } from '../store';
import type { ViewContext } from '../view';
import { createElement } from './dom';

/** A folder on the way to the one that alone is shown. */
export interface Crumb {
  readonly name: string;
  readonly path: string;
}

/** The folders from the outermost to a path; none for the whole workspace. */
export function listParents(path: string): Crumb[] {
  if (path === '') return [];
  const names = path.split('/');
  return names.map((name, i) => ({ name, path: names.slice(0, i + 1).join('/') }));
}

/**
 * Has all views show one folder alone, '' for the whole workspace. A folder that is entered is opened; on the way up what
 * was left (`from`) is picked, so that it is seen where it lies.
 */
export function narrowTo(
  context: Pick<ViewContext, 'state' | 'set' | 'open'>,
  folder: string,
  from?: string,
): void {
  const { filter } = context.state();
  if (filter.folder === folder) return;
  context.set({
    filter: { ...filter, folder },
    ...(folder !== '' && { open: [...new Set([...context.open(), folder])] }),
    selection: from === undefined ? undefined : { box: from },
  });
}

/** The line below the bar that leads back out of a folder that alone is shown; hidden while everything is. */
export function createBreadcrumb(
  store: Store,
  context: Pick<ViewContext, 'state' | 'set' | 'open'>,
): HTMLElement {
  const list = createElement('ol');
  const element = createElement(
    'nav',
    { class: 'breadcrumb', attributes: { 'aria-label': 'Folder shown' } },
    list,
  );

  function update(): void {
    const { folder } = store.get().filter;
    element.hidden = folder === '';
    if (element.hidden) return;
    const crumbs = [{ name: 'Workspace', path: '' }, ...listParents(folder)];
    list.replaceChildren(...crumbs.map(crumb => createElement('li', {}, createCrumb(crumb, folder))));
  }

  function createCrumb({ name, path }: Crumb, folder: string): HTMLElement {
    if (path === folder) return createElement('span', { text: name, attributes: { 'aria-current': 'true' } });
    return createElement('button', {
      class: 'link',
      text: name,
      attributes: { type: 'button', title: path === '' ? 'Show the whole workspace' : `Show ${path}` },
      onClick: () => narrowTo(context, path, folder),
    });
  }

  store.listen(update);
  update();
  return element;
}
