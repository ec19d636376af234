import { type Check, doubtIt, isName, placeOf } from './check-state';
import { absoluteName, IMPORTERS, literalName } from './module-specifiers';
import { Kind } from './tokens';

/** Longest callee worth a look, in UTF-16 code units. */
const LONGEST = 200;

/** Notes the import that a call is whose callee begins at the token, if it is one. */
export function noteDynamicImport(check: Check): void {
  const { text, kinds, starts, ends, at } = check;
  const length = ends[at]! - starts[at]!;
  // Most names are told by their length.
  if (length !== 9 && length !== 10 && length !== 13) return;
  if (!text.startsWith(length === 10 ? '__import__' : 'import', starts[at])) return;
  let callee = at;
  while (kinds[callee + 1] === Kind.Dot && isName(kinds[callee + 2]!)) callee += 2;
  if (kinds[callee + 1] !== Kind.Open || ends[callee]! - starts[at]! > LONGEST) return;
  if (!IMPORTERS.test(text.slice(starts[at], ends[callee]))) return;
  // The grammar has a star belong to the name.
  const before = at > 0 ? kinds[at - 1] : Kind.Newline;
  if (before === Kind.Star || before === Kind.DoubleStar || before === Kind.Await) doubtIt(check, 'call');
  else readCall(check, callee + 2);
}

/** Notes the import of a call whose first argument begins at a place. */
function readCall(check: Check, first: number): void {
  const { kinds } = check;
  if (kinds[first] !== Kind.String) return;
  const after = kinds[first + 1];
  if (after === Kind.For || after === Kind.Async) doubtIt(check, 'call');
  if (after !== Kind.Comma && after !== Kind.Close) return;
  const written = literalName(textOf(check, first));
  if (written === undefined) return;
  let specifier: string | undefined = written;
  if (written.startsWith('.')) {
    const anchor = findAnchor(check, first + 1);
    if (anchor === UNCLEAR) doubtIt(check, 'call');
    if (anchor < 0) return;
    specifier = absoluteName(written, anchor === 0 ? undefined : textOf(check, anchor));
  }
  if (specifier === undefined) return;
  const { typeOnly, deferred } = check;
  const { line, column } = placeOf(check);
  check.found.push({
    fact: { kind: 'dynamic', specifier, names: ['*'], typeOnly, deferred, line, column },
  });
}

/** Of the package that a relative name counts from: it is none that can be read, or it is not clear which it is. */
const COMPUTED = -1;
const UNCLEAR = -2;

/** Place of the argument that says the package, looked for from behind the first argument on; 0 where there is none. */
function findAnchor(check: Check, from: number): number {
  const { kinds } = check;
  for (let at = from; kinds[at] === Kind.Comma; ) {
    at++;
    if (kinds[at] === Kind.Close) return 0;
    const isKeyword = isName(kinds[at]!) && kinds[at + 1] === Kind.Equals;
    const value = isKeyword ? at + 2 : at;
    const isOne = kinds[value + 1] === Kind.Comma || kinds[value + 1] === Kind.Close;
    if (!isKeyword || textOf(check, at) === 'package') return isOne ? value : COMPUTED;
    if (!isOne) return UNCLEAR;
    at = value + 1;
  }
  return 0;
}

function textOf({ text, starts, ends }: Check, place: number): string {
  return text.slice(starts[place], ends[place]);
}
