import type { ModuleNames } from '../../model/facts';
import type { FoundImport } from './import-statements';

const DEFINITION = /^(?:(?:async\s+)?def|class)\s+(\w+)|^([A-Za-z_]\w*)\s*(?::[^=]+)?=(?!=)/;

/** The names of a module. Imports inside functions give it none. */
export function readNames(imports: readonly FoundImport[], text: string): ModuleNames {
  const aliases: Record<number, readonly string[]> = {};
  const stars: number[] = [];
  for (const [place, found] of imports.entries()) {
    if (found.fact.deferred) continue;
    if (found.aliases !== undefined) aliases[place] = found.aliases;
    if (found.star) stars.push(place);
  }
  const defines = readDefinitions(text);
  const exports = defines.includes('__all__') ? readExports(text) : undefined;
  return { defines, ...(exports !== undefined && { exports }), aliases, stars };
}

/**
 * Names that are defined at the start of a line. Reading lines costs a tenth of asking the syntax tree; what looks like
 * a definition inside a long string is taken for one, and then names are not followed beyond this module.
 */
function readDefinitions(text: string): string[] {
  const defined = new Set<string>();
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (isNameStart(text.charCodeAt(start))) {
      const match = DEFINITION.exec(text.slice(start, end));
      const name = match?.[1] ?? match?.[2];
      if (name !== undefined) defined.add(name);
    }
    start = end + 1;
  }
  return [...defined];
}

/** `A` to `Z`, `_` and `a` to `z`. */
function isNameStart(code: number): boolean {
  return (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}

/** `__all__` of plain strings, be it put together of several; `undefined` where some of it is computed. */
function readExports(text: string): readonly string[] | undefined {
  const names: string[] = [];
  for (const { index } of text.matchAll(/^__all__\b/gm)) {
    const list = /^__all__\s*(?::[^=\n]+)?\+?=\s*(?:\[([^\]]*)\]|\(([^)]*)\))\s*(?:$|\n|#|;)/.exec(
      text.slice(index),
    );
    if (list === null) return undefined;
    for (const item of (list[1] ?? list[2])!.replace(/#.*$/gm, '').split(',')) {
      const written = item.trim();
      const name = /^(["'])(\w+)\1$/.exec(written)?.[2];
      if (name === undefined && written !== '') return undefined;
      if (name !== undefined) names.push(name);
    }
  }
  return names;
}
