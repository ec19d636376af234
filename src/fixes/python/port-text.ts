import { writeDottedName } from './dotted-names';
import type { ImportedName } from './import-lines';
import { readFromImport } from './import-lines';
import {
  type CodeLine,
  type CodeToken,
  endOfBlock,
  readHead,
  readSignature,
  readVariable,
  type Span,
} from './read-code';
import type { UsedMembers } from './used-members';

/** What a protocol is written from. */
export interface ProtocolInput {
  readonly name: string;
  /** The class that it stands for, with its module and that module's lines. */
  readonly target: string;
  readonly module: string;
  readonly lines: readonly CodeLine[];
  readonly text: string;
  readonly used: UsedMembers;
  /** Id of the port's module. */
  readonly port: string;
  /** How the importing module calls the class's. */
  readonly model: string;
}

/** The text of a module with a `typing.Protocol`; `undefined` where the class is not found. */
export function writeProtocol(input: ProtocolInput): string | undefined {
  const { name, target, lines, used } = input;
  const at = lines.findIndex(line => {
    const head = readHead(line);
    return head?.kind === 'class' && head.name === target && line.indent === 0;
  });
  if (at === -1) return undefined;
  const needed = new Set<string>();
  const members = readMembers(lines, input.text, at);
  const wanted = used.isAll
    ? [...members.keys()].filter(member => !member.startsWith('_') || isProtocolMethod(member))
    : [...used.names.keys()];
  for (const member of used.names.keys()) if (!wanted.includes(member)) wanted.push(member);
  const rename = (text: string) => text.replace(new RegExp(`(?<![\\w.])${target}(?!\\w)`, 'g'), name);
  const rows = wanted.flatMap(member => {
    const found = members.get(member);
    // What it inherits is known by its use alone.
    if (found === undefined) return writeUnknown(member, used.names.get(member) === true, needed);
    return found.write(needed).map(rename);
  });
  needed.delete(target);
  const typing = new Set(['Protocol']);
  const { guarded, known } = listImports(needed, input);
  for (const each of ['Any']) if (needed.has(each) && !known.has(each)) typing.add(each);
  if (guarded.length > 0) typing.add('TYPE_CHECKING');
  const top = [
    'from __future__ import annotations',
    '',
    `from typing import ${[...typing].sort().join(', ')}`,
    ...(guarded.length > 0 ? ['', 'if TYPE_CHECKING:', ...guarded.map(line => `    ${line}`)] : []),
  ];
  const body = rows.length > 0 ? rows.map(row => (row === '' ? '' : `    ${row}`)) : ['    pass'];
  return [
    ...top,
    '',
    '',
    `class ${name}(Protocol):`,
    `    """What is needed of ${target}."""`,
    '',
    ...body,
    '',
  ].join('\n');
}

/** Something of a class that a protocol may have. */
interface Member {
  /** Its lines; the names of types that they need go into `needed`. */
  write(needed: Set<string>): string[];
}

function readMembers(lines: readonly CodeLine[], text: string, at: number): Map<string, Member> {
  const members = new Map<string, Member>();
  const end = endOfBlock(lines, at);
  const indent = lines[at + 1]?.indent ?? 0;
  for (let i = at + 1; i < end; i++) {
    const line = lines[i];
    if (line.indent !== indent) continue;
    const head = readHead(line);
    if (head?.kind === 'def') {
      const kept = listDecorators(lines, i);
      if (!members.has(head.name))
        members.set(head.name, { write: needed => [...kept, writeMethod(line, text, needed), ''] });
      if (head.name === '__init__')
        for (const inner of lines.slice(i + 1, endOfBlock(lines, i))) {
          const variable = readVariable(inner);
          const name = variable?.name.startsWith('self.') ? variable.name.slice('self.'.length) : '';
          if (name === '' || name.includes('.') || members.has(name)) continue;
          members.set(name, {
            write: needed => [writeVariable(name, inner, variable?.annotation, text, needed)],
          });
        }
      continue;
    }
    const variable = head ? undefined : readVariable(line);
    if (variable && !members.has(variable.name))
      members.set(variable.name, {
        write: needed => [writeVariable(variable.name, line, variable.annotation, text, needed)],
      });
  }
  return members;
}

/** Those that say what a member is. */
function listDecorators(lines: readonly CodeLine[], at: number): string[] {
  const kept: string[] = [];
  for (let i = at - 1; i >= 0 && lines[i].tokens[0].text === '@'; i--) {
    const name = lines[i].tokens.at(-1)?.text ?? '';
    if (['property', 'staticmethod', 'classmethod'].includes(name)) kept.unshift(`@${name}`);
    if (name === 'cached_property') kept.unshift('@property');
  }
  return kept;
}

/** The head of a method; what its defaults are is nobody's business but the class's. */
function writeMethod(line: CodeLine, text: string, needed: Set<string>): string {
  const { defaults, colon, parameters, result } = readSignature(line);
  for (const { annotation } of parameters) if (annotation) collectNames(line.tokens, annotation, needed);
  if (result) collectNames(line.tokens, result, needed);
  const written = writeTokens(line.tokens, { from: 0, to: colon }, text, defaults);
  return `${written}${result ? '' : needAny(needed)}: ...`;
}

function needAny(needed: Set<string>): string {
  needed.add('Any');
  return ' -> Any';
}

function writeVariable(
  name: string,
  { tokens }: CodeLine,
  annotation: Span | undefined,
  text: string,
  needed: Set<string>,
): string {
  if (annotation === undefined) {
    needed.add('Any');
    return `${name}: Any`;
  }
  collectNames(tokens, annotation, needed);
  return `${name}: ${writeTokens(tokens, annotation, text)}`;
}

function writeUnknown(name: string, isCalled: boolean, needed: Set<string>): string[] {
  needed.add('Any');
  return isCalled ? [`def ${name}(self, *args: Any, **kwargs: Any) -> Any: ...`, ''] : [`${name}: Any`];
}

/** Names in an annotation, those in strings too; of dotted ones the first. */
function collectNames(tokens: readonly CodeToken[], { from, to }: Span, needed: Set<string>): void {
  for (let i = from; i < to; i++) {
    const { kind, text } = tokens[i];
    if (kind === 'name' && tokens[i - 1]?.text !== '.') needed.add(text);
    if (kind === 'string') for (const [name] of text.matchAll(/(?<![\w.])[A-Za-z_]\w*/g)) needed.add(name);
  }
}

/** Tokens as they stand in their text, on one line and without comments; each of `defaults` as `...`. */
function writeTokens(
  tokens: readonly CodeToken[],
  { from, to }: Span,
  text: string,
  defaults: readonly Span[] = [],
): string {
  let written = '';
  let end = tokens[from]?.start ?? 0;
  for (let i = from; i < to; i++) {
    const fallback = defaults.find(span => span.from === i);
    if (fallback !== undefined) {
      // A number is no token, so the span of a default may be empty.
      written += text[end] === ' ' ? ' ...' : '...';
      i = fallback.to;
      end = tokens[i].start;
    }
    const gap = text
      .slice(end, tokens[i].start)
      .replace(/#[^\n]*/g, '')
      .replace(/\\?\s+/g, ' ');
    written += gap + tokens[i].text;
    ({ end } = tokens[i]);
  }
  return written.replace(/([([]) /g, '$1').replace(/,? ([)\]])/g, '$1');
}

/** Import lines for the checker alone, and the names that they bring in. */
function listImports(
  needed: ReadonlySet<string>,
  { lines, module, port, model }: ProtocolInput,
): { readonly guarded: readonly string[]; readonly known: ReadonlySet<string> } {
  const known = new Set<string>();
  const guarded: string[] = [];
  const own: string[] = [];
  for (const line of lines) {
    const imported = readFromImport(line);
    const names = imported?.names.filter(({ local }) => needed.has(local) && !known.has(local)) ?? [];
    if (imported && names.length > 0 && imported.module !== '__future__') {
      guarded.push(`from ${rebase(imported.module, module, port)} import ${names.map(writeName).join(', ')}`);
      for (const { local } of names) known.add(local);
    } else if (line.tokens[0].text === 'import') {
      const words = line.tokens.slice(1).map(token => token.text);
      const local = words.includes('as') ? words.at(-1) : words[0];
      if (local !== undefined && needed.has(local) && !known.has(local)) {
        guarded.push(`import ${words.join('').replace(/as(?=\w+$)/, words.includes('as') ? ' as ' : 'as')}`);
        known.add(local);
      }
    } else if (line.indent === 0) {
      const head = readHead(line);
      const name = head?.name ?? readVariable(line)?.name;
      if (name !== undefined && needed.has(name) && !known.has(name)) {
        own.push(name);
        known.add(name);
      }
    }
  }
  if (own.length > 0)
    guarded.push(`from ${writeDottedName(port, module, model, module)} import ${own.join(', ')}`);
  return { guarded, known };
}

function writeName({ name, local }: ImportedName): string {
  return name === local ? name : `${name} as ${local}`;
}

/** A relative name of one module as another has to write it; an absolute one is the same everywhere. */
function rebase(name: string, from: string, to: string): string {
  const dots = /^\.*/.exec(name)?.[0].length ?? 0;
  if (dots === 0) return name;
  const base = from.split('/').slice(0, -1);
  const target = [...base.slice(0, base.length - (dots - 1)), ...name.slice(dots).split('.').filter(Boolean)];
  return writeDottedName(to, `${target.join('/')}.py`, '.', '');
}

/** Methods that operators and statements call. */
function isProtocolMethod(name: string): boolean {
  return /^__\w+__$/.test(name) && !/^__(init|new|del|slots|repr|str|init_subclass|post_init)__$/.test(name);
}
