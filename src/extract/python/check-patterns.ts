import { type Check, doubtIt, expect, isName, take } from './check-state';
import { Kind } from './tokens';

/** Checks what stands between `case` and its guard or colon. */
export function checkPatterns(check: Check): void {
  const { kinds } = check;
  do checkPattern(check);
  while (take(check, Kind.Comma) && kinds[check.at] !== Kind.Colon && kinds[check.at] !== Kind.If);
}

function checkPattern(check: Check): void {
  checkAlternatives(check);
  if (take(check, Kind.As)) expectPlainName(check);
}

function checkAlternatives(check: Check): void {
  do checkClosed(check);
  while (take(check, Kind.Bar));
}

/** Checks a pattern that is no list of alternatives. */
function checkClosed(check: Check): void {
  const { text, kinds, starts } = check;
  const kind = kinds[check.at]!;
  if (kind === Kind.Name) checkNamePattern(check);
  else if (kind === Kind.String) while (kinds[check.at] === Kind.String) check.at++;
  else if (kind === Kind.Constant) check.at++;
  else if (kind === Kind.Star) {
    check.at++;
    expectPlainName(check);
  } else if (kind === Kind.Number || (kind === Kind.Sign && text.charCodeAt(starts[check.at]!) === 45)) {
    take(check, Kind.Sign);
    expect(check, Kind.Number);
    if (take(check, Kind.Sign)) expect(check, Kind.Number);
  } else if (kind === Kind.Open) checkSequence(check, Kind.Close);
  else if (kind === Kind.OpenSquare) checkSequence(check, Kind.CloseSquare);
  else if (kind === Kind.OpenCurly) checkMapping(check);
  else doubtIt(check, 'pattern');
}

/** Checks a name, a dotted one, or a class with the patterns of its fields. */
function checkNamePattern(check: Check): void {
  const { kinds } = check;
  check.at++;
  while (take(check, Kind.Dot)) expectPlainName(check);
  if (!take(check, Kind.Open)) return;
  while (kinds[check.at] !== Kind.Close) {
    if (isName(kinds[check.at]!) && kinds[check.at + 1] === Kind.Equals) {
      expectPlainName(check);
      check.at++;
      checkAlternatives(check);
    } else checkPattern(check);
    if (!take(check, Kind.Comma)) break;
  }
  expect(check, Kind.Close);
}

function checkSequence(check: Check, close: Kind): void {
  const { kinds } = check;
  check.at++;
  while (kinds[check.at] !== close) {
    checkPattern(check);
    if (!take(check, Kind.Comma)) break;
  }
  expect(check, close);
}

function checkMapping(check: Check): void {
  const { kinds } = check;
  check.at++;
  while (kinds[check.at] !== Kind.CloseCurly) {
    if (take(check, Kind.DoubleStar)) expectPlainName(check);
    else {
      checkClosed(check);
      expect(check, Kind.Colon);
      checkPattern(check);
    }
    if (!take(check, Kind.Comma)) break;
  }
  expect(check, Kind.CloseCurly);
}

/** Goes behind a name that is no keyword anywhere. */
function expectPlainName(check: Check): void {
  expect(check, Kind.Name);
}
