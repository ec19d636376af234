import { ts } from 'ts-morph';

/** `first.a.b`: `members` is `a.b`, absent where there is only the first. */
export interface DottedName {
  readonly first: ts.Identifier;
  readonly members?: string;
}

/**
 * The dotted name that an expression or type is; `undefined` where it begins with anything but a name. It has two members
 * at most: those beyond are taken from a value, not from a module.
 */
export function dottedName(node: ts.Node): DottedName | undefined {
  let second: string | undefined;
  let third: string | undefined;
  for (let at: ts.Node = node; ; ) {
    if (ts.isIdentifier(at))
      return second === undefined
        ? { first: at }
        : { first: at, members: third === undefined ? second : `${second}.${third}` };
    third = second;
    if (ts.isPropertyAccessExpression(at)) {
      second = at.name.text;
      at = at.expression;
    } else if (ts.isQualifiedName(at)) {
      second = at.right.text;
      at = at.left;
    } else return undefined;
  }
}
