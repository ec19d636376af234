import { type Check, doubtIt, expect, isName, take } from './check-state';
import { Kind } from './tokens';

/** Reads `import a.b as c, d`. */
export function readImport(check: Check): void {
  const { typeOnly, deferred } = check;
  const base = { kind: 'import', typeOnly, deferred } as const;
  const position = check.positionOf(check.starts[check.at]!);
  check.at++;
  do {
    const specifier = readDotted(check);
    const alias = take(check, Kind.As) ? readName(check) : undefined;
    const fact = { ...base, specifier, names: ['*'], ...position };
    check.found.push({ fact, ...(alias !== undefined && { aliases: [alias] }) });
  } while (take(check, Kind.Comma));
}

/** Reads `from a.b import c as d, e`. */
export function readFromImport(check: Check): void {
  const { kinds, typeOnly, deferred } = check;
  const base = { kind: 'import', typeOnly, deferred } as const;
  const position = check.positionOf(check.starts[check.at]!);
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
    check.found.push({ fact: { ...base, specifier, names: ['*'], ...position }, star: true });
    return;
  }
  const isBracket = take(check, Kind.Open);
  const names: string[] = [];
  const aliases: string[] = [];
  let isRenamed = false;
  do {
    if (isBracket && names.length > 0 && kinds[check.at] === Kind.Close) break;
    const name = readName(check);
    names.push(name);
    if (take(check, Kind.As)) {
      isRenamed = true;
      aliases.push(readName(check));
    } else aliases.push(name);
  } while (take(check, Kind.Comma));
  if (isBracket) expect(check, Kind.Close);
  const fact = { ...base, specifier, names, ...position };
  check.found.push(isRenamed ? { fact, aliases } : { fact });
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
