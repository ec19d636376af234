import type { Matrix } from '../../src/diagram/matrix/matrix';
import { createCellScale, STEPS } from '../../src/diagram/matrix/matrix-colours';
import { createElement } from '../controls/dom';
import type { PanelData } from '../panel-data';
import type { ViewContext } from '../view';

/** The line below the matrix that says how to read it, and the note over it where there is little to read. */
export function createMatrixLegend(context: ViewContext) {
  const text = createElement('div', {
    class: 'matrix-key',
    attributes: { role: 'note', 'aria-label': 'Legend' },
  });
  const element = createElement('div', { class: 'matrix-foot' }, text);
  const note = createElement('div', { class: 'matrix-note' });
  note.hidden = true;

  function update(matrix: Matrix | undefined, data: PanelData | undefined): void {
    if (!matrix || !data) return;
    const palette = context.palette();
    const scale = createCellScale(palette, matrix.most);
    const { cells, count } = matrix.against;
    const against =
      cells === 0
        ? 'above the diagonal, against the order: none'
        : `above the diagonal, against the order: ${plural(count, 'import')} in ${plural(cells, 'cell')}`;
    text.replaceChildren(
      createEntry(undefined, 'a column uses the rows it has numbers in'),
      createEntry(
        `linear-gradient(to right, ${scale.below[0].fill}, ${scale.below[STEPS - 1].fill})`,
        matrix.most > 0 ? `1 to ${matrix.most.toLocaleString('en')} imports` : 'imports',
      ),
      createEntry(
        `linear-gradient(to bottom left, ${palette.text} 28%, ${scale.above[STEPS - 1].fill} 30%)`,
        against,
      ),
      ...(matrix.tangles.length > 0
        ? [createEntry('dashed', 'cycle in which none is clearly above the other')]
        : []),
    );
    const words = explain(matrix, data);
    note.hidden = words === undefined;
    note.replaceChildren(...(words ? describeNote(words, matrix) : []));
  }

  function describeNote(words: string, matrix: Matrix): HTMLElement[] {
    const only =
      matrix.lines.length === 1 && matrix.lines[0].kind === 'container' ? matrix.lines[0] : undefined;
    const shown = createElement('p', { text: words });
    if (!only) return [shown];
    const button = createElement('button', {
      class: 'action',
      text: `Open ${only.label}`,
      attributes: { type: 'button' },
      onClick: () => context.toggle(only.id),
    });
    return [shown, button];
  }

  return { element, note, update };
}

/** What to say where no cell can be seen. */
function explain(matrix: Matrix, { hierarchy }: PanelData): string | undefined {
  if (matrix.lines.length === 0) return 'Nothing to show.';
  if (matrix.most > 0) return undefined;
  if (hierarchy.links.length === 0) return 'Nothing here depends on anything else here.';
  return matrix.lines.length === 1
    ? 'Everything is in one folder.'
    : 'No imports between these: all of them are inside.';
}

function createEntry(background: string | undefined, text: string): HTMLElement {
  const words = createElement('span', { text });
  if (background === undefined) return createElement('span', { class: 'legend-entry' }, words);
  const isDashed = background === 'dashed';
  const sample = createElement('span', {
    class: isDashed ? 'sample dashed' : 'sample',
    attributes: { 'aria-hidden': 'true' },
  });
  if (isDashed) sample.style.setProperty('--sample', 'var(--vscode-charts-orange, #d9792b)');
  else sample.style.background = background;
  return createElement('span', { class: 'legend-entry' }, sample, words);
}

function plural(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
