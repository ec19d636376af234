import { checkArguments, checkTargets } from './check-brackets';
import { checkTuple } from './check-expressions';
import { checkPatterns } from './check-patterns';
import { type Check, doubtIt, expect, expectName, isName, Shape, take } from './check-state';
import { checkType, checkTypeParameters } from './check-types';
import { Kind } from './tokens';
import {
  type CheckingCondition,
  LONGEST_CONDITION,
  readWrittenCondition,
  TYPE_CHECKING,
} from './type-checking';

/** Checks a statement that has a block, if one begins here. */
export function checkCompound(check: Check, kind: Kind): boolean {
  switch (kind) {
    case Kind.If:
      checkIf(check);
      return true;
    case Kind.For:
      checkFor(check);
      return true;
    case Kind.While:
      check.at++;
      check.grammar.checkNamed(check);
      checkSuite(check);
      checkElse(check);
      return true;
    case Kind.Try:
      checkTry(check);
      return true;
    case Kind.With:
      checkWith(check);
      return true;
    case Kind.Def:
      checkFunction(check);
      return true;
    case Kind.Class:
      checkClass(check);
      return true;
    case Kind.Async:
      checkAsync(check);
      return true;
    case Kind.At:
      checkDecorated(check);
      return true;
    case Kind.Match:
      if (!beginsMatch(check)) return false;
      checkMatch(check);
      return true;
    default:
      return false;
  }
}

/** Checks a colon with what belongs to it: the rest of the line, or a block. */
function checkSuite(check: Check): void {
  expect(check, Kind.Colon);
  if (!take(check, Kind.Newline)) {
    check.grammar.checkLine(check);
    return;
  }
  expect(check, Kind.Indent);
  check.grammar.checkStatements(check);
  expect(check, Kind.Dedent);
}

function checkElse(check: Check): void {
  if (take(check, Kind.Else)) checkSuite(check);
}

function checkIf(check: Check): void {
  const { kinds, typeOnly } = check;
  let isRunTime: boolean | undefined;
  do {
    const first = ++check.at;
    check.grammar.checkNamed(check);
    const condition = conditionOf(check, first);
    isRunTime ??= condition === 'run-time';
    if (condition === 'type-checking') check.typeOnly = true;
    checkSuite(check);
    check.typeOnly = typeOnly;
  } while (kinds[check.at] === Kind.Elif);
  if (isRunTime) check.typeOnly = true;
  checkElse(check);
  check.typeOnly = typeOnly;
}

/** What the condition from a place to the token asks about type checking. */
function conditionOf({ text, kinds, starts, ends, at }: Check, first: number): CheckingCondition {
  let last = at - 1;
  while (last > first && kinds[last] === Kind.Close) last--;
  // Most conditions are told by the length of their last name.
  if (kinds[last] !== Kind.Name || ends[last]! - starts[last]! !== TYPE_CHECKING.length) return undefined;
  const start = starts[first]!;
  const end = ends[at - 1]!;
  return end - start > LONGEST_CONDITION ? undefined : readWrittenCondition(text.slice(start, end));
}

function checkFor(check: Check): void {
  check.at++;
  checkTargets(check);
  expect(check, Kind.In);
  checkTuple(check);
  checkSuite(check);
  checkElse(check);
}

function checkTry(check: Check): void {
  const { kinds, grammar } = check;
  check.at++;
  checkSuite(check);
  let parts = 0;
  for (; take(check, Kind.Except); parts++) {
    take(check, Kind.Star);
    if (kinds[check.at] !== Kind.Colon) {
      grammar.checkExpression(check);
      if (take(check, Kind.As)) expectName(check);
    }
    checkSuite(check);
  }
  if (parts > 0) checkElse(check);
  if (take(check, Kind.Finally)) checkSuite(check);
  else if (parts === 0) doubtIt(check, 'syntax');
}

function checkWith(check: Check): void {
  check.at++;
  const isBracket = check.kinds[check.at] === Kind.Open && holdsItems(check);
  if (isBracket) check.at++;
  checkItems(check, isBracket);
  if (isBracket) expect(check, Kind.Close);
  checkSuite(check);
}

function checkItems(check: Check, isBracket: boolean): void {
  const { kinds, grammar } = check;
  do {
    if (isBracket && kinds[check.at] === Kind.Close) return;
    grammar.checkExpression(check);
    if (take(check, Kind.As) && grammar.checkPrimary(check) !== Shape.Target) doubtIt(check, 'target');
  } while (take(check, Kind.Comma));
}

/** Whether the brackets at the token are those round the items of a `with`, some of which are given names. */
function holdsItems({ kinds, at }: Check): boolean {
  let depth = 0;
  let hasNames = false;
  for (let place = at; kinds[place] !== Kind.Newline && kinds[place] !== Kind.End; place++) {
    const kind = kinds[place]!;
    if (kind >= Kind.Open && kind <= Kind.OpenCurly) depth++;
    else if (kind >= Kind.Close && kind <= Kind.CloseCurly) {
      if (--depth === 0) return hasNames && kinds[place + 1] === Kind.Colon;
    } else if (kind === Kind.As && depth === 1) hasNames = true;
  }
  return false;
}

function checkAsync(check: Check): void {
  check.at++;
  const kind = check.kinds[check.at];
  if (kind === Kind.Def) checkFunction(check);
  else if (kind === Kind.For) checkFor(check);
  else if (kind === Kind.With) checkWith(check);
  else doubtIt(check, 'syntax');
}

function checkDecorated(check: Check): void {
  const { kinds } = check;
  while (take(check, Kind.At)) {
    check.grammar.checkNamed(check);
    expect(check, Kind.Newline);
  }
  take(check, Kind.Async);
  if (kinds[check.at] === Kind.Def) checkFunction(check);
  else if (kinds[check.at] === Kind.Class && kinds[check.at - 1] !== Kind.Async) checkClass(check);
  else doubtIt(check, 'syntax');
}

function checkClass(check: Check): void {
  check.at++;
  expectName(check);
  checkTypeParameters(check);
  if (check.kinds[check.at] === Kind.Open) checkArguments(check);
  checkSuite(check);
}

function checkFunction(check: Check): void {
  const { deferred } = check;
  check.at++;
  expectName(check);
  checkTypeParameters(check);
  expect(check, Kind.Open);
  checkParameters(check);
  expect(check, Kind.Close);
  if (take(check, Kind.Arrow)) checkType(check);
  check.deferred = true;
  checkSuite(check);
  check.deferred = deferred;
}

function checkParameters(check: Check): void {
  const { kinds } = check;
  while (kinds[check.at] !== Kind.Close) {
    const kind = kinds[check.at]!;
    if (kind === Kind.Slash || (kind === Kind.Star && kinds[check.at + 1] === Kind.Comma)) check.at++;
    else {
      const hasStar = kind === Kind.Star || kind === Kind.DoubleStar;
      if (hasStar) check.at++;
      expectName(check);
      if (take(check, Kind.Colon)) checkType(check);
      if (!hasStar && take(check, Kind.Equals)) check.grammar.checkExpression(check);
    }
    if (!take(check, Kind.Comma)) return;
  }
}

/** Whether the name `match` at the token begins a statement: its line ends with a colon, and a `case` follows. */
function beginsMatch({ kinds, at }: Check): boolean {
  const next = kinds[at + 1]!;
  if (next === Kind.Equals || next === Kind.Dot || next === Kind.Colon || next === Kind.Newline) return false;
  let end = at;
  while (kinds[end] !== Kind.Newline && kinds[end] !== Kind.End) end++;
  return kinds[end - 1] === Kind.Colon && kinds[end + 1] === Kind.Indent && isName(kinds[end + 2]!);
}

function checkMatch(check: Check): void {
  const { kinds, grammar } = check;
  check.at++;
  do grammar.checkNamed(check);
  while (take(check, Kind.Comma) && kinds[check.at] !== Kind.Colon);
  expect(check, Kind.Colon);
  expect(check, Kind.Newline);
  expect(check, Kind.Indent);
  do {
    expect(check, Kind.Case);
    checkPatterns(check);
    if (take(check, Kind.If)) grammar.checkNamed(check);
    checkSuite(check);
  } while (kinds[check.at] !== Kind.Dedent && kinds[check.at] !== Kind.End);
  expect(check, Kind.Dedent);
}
