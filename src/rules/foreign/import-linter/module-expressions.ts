import type { PythonModules } from '../python-modules';

/** What is wrong with a module expression; undefined where nothing is. */
export function findExpressionFault(expression: string): string | undefined {
  const parts = expression.split('.');
  if (parts.some(part => part.includes('*') && part !== '*' && part !== '**'))
    return `In "${expression}" a wildcard stands for a part of a name; it can only stand for a whole one.`;
  for (let i = 1; i < parts.length; i++)
    if (parts[i].includes('*') && parts[i - 1].includes('*') && (parts[i] === '**' || parts[i - 1] === '**'))
      return `In "${expression}" a ** stands beside another wildcard.`;
  if (parts.some(part => part.trim() === '')) return `"${expression}" is no dotted name of a module.`;
  return undefined;
}

/** A test of names: `*` stands for one name, `**` for one or more, whatever they are. */
export function compileExpression(expression: string): (name: string) => boolean {
  if (!expression.includes('*')) return name => name === expression;
  const wanted = expression.split('.');
  return name => matchParts(wanted, name.split('.'));
}

/** One pass with a row of what the parts so far can have matched, so that no expression is slow. */
function matchParts(wanted: readonly string[], parts: readonly string[]): boolean {
  let row = [true, ...parts.map(() => false)];
  for (const part of wanted) {
    const next = [false];
    for (let i = 0; i < parts.length; i++) {
      if (part === '**') next.push(row[i] || next[i]);
      else next.push(row[i] && (part === '*' || part === parts[i]));
    }
    row = next;
  }
  return row[parts.length];
}

/** The modules that an expression means; one without wildcards means itself, whether or not it exists. */
export function findMatchingModules(expression: string, modules: PythonModules): readonly string[] {
  return expression.includes('*') ? modules.names.filter(compileExpression(expression)) : [expression];
}
