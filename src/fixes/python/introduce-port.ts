import type { FileFix, FixResult } from '../../model/fix';
import { compareIds } from '../../model/snapshot';
import { lineBreakOf, type OffsetChange, placeChanges } from '../change-text';
import type { FixInput } from '../fix-input';
import { findFreeId, portName, splitName } from '../names';
import { writeDottedName } from './dotted-names';
import { findFromImport, type PlacedFromImport } from './find-import';
import { findNameUses, type NameUse } from './find-uses';
import { type ImportedName, isImport, writeFromImport } from './import-lines';
import { writeProtocol } from './port-text';
import { type CodeLine, endOf, readCode, readHead } from './read-code';
import { findPythonMembers } from './used-members';

/**
 * Puts a `typing.Protocol` in the inner layer in the place of a class of the outer one: it has the members that are used,
 * the importing module uses it, and the class has it as a base, which turns the import round. Where that base would close
 * a circle of imports, or meet other bases whose metaclass is not known, the class fits the protocol by its members alone.
 */
export function introducePythonPort(input: FixInput): FixResult {
  const found = findFromImport(input);
  if ('refusal' in found) return found;
  const { from, names: broken } = input.violation;
  const wanted = found.names.filter(({ name }) => broken === undefined || broken.includes(name));
  const ports: Port[] = [];
  for (const imported of wanted) {
    const port = planPort(input, found, imported);
    if ('refusal' in port) return port;
    ports.push(port);
  }
  if (ports.length === 0) return { refusal: 'No class is imported here.' };
  const changes = [rewriteImport(found, ports, from), ...ports.flatMap(port => renameUses(found, port))];
  const files: FileFix[] = ports.map(({ id, text }) => ({ module: id, created: text }));
  files.push({ module: from, changes: placeChanges(found.text, changes) });
  const owners = new Map<string, { text: string; changes: OffsetChange[] }>();
  for (const port of ports) {
    if (!canBeBase(input, port)) continue;
    const own = owners.get(port.owner) ?? { text: port.ownerText, changes: [] };
    own.changes.push(...addBase(port, found));
    owners.set(port.owner, own);
  }
  for (const [module, { text, changes: own }] of owners)
    files.push({ module, changes: placeChanges(text, own) });
  return { files };
}

interface Port {
  readonly imported: ImportedName;
  readonly name: string;
  readonly id: string;
  readonly text: string;
  /** The module that defines the class, its text and lines, and the line of the class. */
  readonly owner: string;
  readonly ownerText: string;
  readonly ownerLines: readonly CodeLine[];
  readonly head: CodeLine;
  readonly uses: readonly NameUse[];
}

function planPort(
  input: FixInput,
  found: PlacedFromImport,
  imported: ImportedName,
): Port | { readonly refusal: string } {
  const { violation, records, readText } = input;
  const { name, local } = imported;
  const owner = findOwner(input, found, name);
  const ownerText = owner === undefined ? undefined : readText(owner);
  if (owner === undefined || ownerText === undefined)
    return { refusal: `${name} is not defined in this workspace.` };
  const ownerLines = readCode(ownerText);
  const head = ownerLines.find(line => {
    const read = readHead(line);
    return line.indent === 0 && read?.kind === 'class' && read.name === name;
  });
  if (head === undefined) return { refusal: `${name} is no class: a port stands for a class.` };
  const { types, values } = findNameUses(found.lines, local, found.line);
  const [value] = values;
  if (value !== undefined) {
    const at = found.text.slice(0, found.lines[value.line].start).split('\n').length;
    return {
      refusal: `${local} is used when the code runs, on line ${at}. Pass an instance in, then a port can stand for it.`,
    };
  }
  const port = portName(name);
  const id = findFreeId(violation.from, splitName(port, '_'), '.py', each => records.has(each));
  const text = writeProtocol({
    name: port,
    target: name,
    module: owner,
    lines: ownerLines,
    text: ownerText,
    used: findPythonMembers(found.lines, local, types),
    port: id,
    model: found.module,
  });
  if (text === undefined) return { refusal: `${name} was not found.` };
  return { imported, name: port, id, text, owner, ownerText, ownerLines, head, uses: types };
}

function findOwner(
  { records, violation }: FixInput,
  found: PlacedFromImport,
  name: string,
): string | undefined {
  const dependency = records
    .get(violation.from)
    ?.dependencies.find(
      each => each.line === violation.line && each.column === violation.column && each.names.includes(name),
    );
  const id = dependency?.definedIn?.[name] ?? dependency?.to ?? found.target;
  return records.has(id) ? id : undefined;
}

function rewriteImport(
  { line, names, module, target }: PlacedFromImport,
  ports: readonly Port[],
  from: string,
): OffsetChange {
  const rest = names.filter(({ local }) => !ports.some(port => port.imported.local === local));
  const indent = `\n${' '.repeat(line.indent)}`;
  const written = ports
    .map(({ id, name }) =>
      writeFromImport(writeDottedName(from, id, module, target), [{ name, local: name }]),
    )
    .sort(compareIds);
  const lines = [...(rest.length > 0 ? [writeFromImport(module, rest)] : []), ...written];
  return { start: line.start, end: endOf(line), text: lines.join(indent) };
}

function renameUses({ lines }: PlacedFromImport, { imported, name, uses }: Port): OffsetChange[] {
  const word = new RegExp(`(?<![\\w.])${imported.local}(?!\\w)`, 'g');
  return uses.map(({ line, token }) => {
    const { start, end, text } = lines[line].tokens[token];
    return { start, end, text: text.replace(word, name) };
  });
}

/** Whether the class can name the port as a base without closing a circle of imports or meeting another metaclass. */
function canBeBase({ records, violation }: FixInput, { head, id, owner }: Port): boolean {
  const place = readHead(head)?.place ?? 1;
  const bases = head.tokens.slice(place + 1).filter(token => token.kind === 'name');
  if (bases.some(({ text }) => text !== 'object')) return false;
  // What runs when the port is imported: the packages that it lies in.
  const pending = id
    .split('/')
    .slice(0, -1)
    .map((_, i, parts) => `${parts.slice(0, i + 1).join('/')}/__init__.py`)
    .filter(module => records.has(module));
  const seen = new Set(pending);
  for (let module = pending.pop(); module !== undefined; module = pending.pop()) {
    if (module === owner) return false;
    for (const { to, typeOnly, deferred, line } of records.get(module)?.dependencies ?? []) {
      const isReplaced = module === violation.from && line === violation.line;
      if (typeOnly || deferred || isReplaced || seen.has(to) || !records.has(to)) continue;
      seen.add(to);
      pending.push(to);
    }
  }
  return true;
}

function addBase(
  { head, name, id, owner, ownerText, ownerLines }: Port,
  { module, target }: PlacedFromImport,
): OffsetChange[] {
  const place = readHead(head)?.place ?? 1;
  const open = head.tokens[place + 1];
  const behind = head.tokens[place].end;
  const close = head.tokens.find((token, i) => i > place && token.text === ')' && token.depth === 1);
  const base: OffsetChange =
    open?.text === '(' && close
      ? { start: open.end, end: close.start, text: name }
      : { start: behind, end: behind, text: `(${name})` };
  const newline = lineBreakOf(ownerText);
  // Relative to the importing module says nothing here, but an absolute name has its root from there.
  const written = writeFromImport(writeDottedName(owner, id, module, target), [{ name, local: name }]);
  const top = ownerLines.filter(line => line.indent === 0);
  const isHeader = (line: CodeLine) =>
    isImport(line) || (line.tokens.length === 1 && line.tokens[0].kind === 'string');
  const end = top.findIndex(line => !isHeader(line));
  const header = end === -1 ? top : top.slice(0, end);
  const last = header.filter(isImport).at(-1) ?? header.at(-1);
  if (last === undefined) return [{ start: 0, end: 0, text: written + newline + newline }, base];
  const at = endOf(last);
  const gap = isImport(last) ? newline : newline + newline;
  return [{ start: at, end: at, text: gap + written }, base];
}
