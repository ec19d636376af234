import { formatSvgValue, type SvgNode } from '../../src/diagram/write/svg-node';

/** Properties of an element to make; `on` holds listeners, everything else is an attribute. */
export interface ElementOptions {
  readonly class?: string;
  /** Set as text, never as markup: labels come from the workspace. */
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly onClick?: (event: MouseEvent) => void;
}

/** Makes an element with children. The only way elements are made here, so that workspace text stays text. */
export function createElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: ElementOptions = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (options.class) element.className = options.class;
  if (options.text !== undefined) element.textContent = options.text;
  for (const [name, value] of Object.entries(options.attributes ?? {})) element.setAttribute(name, value);
  if (options.onClick) element.addEventListener('click', options.onClick as EventListener);
  element.append(...children);
  return element;
}

/** Makes an element of SVG, with its children, out of plain data. */
export function createSvg(node: SvgNode): SVGElement {
  const element = document.createElementNS(SVG, node.tag);
  for (const [name, value] of Object.entries(node.attributes ?? {}))
    element.setAttribute(name, formatSvgValue(value));
  if (node.text !== undefined) element.textContent = node.text;
  element.append(...(node.children ?? []).map(createSvg));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A 16 × 16 icon drawn with one stroked path in the text colour. */
export function createIcon(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}
