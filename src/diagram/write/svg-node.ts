import { escapeXml } from './svg-text';

/** An SVG element as plain data: a page makes elements of it, an export writes it as text. */
export interface SvgNode {
  readonly tag: 'svg' | 'g' | 'path' | 'rect' | 'line' | 'circle' | 'text' | 'title';
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly children?: readonly SvgNode[];
}

/** An element of SVG. */
export function svgNode(
  tag: SvgNode['tag'],
  attributes: NonNullable<SvgNode['attributes']>,
  content?: string | readonly SvgNode[],
): SvgNode {
  if (content === undefined) return { tag, attributes };
  return typeof content === 'string'
    ? { tag, attributes, text: content }
    : { tag, attributes, children: content };
}

/** The element as text; numbers have one decimal, texts are escaped. */
export function writeSvgNode({ tag, attributes = {}, text, children = [] }: SvgNode): string {
  const listed = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeXml(formatSvgValue(value))}"`,
  );
  const content = (text === undefined ? '' : escapeXml(text)) + children.map(writeSvgNode).join('');
  return content ? `<${tag}${listed.join('')}>${content}</${tag}>` : `<${tag}${listed.join('')}/>`;
}

/** The value of an attribute as text. */
export function formatSvgValue(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
}
