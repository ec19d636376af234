import { everything, shownKinds, type ViewFilter } from '../../src/graph/view-filter';
import type { DependencyKind } from '../../src/model/dependency';
import { createElement } from './dom';

const KINDS: Readonly<Partial<Record<DependencyKind, string>>> = {
  import: 'Imports',
  reexport: 'Re-exports',
  require: 'require()',
  dynamic: 'Dynamic imports',
};

/** Choices that are one switch each, with what they stand for where it needs saying. */
type Choice = 'typeOnly' | 'deferred' | 'tests' | 'generated' | 'vendored' | 'externals';
const CHOICES: Readonly<Record<Choice, readonly [label: string, title: string]>> = {
  typeOnly: ['Type-only', 'Needed by the type checker alone: import type, if TYPE_CHECKING'],
  deferred: ['Deferred', 'Imports inside functions, which run only when the function is called'],
  tests: ['Tests', 'Modules that are tests by their name or folder'],
  generated: ['Generated code', 'Modules written by a program'],
  vendored: ['Vendored code', 'Modules copied from elsewhere'],
  externals: ['Libraries', 'npm and PyPI packages and what comes with the language'],
};

/** What the form needs: the filter there is, the folders to choose from, and how to change it. */
export interface FilterFormOptions {
  readonly filter: ViewFilter;
  readonly folders: readonly string[];
  readonly set: (filter: ViewFilter) => void;
}

/** The choices of what is shown. */
export function createFilterForm({ filter, folders, set }: FilterFormOptions): HTMLElement[] {
  const choose = (name: Choice) =>
    createCheck(...CHOICES[name], filter[name], isOn => set({ ...filter, [name]: isOn }));
  const kinds = shownKinds.map(kind =>
    createCheck(KINDS[kind] ?? kind, '', filter.kinds.includes(kind), isOn =>
      set({ ...filter, kinds: shownKinds.filter(one => (one === kind ? isOn : filter.kinds.includes(one))) }),
    ),
  );
  const reset = createElement('button', {
    class: 'action',
    text: 'Reset',
    attributes: { type: 'button', title: 'Show the whole workspace again' },
    onClick: () => set(everything),
  });
  return [
    createGroup('Dependencies', ...kinds, choose('typeOnly'), choose('deferred')),
    createGroup('Modules', choose('tests'), choose('generated'), choose('vendored'), choose('externals')),
    createFolderChoice(filter, folders, set),
    ...listHidden(filter, set),
    reset,
  ];
}

/** Choices that belong together, under a title. */
export function createGroup(label: string, ...children: readonly HTMLElement[]): HTMLElement {
  return createElement('fieldset', {}, createElement('legend', { text: label }), ...children);
}

/** A choice that is one switch, with a number behind it where one is given. */
export function createCheck(
  label: string,
  title: string,
  isOn: boolean,
  set: (isOn: boolean) => void,
  count?: number,
): HTMLElement {
  const input = createElement('input', { attributes: { type: 'checkbox', 'aria-label': label } });
  input.checked = isOn;
  input.addEventListener('change', () => set(input.checked));
  return createElement(
    'label',
    { class: 'check', attributes: title ? { title } : {} },
    input,
    createElement('span', { text: label }),
    ...(count === undefined ? [] : [createElement('span', { class: 'count', text: count.toLocaleString() })]),
  );
}

function createFolderChoice(
  filter: ViewFilter,
  folders: readonly string[],
  set: (filter: ViewFilter) => void,
): HTMLElement {
  const input = createElement('input', {
    attributes: {
      type: 'text',
      list: 'filter-folders',
      placeholder: 'The whole workspace',
      'aria-label': 'Only this folder',
      spellcheck: 'false',
    },
  });
  input.value = filter.folder;
  input.addEventListener('change', () =>
    set({ ...filter, folder: input.value.trim().replace(/^\/+|\/+$/g, '') }),
  );
  const list = createElement(
    'datalist',
    { attributes: { id: 'filter-folders' } },
    ...folders.map(folder => createElement('option', { attributes: { value: folder } })),
  );
  return createGroup('Only this folder', input, list);
}

/** What somebody has hidden, each to be shown again. */
function listHidden(filter: ViewFilter, set: (filter: ViewFilter) => void): HTMLElement[] {
  const { hidden } = filter;
  if (hidden.length === 0) return [];
  const rows = hidden.map(id =>
    createElement(
      'li',
      {},
      createElement('span', { class: 'name', text: id, attributes: { title: id } }),
      createElement('button', {
        class: 'link',
        text: 'show again',
        attributes: { type: 'button', 'aria-label': `Show ${id} again` },
        onClick: () => set({ ...filter, hidden: hidden.filter(one => one !== id) }),
      }),
    ),
  );
  return [createGroup(`Hidden (${hidden.length})`, createElement('ul', {}, ...rows))];
}
