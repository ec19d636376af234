import { checkCurly, checkList, checkParentheses, checkTrailers } from './check-brackets';
import { type Check, doubtIt, expect, expectName, isName, Shape, take } from './check-state';
import { noteDynamicImport } from './dynamic-import-tokens';
import { Kind } from './tokens';

/** More functions without brackets inside each other are left to the parser. */
const MOST_LAMBDAS = 30;

/** Checks an expression that is no tuple. */
export function checkExpression(check: Check): Shape {
  const { kinds } = check;
  if (kinds[check.at] === Kind.Lambda) return checkLambda(check);
  const shape = checkOperation(check);
  if (kinds[check.at] !== Kind.If) return shape;
  do {
    check.at++;
    checkOperation(check);
    expect(check, Kind.Else);
    if (kinds[check.at] === Kind.Lambda) return checkLambda(check);
    checkOperation(check);
  } while (kinds[check.at] === Kind.If);
  return Shape.Value;
}

/** Checks an expression that may be given a name with `:=`. */
export function checkNamed(check: Check): Shape {
  const { kinds, at } = check;
  if (kinds[at + 1] !== Kind.Walrus || !isName(kinds[at]!)) return checkExpression(check);
  check.at = at + 2;
  checkExpression(check);
  return Shape.Value;
}

/** Checks values with operators between them and in front of them. */
export function checkOperation(check: Check): Shape {
  const { kinds } = check;
  let mayBeNot = true;
  let isAlone = true;
  for (;;) {
    let kind = kinds[check.at]!;
    if (kind > Kind.Ellipsis) {
      while (kind === Kind.Not && mayBeNot) {
        isAlone = false;
        kind = kinds[++check.at]!;
      }
      while (kind === Kind.Sign || kind === Kind.Tilde) {
        isAlone = false;
        kind = kinds[++check.at]!;
      }
      if (kind === Kind.Await) {
        isAlone = false;
        check.at++;
      }
    }
    const shape = checkPrimary(check);
    kind = kinds[check.at]!;
    if (kind < Kind.Sign || kind > Kind.Not) return isAlone ? shape : Shape.Value;
    isAlone = false;
    mayBeNot = kind === Kind.Logic;
    check.at++;
    if (kind === Kind.Is) take(check, Kind.Not);
    else if (kind === Kind.Not) expect(check, Kind.In);
  }
}

/** Checks a value with its members, calls and subscripts. */
export function checkPrimary(check: Check): Shape {
  const { kinds } = check;
  const kind = kinds[check.at]!;
  let shape = Shape.Value;
  if (kind >= Kind.Name && kind <= Kind.Type) {
    noteDynamicImport(check);
    check.at++;
    shape = Shape.Target;
  } else if (kind === Kind.String || kind === Kind.FormatStart) checkStrings(check);
  else if (kind >= Kind.Number && kind <= Kind.Ellipsis) check.at++;
  else if (kind === Kind.Open) shape = checkParentheses(check);
  else if (kind === Kind.OpenSquare) shape = checkList(check);
  else if (kind === Kind.OpenCurly) checkCurly(check);
  else return doubtIt(check, 'operand');
  const next = kinds[check.at]!;
  return next === Kind.Dot || next === Kind.Open || next === Kind.OpenSquare ? checkTrailers(check) : shape;
}

/** Checks strings that stand next to each other. */
function checkStrings(check: Check): void {
  const { kinds } = check;
  for (;;) {
    const kind = kinds[check.at];
    if (kind === Kind.String) check.at++;
    else if (kind === Kind.FormatStart) {
      check.at++;
      while (kinds[check.at] === Kind.HoleStart) checkHole(check);
      expect(check, Kind.FormatEnd);
    } else return;
  }
}

/** Checks a hole in an f-string, with those in its format. */
function checkHole(check: Check): void {
  const { kinds } = check;
  check.at++;
  if (kinds[check.at] === Kind.Yield) checkYield(check);
  else checkTuple(check);
  take(check, Kind.Equals);
  take(check, Kind.Conversion);
  if (take(check, Kind.Format)) while (kinds[check.at] === Kind.HoleStart) checkHole(check);
  expect(check, Kind.HoleEnd);
}

/** Checks one expression or more, with commas between them; names may have a star. */
export function checkTuple(check: Check): Shape {
  const { kinds } = check;
  let shape = Shape.Target;
  let isTuple = false;
  let hasStar = false;
  do {
    const kind = kinds[check.at]!;
    if (kind === Kind.Star) {
      // What else may have one here depends on the version of Python.
      if (!isName(kinds[++check.at]!)) return doubtIt(check, 'star');
      hasStar = true;
      shape &= checkOperation(check);
    } else if (isTuple && !beginsExpression(kind)) return shape | Shape.Tuple;
    else shape &= checkExpression(check);
    if (kinds[check.at] !== Kind.Comma) {
      if (hasStar && !isTuple) return doubtIt(check, 'star');
      return isTuple ? shape | Shape.Tuple : shape;
    }
    isTuple = true;
    check.at++;
  } while (check.doubt === undefined);
  return Shape.Value;
}

/** Whether an expression may begin with a token. */
export function beginsExpression(kind: number): boolean {
  return kind < 128 && BEGINNINGS[kind] === 1;
}

/** Checks `yield` with what it gives. */
export function checkYield(check: Check): Shape {
  check.at++;
  const kind = check.kinds[check.at]!;
  if (kind === Kind.From) {
    check.at++;
    checkExpression(check);
  } else if (beginsExpression(kind) || kind === Kind.Star) checkTuple(check);
  return Shape.Value;
}

function checkLambda(check: Check): Shape {
  const { deferred } = check;
  if (++check.lambdas > MOST_LAMBDAS) return doubtIt(check, 'nesting');
  check.at++;
  check.deferred = true;
  checkParameters(check);
  expect(check, Kind.Colon);
  checkExpression(check);
  check.deferred = deferred;
  check.lambdas--;
  return Shape.Value;
}

function checkParameters(check: Check): void {
  const { kinds } = check;
  while (kinds[check.at] !== Kind.Colon) {
    const kind = kinds[check.at]!;
    if (kind === Kind.Star || kind === Kind.DoubleStar) {
      check.at++;
      if (kind === Kind.DoubleStar || kinds[check.at] !== Kind.Comma) expectName(check);
    } else if (kind === Kind.Slash) check.at++;
    else {
      expectName(check);
      if (take(check, Kind.Equals)) checkExpression(check);
    }
    if (!take(check, Kind.Comma)) return;
  }
}

const BEGINNINGS = new Uint8Array(128);
for (let kind: number = Kind.Name; kind <= Kind.FormatStart; kind++) BEGINNINGS[kind] = 1;
for (const kind of [Kind.Open, Kind.OpenSquare, Kind.OpenCurly, Kind.Tilde, Kind.Sign, Kind.Not])
  BEGINNINGS[kind] = 1;
for (const kind of [Kind.Await, Kind.Lambda]) BEGINNINGS[kind] = 1;
