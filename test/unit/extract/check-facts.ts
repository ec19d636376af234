import assert from 'node:assert/strict';
import type { ModuleFacts } from '../../../src/model/facts';
import { RELATION_KINDS } from '../../../src/model/symbol-facts';
import { unpackCode } from '../../../src/model/unpack-code';

/** Asserts what holds for the facts of any text. */
export function checkFacts(text: string, facts: ModuleFacts): void {
  const lines = text.split('\n');
  const physical = lines.length - (lines.at(-1) === '' ? 1 : 0);
  assert.equal(facts.lines, physical, 'lines');
  // The steps of code are bytes, which travel between threads as they are.
  const { code: _, ...others } = facts;
  assert.deepEqual(JSON.parse(JSON.stringify(others)), others, 'the facts are no plain data');
  for (const fact of facts.imports) {
    const { line, column, specifier, names } = fact;
    const where = JSON.stringify(fact).slice(0, 200);
    assert.ok(typeof specifier === 'string' && specifier !== '', `an empty specifier: ${where}`);
    assert.ok(
      names.every(name => typeof name === 'string'),
      `a name that is no text: ${where}`,
    );
    assert.ok(
      Number.isInteger(line) && line >= 1 && line <= lines.length,
      `a line that is not there: ${where}`,
    );
    assert.ok(
      Number.isInteger(column) && column >= 1 && column <= lines[line - 1]!.length + 1,
      `a column that is not there: ${where}`,
    );
  }
  checkSymbols(facts, lines.length);
  checkCode(facts, lines.length);
  for (const { line, message } of facts.problems) {
    assert.ok(
      Number.isInteger(line) && line >= 1 && line <= Math.max(1, lines.length),
      `a problem in line ${line}`,
    );
    assert.doesNotMatch(message, /^The parser failed/);
    assert.ok(message.length < 500, `a message of ${message.length} characters`);
  }
}

function checkCode({ code, imports }: ModuleFacts, lines: number): void {
  if (code === undefined) return;
  for (const { local, name, import: place } of code.names) {
    assert.ok(local !== '' && name !== '', 'an imported name without text');
    assert.ok(place in imports, `${local} is of no import`);
  }
  const pending: unknown[] = [unpackCode(code.packed).body];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (typeof at !== 'object' || at === null) continue;
    const { kind, line = 1, endLine = line } = at as { kind?: string; line?: number; endLine?: number };
    assert.ok(
      Number.isInteger(line) && line >= 1 && endLine >= line,
      `${kind} in line ${line} to ${endLine}`,
    );
    assert.ok(endLine <= lines, `${kind} in line ${endLine}, which is not there`);
    for (const part of Object.values(at)) pending.push(part);
  }
}

function checkSymbols({ symbols: facts, imports }: ModuleFacts, lines: number): void {
  if (facts === undefined) return;
  const { symbols, references, exports } = facts;
  const isLine = (line: number) => Number.isInteger(line) && line >= 1 && line <= lines;
  assert.equal(new Set(symbols.map(({ name }) => name)).size, symbols.length, 'a symbol twice');
  for (const { name, line, endLine, uses } of symbols) {
    assert.ok(name !== '', 'a symbol without a name');
    assert.ok(isLine(line) && isLine(endLine) && line <= endLine, `${name} in lines ${line} to ${endLine}`);
    assert.equal(uses.length % 3, 0, `half a use in ${name}`);
    for (let i = 0; i < uses.length; i += 3) {
      assert.ok(uses[i]! in RELATION_KINDS, `an unknown kind in ${name}`);
      assert.ok(uses[i + 1]! in references, `a use of nothing in ${name}`);
      assert.ok(isLine(uses[i + 2]!), `a use in line ${uses[i + 2]} in ${name}`);
    }
  }
  for (const { reference } of exports) assert.ok(reference in references, 'an export of nothing');
  for (const { import: place, name } of references) {
    assert.ok(name !== '', 'a reference without a name');
    if (place !== undefined) assert.ok(place in imports, 'a reference to no import');
  }
}
