import { RELATION_KINDS } from '../../../src/model/symbol-facts';
import { extractText } from './extract-text';

/**
 * The symbols of a text, a line each: `line-end kind name` with `abstract` and `exported` in front, and what it names:
 * `inherits Base, uses ./a {Order.make}`.
 */
export async function listSymbols(file: string, text: string): Promise<string[]> {
  const { symbols: facts, imports } = await extractText(file, text);
  if (facts === undefined) return [];
  const targets = facts.references.map(({ import: place, name, members }) => {
    if (place === undefined) return name;
    return `${imports[place]!.specifier} {${members === undefined ? name : `${name}.${members}`}}`;
  });
  return facts.symbols.map(({ name, kind, abstract, exported, line, endLine, uses }) => {
    const flags = `${exported ? 'exported ' : ''}${abstract ? 'abstract ' : ''}`;
    const named: string[] = [];
    for (let i = 0; i < uses.length; i += 3)
      named.push(`${RELATION_KINDS[uses[i]!]} ${targets[uses[i + 1]!]}`);
    return `${line}-${endLine} ${flags}${kind} ${name}${named.length > 0 ? `: ${named.join(', ')}` : ''}`;
  });
}
