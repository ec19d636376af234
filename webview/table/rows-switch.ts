import { ROW_KINDS, type RowKind } from '../../src/diagram/choose-rows';
import { createElement } from '../controls/dom';

const LABELS: Readonly<Record<RowKind, string>> = { folders: 'Folders', modules: 'Modules' };

/** The switch between folders and modules: two radio buttons that look like one control. */
export function createRowsSwitch(name: string, chosen: (kind: RowKind) => void) {
  const inputs = ROW_KINDS.map(kind => {
    const input = createElement('input', { attributes: { type: 'radio', name, value: kind } });
    input.addEventListener('change', () => chosen(kind));
    return input;
  });
  const element = createElement(
    'div',
    { class: 'rows-switch', attributes: { role: 'radiogroup', 'aria-label': 'Folders or modules' } },
    ...ROW_KINDS.map((kind, i) =>
      createElement('label', {}, inputs[i], createElement('span', { text: LABELS[kind] })),
    ),
  );
  return {
    element,
    update(kind: RowKind) {
      for (const [i, input] of inputs.entries()) input.checked = ROW_KINDS[i] === kind;
    },
  };
}
