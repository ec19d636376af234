import { type Check, doubtIt, expect, expectName, isName, Shape, take } from './check-state';
import { Kind } from './tokens';

/** Checks what is in round brackets: a tuple, a generator, or one expression. */
export function checkParentheses(check: Check): Shape {
  const { kinds, grammar } = check;
  check.at++;
  if (take(check, Kind.Close)) return Shape.Target;
  if (kinds[check.at] === Kind.Yield) {
    grammar.checkYield(check);
    expect(check, Kind.Close);
    return Shape.Value;
  }
  const isStar = kinds[check.at] === Kind.Star;
  const first = checkElement(check);
  if (take(check, Kind.Close)) return isStar ? doubtIt(check, 'star') : first;
  if (kinds[check.at] !== Kind.Comma) {
    checkComprehension(check, isStar);
    expect(check, Kind.Close);
    return Shape.Value;
  }
  return first & checkElements(check, Kind.Close);
}

/** Checks a list, or the comprehension of one. */
export function checkList(check: Check): Shape {
  const { kinds } = check;
  check.at++;
  if (take(check, Kind.CloseSquare)) return Shape.Target;
  const isStar = kinds[check.at] === Kind.Star;
  const first = checkElement(check);
  if (kinds[check.at] !== Kind.Comma && kinds[check.at] !== Kind.CloseSquare) {
    checkComprehension(check, isStar);
    expect(check, Kind.CloseSquare);
    return Shape.Value;
  }
  return first & checkElements(check, Kind.CloseSquare);
}

/** Checks the elements behind the first one, up to a bracket. The answer is `Target` if that is what all of them are. */
function checkElements(check: Check, close: Kind): Shape {
  const { kinds } = check;
  let shape = Shape.Target;
  while (take(check, Kind.Comma) && kinds[check.at] !== close) shape &= checkElement(check);
  expect(check, close);
  return shape;
}

function checkElement(check: Check): Shape {
  const { grammar } = check;
  return take(check, Kind.Star) ? grammar.checkOperation(check) : grammar.checkNamed(check);
}

/** Checks a dictionary or set, or the comprehension of one. */
export function checkCurly(check: Check): void {
  const { kinds, grammar } = check;
  check.at++;
  if (take(check, Kind.CloseCurly)) return;
  const kind = kinds[check.at];
  if (kind === Kind.DoubleStar) checkEntries(check);
  else {
    const isNamed = kinds[check.at + 1] === Kind.Walrus;
    checkElement(check);
    if (kinds[check.at] === Kind.Colon && kind !== Kind.Star && !isNamed) {
      check.at++;
      grammar.checkExpression(check);
      if (kinds[check.at] === Kind.Comma) {
        check.at++;
        checkEntries(check);
      } else if (kinds[check.at] !== Kind.CloseCurly) checkComprehension(check, false);
    } else if (kinds[check.at] === Kind.Comma) {
      checkElements(check, Kind.CloseCurly);
      return;
    } else if (kinds[check.at] !== Kind.CloseCurly) checkComprehension(check, kind === Kind.Star);
  }
  expect(check, Kind.CloseCurly);
}

/** Checks entries of a dictionary up to its end. */
function checkEntries(check: Check): void {
  const { kinds, grammar } = check;
  while (kinds[check.at] !== Kind.CloseCurly) {
    if (take(check, Kind.DoubleStar)) grammar.checkOperation(check);
    else {
      grammar.checkExpression(check);
      expect(check, Kind.Colon);
      grammar.checkExpression(check);
    }
    if (!take(check, Kind.Comma)) return;
  }
}

/** Checks members, calls and subscripts. */
export function checkTrailers(check: Check): Shape {
  const { kinds } = check;
  let shape = Shape.Value;
  for (;;) {
    const kind = kinds[check.at];
    if (kind === Kind.Dot) {
      check.at++;
      expectName(check);
      shape = Shape.Target;
    } else if (kind === Kind.Open) {
      checkArguments(check);
      shape = Shape.Value;
    } else if (kind === Kind.OpenSquare) {
      checkSubscripts(check);
      shape = Shape.Target;
    } else return shape;
  }
}

/** Checks the arguments of a call or class, from their bracket on. */
export function checkArguments(check: Check): void {
  const { kinds, grammar } = check;
  const first = ++check.at;
  while (kinds[check.at] !== Kind.Close) {
    const kind = kinds[check.at]!;
    if (kind === Kind.Star || kind === Kind.DoubleStar) {
      check.at++;
      grammar.checkExpression(check);
    } else if (kinds[check.at + 1] === Kind.Equals && isName(kind)) {
      check.at += 2;
      grammar.checkExpression(check);
    } else {
      const start = check.at;
      grammar.checkNamed(check);
      if (kinds[check.at] !== Kind.Comma && kinds[check.at] !== Kind.Close) {
        checkComprehension(check, start !== first);
        break;
      }
    }
    if (!take(check, Kind.Comma)) break;
  }
  expect(check, Kind.Close);
}

function checkSubscripts(check: Check): void {
  const { kinds, grammar } = check;
  check.at++;
  do {
    const kind = kinds[check.at]!;
    if (kind === Kind.Star) {
      if (!isName(kinds[++check.at]!)) doubtIt(check, 'star');
      grammar.checkOperation(check);
    } else {
      if (kind !== Kind.Colon) grammar.checkNamed(check);
      for (let colons = 0; colons < 2 && take(check, Kind.Colon); colons++) {
        const next = kinds[check.at];
        if (next !== Kind.Colon && next !== Kind.Comma && next !== Kind.CloseSquare)
          grammar.checkExpression(check);
      }
    }
  } while (take(check, Kind.Comma) && kinds[check.at] !== Kind.CloseSquare);
  expect(check, Kind.CloseSquare);
}

/** Checks `for … in … if …`, which has to stand here. `isWrong`: what stands in front of it allows for none. */
function checkComprehension(check: Check, isWrong: boolean): void {
  const { kinds, grammar } = check;
  if (isWrong) doubtIt(check, 'syntax');
  do {
    take(check, Kind.Async);
    expect(check, Kind.For);
    checkTargets(check);
    expect(check, Kind.In);
    grammar.checkOperation(check);
    while (take(check, Kind.If)) grammar.checkOperation(check);
  } while (kinds[check.at] === Kind.For || kinds[check.at] === Kind.Async);
}

/** Checks what a `for` assigns to, up to its `in`. */
export function checkTargets(check: Check): void {
  const { kinds, grammar } = check;
  do {
    take(check, Kind.Star);
    if (grammar.checkPrimary(check) !== Shape.Target) doubtIt(check, 'target');
  } while (take(check, Kind.Comma) && kinds[check.at] !== Kind.In);
}
