import { ts } from 'ts-morph';
import { Has, LIST_TYPES, Step } from '../../../model/code-format';
import { writeLine, writeList, writeNumber, writeStep, writeText } from '../../../model/code-writer';
import { packTypes } from '../../../model/packing/types';
import type { CodeReader } from './code-reader';
import { readTypes } from './read-type';
import { writeLiteral, writeString } from './write-nodes';

/** Reads `<Tag a={b}>c</Tag>`: a call of the tag with its attributes as keywords, then what is inside. */
export function readJsxElement(reader: CodeReader, node: ts.JsxElement): void {
  readTag(reader, node.openingElement, node.children);
}

/** Reads `<Tag a={b} />`. */
export function readJsxSelfClosing(reader: CodeReader, node: ts.JsxSelfClosingElement): void {
  readTag(reader, node, []);
}

/** Reads `<>…</>`: a list. */
export function readJsxFragment(reader: CodeReader, node: ts.JsxFragment): void {
  writeList(reader.writer, readChildren(reader, node.children));
  writeStep(reader.writer, Step.Items);
  writeNumber(reader.writer, LIST_TYPES.indexOf('list'));
}

function readTag(
  reader: CodeReader,
  { tagName, attributes, typeArguments }: ts.JsxOpeningLikeElement,
  children: readonly ts.JsxChild[],
): void {
  const { writer } = reader;
  readTagName(reader, tagName);
  for (const attribute of attributes.properties) readAttribute(reader, attribute);
  writeList(writer, attributes.properties.length + readChildren(reader, children));
  if (typeArguments !== undefined) packTypes(writer, readTypes(reader, typeArguments));
  writeStep(writer, Step.Call);
  writeNumber(writer, typeArguments === undefined ? 0 : Has.Declared);
  writeLine(writer, reader.lineOf(tagName.end));
}

/** A tag of the page's own is text: it names nothing in the code. */
function readTagName(reader: CodeReader, name: ts.JsxTagNameExpression): void {
  if (ts.isJsxNamespacedName(name)) writeString(reader, `${name.namespace.text}:${name.name.text}`);
  else if (ts.isIdentifier(name) && /^[a-z]|-|^$/.test(name.text)) writeString(reader, name.text);
  else reader.readExpression(name);
}

function readAttribute(reader: CodeReader, attribute: ts.JsxAttributeLike): void {
  const { writer } = reader;
  if (ts.isJsxSpreadAttribute(attribute)) {
    reader.readExpression(attribute.expression);
    writeStep(writer, Step.Spread);
    return;
  }
  const { name, initializer } = attribute;
  if (initializer === undefined) writeLiteral(reader, 'boolean', 'true');
  else reader.readExpression(initializer);
  writeStep(writer, Step.Keyword);
  writeNumber(writer, Has.Name);
  writeText(writer, ts.isJsxNamespacedName(name) ? `${name.namespace.text}:${name.name.text}` : name.text);
}

/** Reads what is inside of an element; the answer is how many expressions that is. */
function readChildren(reader: CodeReader, children: readonly ts.JsxChild[]): number {
  let count = 0;
  for (const child of children) {
    if (ts.isJsxText(child)) continue;
    if (!ts.isJsxExpression(child)) reader.readExpression(child);
    else if (child.expression === undefined) continue;
    else {
      reader.readExpression(child.expression);
      if (child.dotDotDotToken !== undefined) writeStep(reader.writer, Step.Spread);
    }
    count++;
  }
  return count;
}
