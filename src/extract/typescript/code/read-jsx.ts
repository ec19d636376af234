import { ts } from 'ts-morph';
import type { Expression } from '../../../model/code';
import type { CodeReader } from './code-reader';
import { readTypes } from './read-type';

/** `<Tag a={b}>c</Tag>`: a call of the tag with its attributes as keywords, then what is inside. */
export function readJsxElement(reader: CodeReader, node: ts.JsxElement): Expression {
  return readTag(reader, node.openingElement, node.children);
}

/** `<Tag a={b} />`. */
export function readJsxSelfClosing(reader: CodeReader, node: ts.JsxSelfClosingElement): Expression {
  return readTag(reader, node, []);
}

/** `<>…</>`: a list. */
export function readJsxFragment(reader: CodeReader, node: ts.JsxFragment): Expression {
  return { kind: 'list', type: 'list', items: readChildren(reader, node.children) };
}

function readTag(
  reader: CodeReader,
  { tagName, attributes, typeArguments }: ts.JsxOpeningLikeElement,
  children: readonly ts.JsxChild[],
): Expression {
  const call = {
    kind: 'call',
    line: reader.lineOf(tagName.end),
    callee: readTagName(reader, tagName),
    args: [
      ...attributes.properties.map(attribute => readAttribute(reader, attribute)),
      ...readChildren(reader, children),
    ],
  } as const;
  const types = readTypes(reader, typeArguments);
  return types === undefined ? call : { ...call, typeArguments: types };
}

/** A tag of the page's own is text: it names nothing in the code. */
function readTagName(reader: CodeReader, name: ts.JsxTagNameExpression): Expression {
  if (ts.isJsxNamespacedName(name))
    return { kind: 'literal', type: 'string', text: `${name.namespace.text}:${name.name.text}` };
  if (ts.isIdentifier(name) && /^[a-z]|-|^$/.test(name.text))
    return { kind: 'literal', type: 'string', text: name.text };
  return reader.readExpression(name);
}

function readAttribute(reader: CodeReader, attribute: ts.JsxAttributeLike): Expression {
  if (ts.isJsxSpreadAttribute(attribute))
    return { kind: 'spread', of: reader.readExpression(attribute.expression) };
  const { name, initializer } = attribute;
  const value: Expression =
    initializer === undefined
      ? { kind: 'literal', type: 'boolean', text: 'true' }
      : reader.readExpression(initializer);
  const text = ts.isJsxNamespacedName(name) ? `${name.namespace.text}:${name.name.text}` : name.text;
  return { kind: 'keyword', name: text, value };
}

function readChildren(reader: CodeReader, children: readonly ts.JsxChild[]): Expression[] {
  const read: Expression[] = [];
  for (const child of children) {
    if (ts.isJsxText(child)) continue;
    if (!ts.isJsxExpression(child)) read.push(reader.readExpression(child));
    else if (child.expression !== undefined)
      read.push(
        child.dotDotDotToken === undefined
          ? reader.readExpression(child.expression)
          : { kind: 'spread', of: reader.readExpression(child.expression) },
      );
  }
  return read;
}
