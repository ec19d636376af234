import { ts } from 'ts-morph';
import {
  createPlaceFinder,
  type SourceEntry,
  type SourceNode,
  type SourcePlace,
  type SourceReading,
} from '../../model/source-tree';

/** Names of constants that the same file defines may lead to each other; deeper than this is a circle. */
const MOST_STEPS = 8;

/** Most parts that are read: constants made of each other can stand for more than any memory holds. */
const MOST_NODES = 100_000;

/**
 * Reads what a script of settings exports (`module.exports = …`, `export default …`), as far as it stands there: objects,
 * lists, texts, numbers, constants of the same file, spreads of them, and calls such as `defineConfig(…)` that hand on
 * what they get. All else is `unread`. The script is a text here; nothing of it is run.
 */
export function readLiterals(text: string): SourceReading {
  const source = ts.createSourceFile('settings.ts', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const placeOf = createPlaceFinder(text);
  const at = (node: ts.Node): SourcePlace => placeOf(node.getStart(source));
  const { parseDiagnostics: faults } = source as unknown as {
    parseDiagnostics: readonly ts.DiagnosticWithLocation[];
  };
  if (faults.length > 0) {
    const message = ts.flattenDiagnosticMessageText(faults[0].messageText, ' ');
    return { fault: `This is no valid script: ${message}`, place: placeOf(faults[0].start) };
  }
  const constants = listConstants(source);
  const exported = findExport(source);
  if (exported === undefined)
    return { fault: 'This script exports nothing that can be read.', place: placeOf(0) };
  let nodes = 0;
  return { tree: toNode(exported, 0) };

  function unread(node: ts.Node): SourceNode {
    return { type: 'unread', text: node.getText(source), place: at(node) };
  }

  function toNode(node: ts.Expression, steps: number): SourceNode {
    const place = at(node);
    if (steps > MOST_STEPS || nodes++ > MOST_NODES) return unread(node);
    if (ts.isStringLiteralLike(node)) return { type: 'scalar', value: node.text, place };
    if (ts.isNumericLiteral(node)) return { type: 'scalar', value: Number(node.text), place };
    if (node.kind === ts.SyntaxKind.TrueKeyword) return { type: 'scalar', value: true, place };
    if (node.kind === ts.SyntaxKind.FalseKeyword) return { type: 'scalar', value: false, place };
    if (node.kind === ts.SyntaxKind.NullKeyword) return { type: 'scalar', value: null, place };
    if (isWrapper(node)) return toNode(node.expression, steps);
    if (ts.isTaggedTemplateExpression(node)) return toRawText(node);
    if (
      ts.isPropertyAccessExpression(node) &&
      node.name.text === 'source' &&
      ts.isRegularExpressionLiteral(node.expression)
    )
      return { type: 'scalar', value: node.expression.text.replace(/^\/(.*)\/[a-z]*$/s, '$1'), place };
    if (ts.isArrayLiteralExpression(node))
      return { type: 'list', items: node.elements.flatMap(item => toItems(item, steps)), place };
    if (ts.isObjectLiteralExpression(node))
      return {
        type: 'table',
        entries: node.properties.flatMap(property => toEntries(property, steps)),
        place,
      };
    if (
      ts.isPrefixUnaryExpression(node) &&
      node.operator === ts.SyntaxKind.MinusToken &&
      ts.isNumericLiteral(node.operand)
    )
      return { type: 'scalar', value: -Number(node.operand.text), place };
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
      return join(node, [node.left, node.right], steps);
    if (ts.isTemplateExpression(node)) return joinTemplate(node, steps);
    if (ts.isIdentifier(node)) {
      const value = constants.get(node.text);
      return value === undefined ? unread(node) : toNode(value, steps + 1);
    }
    if (ts.isCallExpression(node)) return toResult(node, steps);
    return unread(node);
  }

  function toItems(node: ts.Expression, steps: number): readonly SourceNode[] {
    if (!ts.isSpreadElement(node)) return [toNode(node, steps)];
    const list = toNode(node.expression, steps);
    return list.type === 'list' ? list.items : [unread(node)];
  }

  function toEntries(property: ts.ObjectLiteralElementLike, steps: number): readonly SourceEntry[] {
    const place = at(property);
    if (ts.isSpreadAssignment(property)) {
      const table = toNode(property.expression, steps);
      return table.type === 'table' ? table.entries : [{ key: '...', place, value: unread(property) }];
    }
    const { name } = property;
    const isPlain =
      name !== undefined &&
      (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name));
    const key = isPlain ? name.text : (name?.getText(source) ?? '...');
    if (!isPlain) return [{ key, place, value: unread(property) }];
    if (ts.isPropertyAssignment(property))
      return [{ key, place, value: toNode(property.initializer, steps) }];
    if (ts.isShorthandPropertyAssignment(property))
      return [{ key, place, value: toNode(property.name, steps) }];
    return [{ key, place, value: unread(property) }];
  }

  /** `defineConfig(a, b)` and `tseslint.config(a, b)` hand on what they get; `[a, b].join('|')` is a text. */
  function toResult(node: ts.CallExpression, steps: number): SourceNode {
    const { expression: callee, arguments: given } = node;
    const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText(source);
    if (name === 'join' && ts.isPropertyAccessExpression(callee)) {
      const list = toNode(callee.expression, steps);
      const separator: SourceNode =
        given.length === 0 ? { type: 'scalar', value: ',', place: at(node) } : toNode(given[0], steps);
      if (
        list.type === 'list' &&
        separator.type === 'scalar' &&
        list.items.every(item => item.type === 'scalar')
      )
        return {
          type: 'scalar',
          value: list.items
            .map(item => (item.type === 'scalar' ? item.value : ''))
            .join(String(separator.value)),
          place: at(node),
        };
    }
    if (/^(defineConfig|config)$/.test(name)) {
      if (given.length === 1) return toNode(given[0], steps);
      return { type: 'list', items: given.flatMap(item => toItems(item, steps)), place: at(node) };
    }
    return unread(node);
  }

  /** String.raw with nothing put in. */
  function toRawText(node: ts.TaggedTemplateExpression): SourceNode {
    const { tag, template } = node;
    if (tag.getText(source) !== 'String.raw' || !ts.isNoSubstitutionTemplateLiteral(template))
      return unread(node);
    return { type: 'scalar', value: template.getText(source).slice(1, -1), place: at(node) };
  }

  function joinTemplate(node: ts.TemplateExpression, steps: number): SourceNode {
    let text = node.head.text;
    for (const { expression, literal } of node.templateSpans) {
      const part = toNode(expression, steps);
      if (part.type !== 'scalar') return unread(node);
      text += String(part.value) + literal.text;
    }
    return { type: 'scalar', value: text, place: at(node) };
  }

  function join(node: ts.Node, parts: readonly ts.Expression[], steps: number): SourceNode {
    const values = parts.map(part => toNode(part, steps));
    const texts = values.flatMap(part =>
      part.type === 'scalar' && typeof part.value === 'string' ? [part.value] : [],
    );
    return texts.length === parts.length
      ? { type: 'scalar', value: texts.join(''), place: at(node) }
      : unread(node);
  }
}

/** Parentheses, `as const`, `satisfies` and `Object.freeze` apart: what changes nothing about a value. */
function isWrapper(
  node: ts.Expression,
): node is ts.ParenthesizedExpression | ts.AsExpression | ts.SatisfiesExpression {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node);
}

/** The constants at the top of a file that nothing is assigned to later. */
function listConstants(source: ts.SourceFile): ReadonlyMap<string, ts.Expression> {
  const found = new Map<string, ts.Expression>();
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    if ((statement.declarationList.flags & ts.NodeFlags.Const) === 0) continue;
    for (const { name, initializer } of statement.declarationList.declarations)
      if (ts.isIdentifier(name) && initializer !== undefined) found.set(name.text, initializer);
  }
  return found;
}

function findExport(source: ts.SourceFile): ts.Expression | undefined {
  for (const statement of source.statements) {
    if (ts.isExportAssignment(statement)) return statement.expression;
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
    const { left, operatorToken, right } = statement.expression;
    if (operatorToken.kind !== ts.SyntaxKind.EqualsToken) continue;
    if (left.getText(source) === 'module.exports' || left.getText(source) === 'exports.default') return right;
  }
  return undefined;
}
