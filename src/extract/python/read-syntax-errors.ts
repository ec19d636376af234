import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import type { FileProblem } from '../../model/facts';

/** Problems reported for one file: a broken file tends to break in many places, and the first ones tell the cause. */
const MAX_PROBLEMS = 3;

/** Characters quoted from the text that makes no sense. */
const MAX_QUOTE = 40;

/** The first places where the text is not Python. */
export function readSyntaxErrors(tree: Tree): FileProblem[] {
  const problems: FileProblem[] = [];
  const pending: Node[] = [tree.rootNode];
  while (pending.length > 0 && problems.length < MAX_PROBLEMS) {
    const node = pending.pop()!;
    if (node.isError || node.isMissing) {
      problems.push({ line: node.startPosition.row + 1, severity: 'error', message: describe(node) });
      continue;
    }
    for (const child of node.children.reverse()) if (child?.hasError || child?.isMissing) pending.push(child);
  }
  return problems;
}

function describe(node: Node): string {
  if (node.isMissing)
    return `Syntax error: ${node.isNamed ? `${node.type} expected` : `'${node.type}' expected`}.`;
  const line = node.text.trimStart().split('\n', 1)[0]!.trimEnd();
  if (line === '') return 'Syntax error.';
  return `Syntax error near '${line.length > MAX_QUOTE ? `${line.slice(0, MAX_QUOTE)}…` : line}'.`;
}
