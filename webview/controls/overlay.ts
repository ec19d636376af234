import type { Progress } from '../../src/model/snapshot';
import type { PanelCommand, PanelState } from '../../src/protocol/view-messages';
import { createElement } from './dom';

interface Notice {
  readonly title: string;
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly command: PanelCommand }[];
  readonly busy?: boolean;
}

/** What to say in place of the map, if anything. `modules` is absent while no snapshot has come. */
export function findNotice(
  state: PanelState,
  progress: Progress | undefined,
  modules: number,
): Notice | undefined {
  switch (state.kind) {
    case 'no-folder':
      return {
        title: 'No folder is open',
        text: 'Lintel draws the architecture of the folders in this window. Open one to see its map.',
        actions: [{ label: 'Open Folder', command: 'open-folder' }],
      };
    case 'restricted':
      return {
        title: 'This folder is in restricted mode',
        text: 'Lintel reads source files as text and runs none of them, but it waits until you trust the folder.',
        actions: [{ label: 'Manage Workspace Trust', command: 'manage-trust' }],
      };
    case 'failed':
      return {
        title: 'The analysis stopped',
        text: state.message,
        actions: [
          { label: 'Analyze Again', command: 'analyze-again' },
          { label: 'Show Log', command: 'show-log' },
        ],
      };
    default:
      // The host has a graph, which is on its way.
      if (!progress && state.kind === 'running')
        return { title: 'Drawing the map…', text: '', actions: [], busy: true };
      if (!progress || (progress.phase === 'discover' && modules === 0))
        return { title: 'Looking for source files…', text: '', actions: [], busy: true };
      if (modules > 0) return undefined;
      return {
        title: 'Nothing to draw here',
        text: 'No Python, TypeScript or JavaScript file was found. Files that .gitignore names and folders such as node_modules are left out.',
        actions: [
          { label: 'Analyze Again', command: 'analyze-again' },
          { label: 'Open Folder', command: 'open-folder' },
        ],
      };
  }
}

/** The sheet over the map that says what is the matter, with ways out as buttons. */
export function createOverlay(run: (command: PanelCommand) => void) {
  const element = createElement('div', { class: 'overlay', attributes: { role: 'status' } });
  return {
    element,
    show(notice: Notice | undefined) {
      element.hidden = notice === undefined;
      if (!notice) return;
      element.replaceChildren(
        createElement(
          'div',
          { class: notice.busy ? 'notice busy' : 'notice' },
          createElement('h1', { text: notice.title }),
          ...(notice.text ? [createElement('p', { text: notice.text })] : []),
          createElement(
            'div',
            { class: 'actions' },
            ...notice.actions.map(({ label, command }) =>
              createElement('button', {
                class: 'action',
                text: label,
                attributes: { type: 'button' },
                onClick: () => run(command),
              }),
            ),
          ),
        ),
      );
    },
  };
}

/** The thin bar along the top with files done of files found; gone once the analysis is done. */
export function createProgressBar() {
  const bar = createElement('div', { class: 'progress-bar' });
  const label = createElement('span', { class: 'progress-label' });
  const element = createElement(
    'div',
    { class: 'progress', attributes: { role: 'progressbar', 'aria-label': 'Analysis' } },
    bar,
    label,
  );
  element.hidden = true;
  return {
    element,
    show({ phase, done, found }: Progress) {
      element.hidden = phase === 'done';
      const share = found > 0 ? done / found : 0;
      bar.style.width = `${(share * 100).toFixed(1)}%`;
      element.setAttribute('aria-valuemax', String(found));
      element.setAttribute('aria-valuenow', String(done));
      label.textContent =
        phase === 'discover'
          ? `${found.toLocaleString()} files found`
          : `${done.toLocaleString()} of ${found.toLocaleString()} files`;
    },
  };
}
