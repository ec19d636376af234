import assert from 'node:assert/strict';
import { findImportEnd, findImportLine } from '../../../src/extension/import-range';

describe('the range of an import', () => {
  /** What stands between the start of an import and its end. */
  const read = (text: string, isPython = false, line = 1, column = 1) => {
    const end = findImportEnd(text, line, column, isPython);
    const lines = text.split('\n').slice(line - 1, end.line);
    lines[lines.length - 1] = lines.at(-1)!.slice(0, end.column - 1);
    lines[0] = lines[0]!.slice(column - 1);
    return lines.join('\n');
  };

  it('ends with what a script names', () => {
    for (const [text, expected] of [
      ["import { a } from './a'; b('c')", "import { a } from './a'"],
      ['import {\n  a, // it\'s\n} from "./a"\n', 'import {\n  a, // it\'s\n} from "./a"'],
      ["import './a' with { type: 'json' }", "import './a'"],
      ['import x from ;\nlet y = "z"', 'import x from ;'],
    ])
      assert.equal(read(text!), expected);
    assert.equal(read("const a = require('a').b;", false, 1, 11), "require('a'");
  });

  it('ends with the statement in Python', () => {
    assert.equal(read('from a import (\n  b,  # c\n)\nd = 1', true), 'from a import (\n  b,  # c\n)');
    assert.equal(read('x = 1\nimport a; import b', true, 2, 1), 'import a');
    assert.equal(read('from a import b  # why', true), 'from a import b');
  });

  it('is found from each of its lines', () => {
    const text = 'import a from "a";\nimport {\n  b,\n  c,\n} from "b";\nexport const d = 1;\n';
    assert.deepEqual(
      [1, 2, 3, 5, 6].map(line => findImportLine(text, line, false)),
      [1, 2, 2, 2, 6],
    );
    assert.equal(findImportLine('a = 1\nb = 2\n', 2, true), undefined);
  });
});
