import type { NameUse } from './find-uses';
import {
  type CodeLine,
  endOfBlock,
  listAnnotations,
  readHead,
  readSignature,
  readVariable,
} from './read-code';

/** What is used of the instances of a class; `isAll` where some go where they cannot be followed. */
export interface UsedMembers {
  /** With whether they are called. */
  readonly names: ReadonlyMap<string, boolean>;
  readonly isAll: boolean;
}

/**
 * Follows the variables, parameters and attributes of `self` that are annotated with a class through a file. `uses` are
 * those of its name in annotations.
 */
export function findPythonMembers(
  lines: readonly CodeLine[],
  local: string,
  uses: readonly NameUse[],
): UsedMembers {
  const names = new Map<string, boolean>();
  const attributes = new Set<string>();
  let isAll = false;
  /** Reads what happens to a variable in some lines. */
  const follow = (variable: string, from: number, to: number) => {
    for (const line of lines.slice(from, to)) {
      const own = readVariable(line);
      for (const [place, { text, kind }] of line.tokens.entries()) {
        if (kind !== 'name' || text !== variable || line.tokens[place - 1]?.text === '.') continue;
        const isKept =
          own?.value !== undefined &&
          own.name.startsWith('self.') &&
          own.value.from === place &&
          own.value.to === place + 1;
        const isTarget = place === 0 && own?.name === variable;
        const isKeyword = line.tokens[place + 1]?.text === '=' && line.tokens[place].depth > 0;
        if (isKept) attributes.add(own.name.slice('self.'.length));
        else if (line.tokens[place + 1]?.text === '.') take(line, place + 2);
        else if (!isTarget && !isKeyword) isAll = true;
      }
    }
  };
  const take = (line: CodeLine, place: number) => {
    const member = line.tokens[place];
    if (member?.kind !== 'name') return;
    names.set(member.text, names.get(member.text) === true || line.tokens[place + 1]?.text === '(');
  };

  for (const at of new Set(uses.map(use => use.line))) {
    const line = lines[at];
    for (const span of listAnnotations(line)) {
      const tokens = line.tokens.slice(span.from, span.to);
      if (!tokens.some(token => token.text.includes(local))) continue;
      const isPlain = isPlainAnnotation(tokens.map(token => token.text).join(''), local);
      if (!isPlain) isAll = true;
    }
    if (readHead(line)?.kind === 'def') {
      const { parameters, result } = readSignature(line);
      const isNamed = ({ from, to }: { from: number; to: number }) =>
        line.tokens.slice(from, to).some(token => token.text.includes(local));
      if (result && isNamed(result)) isAll = true;
      for (const { name, annotation } of parameters)
        if (annotation && isNamed(annotation)) follow(name, at + 1, endOfBlock(lines, at));
      continue;
    }
    const variable = readVariable(line);
    if (variable === undefined) continue;
    if (variable.name.startsWith('self.')) attributes.add(variable.name.slice('self.'.length));
    else if (line.indent === 0) follow(variable.name, at + 1, lines.length);
    else {
      // Of a class, or of a function: its name is followed as both.
      attributes.add(variable.name);
      let end = at;
      while (end < lines.length && lines[end].indent >= line.indent) end++;
      follow(variable.name, at + 1, end);
    }
  }
  for (const line of lines)
    for (const [place, { text }] of line.tokens.entries()) {
      if (!attributes.has(text) || line.tokens[place - 1]?.text !== '.') continue;
      if (line.tokens[place - 2]?.text !== 'self') continue;
      const next = line.tokens[place + 1]?.text;
      if (next === '.') take(line, place + 2);
      else if (next !== '=' && next !== ':') isAll = true;
    }
  return { names, isAll: isAll || names.size === 0 };
}

/** `Orders`, `"Orders"`, `Orders | None`, `Optional[Orders]`. */
function isPlainAnnotation(text: string, local: string): boolean {
  const bare = text.replace(/^["']|["']$/g, '').replaceAll(' ', '');
  return [local, `${local}|None`, `None|${local}`, `Optional[${local}]`].includes(bare);
}
