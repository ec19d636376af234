import { type Check, doubtIt, expect, isName, placeOf, take } from './check-state';
import { Kind } from './tokens';

/** Reads `import a.b as c, d`. */
export function readImport(check: Check): void {
  const { typeOnly, deferred } = check;
  const { line, column } = placeOf(check);
  check.at++;
  do {
    const specifier = readDotted(check);
    const alias = take(check, Kind.As) ? readName(check) : undefined;
    const fact = {
      kind: 'import',
      specifier,
      names: ['*'],
      typeOnly,
      deferred,
      line,
      column,
    } as const;
    check.found.push(alias === undefined ? { fact } : { fact, aliases: [alias] });
  } while (take(check, Kind.Comma));
}

/** Reads `from a.b import c as d, e`. */
export function readFromImport(check: Check): void {
  const { kinds, typeOnly, deferred } = check;
  const { line, column } = placeOf(check);
  check.at++;
  let specifier = '';
  for (; kinds[check.at] === Kind.Dot || kinds[check.at] === Kind.Ellipsis; check.at++)
    specifier += kinds[check.at] === Kind.Dot ? '.' : '...';
  const isRelative = specifier !== '';
  if (!isRelative || kinds[check.at] !== Kind.Import) specifier += readDotted(check);
  // A word of its own for the grammar: not part of longer names.
  const isFuture = specifier === '__future__';
  if (!isFuture && specifier.includes('__future__')) doubtIt(check, 'import');
  expect(check, Kind.Import);
  if (!isFuture && take(check, Kind.Star)) {
    check.found.push({
      fact: { kind: 'import', specifier, names: ['*'], typeOnly, deferred, line, column },
      star: true,
    });
    return;
  }
  const isBracket = take(check, Kind.Open);
  const names: string[] = [];
  let aliases: string[] | undefined;
  do {
    if (isBracket && names.length > 0 && kinds[check.at] === Kind.Close) break;
    const name = readName(check);
    if (take(check, Kind.As)) {
      aliases ??= [...names];
      aliases.push(readName(check));
    } else aliases?.push(name);
    names.push(name);
  } while (take(check, Kind.Comma));
  if (isBracket) expect(check, Kind.Close);
  const fact = { kind: 'import', specifier, names, typeOnly, deferred, line, column } as const;
  check.found.push(aliases === undefined ? { fact } : { fact, aliases });
}

function readDotted(check: Check): string {
  let dotted = readName(check);
  while (take(check, Kind.Dot)) dotted += `.${readName(check)}`;
  return dotted;
}

function readName(check: Check): string {
  const { text, kinds, starts, ends, at } = check;
  if (!isName(kinds[at]!)) {
    doubtIt(check, 'import');
    return '';
  }
  check.at++;
  return text.slice(starts[at], ends[at]);
}
