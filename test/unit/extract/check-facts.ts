import assert from 'node:assert/strict';
import type { ModuleFacts } from '../../../src/model/facts';

/** Asserts what holds for the facts of any text. */
export function checkFacts(text: string, facts: ModuleFacts): void {
  const lines = text.split('\n');
  const physical = lines.length - (lines.at(-1) === '' ? 1 : 0);
  assert.equal(facts.lines, physical, 'lines');
  assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts, 'the facts are no plain data');
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
  for (const { line, message } of facts.problems) {
    assert.ok(
      Number.isInteger(line) && line >= 1 && line <= Math.max(1, lines.length),
      `a problem in line ${line}`,
    );
    assert.doesNotMatch(message, /^The parser failed/);
    assert.ok(message.length < 500, `a message of ${message.length} characters`);
  }
}
