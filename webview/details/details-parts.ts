import type { Link } from '../../src/graph/hierarchy';
import type { Dependency } from '../../src/model/dependency';
import type { Finding } from '../../src/model/finding';
import { createElement } from '../controls/dom';
import type { ViewContext } from '../view';

/** Import lines shown in one list before it is cut. */
const LINES_SHOWN = 40;

/** What the details need to make links: the panel, and whether there is an editor behind it. */
export interface DetailsContext {
  readonly view: ViewContext;
  readonly hasEditor: boolean;
  /** Lets a person pick a second box, to see how what is picked depends on it. */
  readonly askWhy: () => void;
  /** Shows a finding larger than there is room for at the side. */
  readonly enlarge: (finding: Finding) => void;
}

/** The title with the button that clears the selection. */
export function createHeader(title: HTMLElement, context: DetailsContext): HTMLElement {
  const close = createElement('button', {
    class: 'close',
    text: '×',
    attributes: { type: 'button', title: 'Clear selection (Escape)', 'aria-label': 'Clear selection' },
    onClick: () => context.view.select(undefined),
  });
  return createElement('header', {}, title, close);
}

/** An id that may be broken into lines after its slashes, rather than within a name. */
export function createPath(id: string): HTMLElement {
  const parts = id
    .split(/(?<=\/)/)
    .flatMap((part, i) => [...(i > 0 ? [createElement('wbr')] : []), document.createTextNode(part)]);
  return createElement('p', { class: 'path' }, ...parts);
}

/** A button that looks like a link. It does not fold the row it stands in. */
export function createLink(text: string, title: string, follow: () => void): HTMLElement {
  return createElement('button', {
    class: 'link',
    text,
    attributes: { type: 'button', title },
    onClick: event => {
      event.preventDefault();
      follow();
    },
  });
}

/** A button with a frame. */
export function createButton(text: string, press: () => void): HTMLElement {
  return createElement('button', { class: 'action', text, attributes: { type: 'button' }, onClick: press });
}

/** Import lines as links into the editor, or as plain text where there is none. */
export function listImports(links: readonly Link[], context: DetailsContext): HTMLElement[] {
  const rows = links
    .slice(0, LINES_SHOWN)
    .map(({ dependency }) => createElement('li', {}, ...describeImport(dependency, context)));
  const rest = links.length - rows.length;
  return rest > 0 ? [...rows, createElement('li', { class: 'facts', text: `and ${rest} more` })] : rows;
}

/** One import: its place, as a link into the editor where there is one, and what stands there. */
export function describeImport(
  { from, to, line, column, specifier, names, definedIn = {} }: Dependency,
  { view, hasEditor }: DetailsContext,
): HTMLElement[] {
  const named = names.map(name => (definedIn[name] ? `${name} (defined in ${definedIn[name]})` : name));
  const text = `${from.slice(from.lastIndexOf('/') + 1)}:${line}`;
  const meaning = `${from}:${line} imports ${named.length > 0 ? `${named.join(', ')} from ` : ''}${specifier} (${to})`;
  const place = hasEditor
    ? createLink(text, meaning, () => view.openInEditor(from, line, column))
    : createElement('span', { text, attributes: { title: meaning } });
  // Python's `from . import orders` says by its names alone what it is about.
  const said =
    /^\.+$/.test(specifier) && names.length > 0 ? `${specifier} import ${names.join(', ')}` : specifier;
  return [place, createElement('span', { class: 'specifier', text: said })];
}

/** A number with its noun, in the plural where it is not 1. */
export function count(value: number, noun: string): string {
  return `${value.toLocaleString()} ${noun}${value === 1 ? '' : 's'}`;
}
