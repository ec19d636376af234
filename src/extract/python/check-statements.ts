import { checkCompound } from './check-blocks';
import { checkTuple } from './check-expressions';
import { type Check, doubtIt, expect, expectName, Shape, take } from './check-state';
import { checkType, checkTypeParameters } from './check-types';
import { readFromImport, readImport } from './import-tokens';
import { Kind } from './tokens';

/** Checks statements up to the end of the block, or of the text, which is not left behind. */
export function checkStatements(check: Check): void {
  const { kinds } = check;
  for (;;) {
    const kind = kinds[check.at]!;
    if (kind === Kind.Dedent || kind === Kind.End) return;
    if (!checkCompound(check, kind)) checkLine(check);
  }
}

/** Checks simple statements to the end of their line. */
export function checkLine(check: Check): void {
  const { kinds } = check;
  do checkSimple(check);
  while (take(check, Kind.Semicolon) && kinds[check.at] !== Kind.Newline);
  expect(check, Kind.Newline);
}

function checkSimple(check: Check): void {
  const { kinds, grammar } = check;
  switch (kinds[check.at]) {
    case Kind.Import:
      readImport(check);
      return;
    case Kind.From:
      readFromImport(check);
      return;
    case Kind.Return:
      check.at++;
      if (kinds[check.at] !== Kind.Newline && kinds[check.at] !== Kind.Semicolon) checkTuple(check);
      return;
    case Kind.Raise:
      check.at++;
      if (kinds[check.at] === Kind.Newline || kinds[check.at] === Kind.Semicolon) return;
      grammar.checkExpression(check);
      if (take(check, Kind.From)) grammar.checkExpression(check);
      return;
    case Kind.Assert:
      check.at++;
      grammar.checkExpression(check);
      if (take(check, Kind.Comma)) grammar.checkExpression(check);
      return;
    case Kind.Del:
      check.at++;
      if ((checkTuple(check) & Shape.Target) === 0) doubtIt(check, 'target');
      return;
    case Kind.Pass:
      check.at++;
      return;
    case Kind.Global:
      do {
        check.at++;
        expectName(check);
      } while (kinds[check.at] === Kind.Comma);
      return;
    case Kind.Yield:
      grammar.checkYield(check);
      return;
    case Kind.Print:
      checkPrint(check);
      return;
    case Kind.Type:
      // An alias, with what it stands for.
      if (kinds[check.at + 1] === Kind.Name) checkAlias(check);
      else checkExpressionStatement(check);
      return;
    default:
      checkExpressionStatement(check);
  }
}

/** Checks a statement that begins with `print` or `exec`: only where these are surely names. */
function checkPrint(check: Check): void {
  const next = check.kinds[check.at + 1];
  if (next === Kind.Open || next === Kind.Dot || next === Kind.Equals) checkExpressionStatement(check);
  else doubtIt(check, 'print');
}

function checkAlias(check: Check): void {
  check.at += 2;
  checkTypeParameters(check);
  expect(check, Kind.Equals);
  checkType(check);
}

/** Checks an assignment, or an expression that is a statement of its own. */
function checkExpressionStatement(check: Check): void {
  const { kinds } = check;
  let shape = checkTuple(check);
  const kind = kinds[check.at];
  if (kind === Kind.Equals)
    do {
      if ((shape & Shape.Target) === 0) doubtIt(check, 'target');
      check.at++;
      shape = checkValue(check);
    } while (kinds[check.at] === Kind.Equals);
  else if (kind === Kind.Augmented) {
    if (shape !== Shape.Target) doubtIt(check, 'target');
    check.at++;
    checkValue(check);
  } else if (kind === Kind.Colon) {
    if (shape !== Shape.Target) doubtIt(check, 'target');
    check.at++;
    checkType(check);
    if (take(check, Kind.Equals)) checkValue(check);
  }
}

function checkValue(check: Check): Shape {
  return check.kinds[check.at] === Kind.Yield ? check.grammar.checkYield(check) : checkTuple(check);
}
