import type { Binding } from './find-import';

/**
 * The import declarations that bring in these names. `specifier` has its quotes, `tail` is what stands behind it. A
 * default import and names make two declarations where all are types, since one cannot have both.
 */
export function writeImport(bindings: readonly Binding[], specifier: string, tail: string): string[] {
  const isType = bindings.every(binding => binding.isType);
  const keyword = isType ? 'import type' : 'import';
  const main = bindings.find(({ imported }) => imported === 'default');
  const named = bindings.filter(binding => binding !== main);
  const names = named
    .map(({ imported, local, isType: isOwnType }) => {
      const name = imported === local ? local : `${imported} as ${local}`;
      return isOwnType && !isType ? `type ${name}` : name;
    })
    .join(', ');
  const braces = `{ ${names} }`;
  if (main === undefined) return [`${keyword} ${braces} from ${specifier}${tail}`];
  if (named.length === 0) return [`${keyword} ${main.local} from ${specifier}${tail}`];
  if (!isType) return [`${keyword} ${main.local}, ${braces} from ${specifier}${tail}`];
  return [
    `${keyword} ${main.local} from ${specifier}${tail}`,
    `${keyword} ${braces} from ${specifier}${tail}`,
  ];
}
