import { type Check, doubtIt, expect, isName, take } from './check-state';
import { Kind } from './tokens';

/**
 * Checks the type of a variable, parameter or result. Of `Name[…]` the grammar takes only types for arguments, and
 * nothing but a member or another type may follow: the rest of what Python has there it takes for an error.
 */
export function checkType(check: Check): void {
  const { kinds, grammar } = check;
  do {
    if (!isName(kinds[check.at]!) || kinds[check.at + 1] !== Kind.OpenSquare) {
      grammar.checkExpression(check);
      return;
    }
    check.at++;
    checkTypeArguments(check);
    while (kinds[check.at] === Kind.Dot && isName(kinds[check.at + 1]!)) check.at += 2;
  } while (take(check, Kind.Bar));
}

/** Checks `[T, U: Bound, *Ts, **P]` behind the name of a function, class or alias, if it stands here. */
export function checkTypeParameters(check: Check): void {
  if (!take(check, Kind.OpenSquare)) return;
  do {
    if (!take(check, Kind.Star)) take(check, Kind.DoubleStar);
    expect(check, Kind.Name);
    if (take(check, Kind.Colon)) checkType(check);
  } while (take(check, Kind.Comma) && check.kinds[check.at] !== Kind.CloseSquare);
  expect(check, Kind.CloseSquare);
}

function checkTypeArguments(check: Check): void {
  const { kinds, grammar } = check;
  check.at++;
  do {
    if (take(check, Kind.Star)) {
      if (!isName(kinds[check.at]!)) doubtIt(check, 'star');
      grammar.checkPrimary(check);
    } else checkType(check);
  } while (take(check, Kind.Comma) && kinds[check.at] !== Kind.CloseSquare);
  expect(check, Kind.CloseSquare);
}
