import assert from 'node:assert/strict';
import { extractText, listImports } from './extract-text';

describe('imports of Python', () => {
  const forms: [what: string, text: string, expected: string[]][] = [
    ['import', 'import a', ['1:1 import a {*}']],
    ['several at once, one fact each', 'import a.b, c as d', ['1:1 import a.b {*}', '1:1 import c {*}']],
    ['from import, by original names', 'from a.b import c, d as e', ['1:1 import a.b {c d}']],
    ['parentheses and comments', 'from a import (  # one\n    b,\n    c,  # two\n)', ['1:1 import a {b c}']],
    ['a star', 'from a import *', ['1:1 import a {*}']],
    ['relative imports keep their dots', 'from ..a.b import c', ['1:1 import ..a.b {c}']],
    ['dots alone', 'from . import a', ['1:1 import . {a}']],
    ['the future', 'from __future__ import annotations', ['1:1 import __future__ {annotations}']],
    ['line continuations', 'from a \\\n  import b', ['1:1 import a {b}']],
    ['semicolons', 'import a; import b', ['1:1 import a {*}', '1:11 import b {*}']],
    ['a function', 'def f():\n    import a', ['2:5 import a {*} deferred']],
    ['an async method', 'class A:\n    async def f(self):\n        import a', ['3:9 import a {*} deferred']],
    ['a class body runs at once', 'class A:\n    import a', ['2:5 import a {*}']],
    ['a decorated function', '@d\ndef f():\n    import a', ['3:5 import a {*} deferred']],
    [
      'try and except',
      'try:\n    import a\nexcept ImportError:\n    import b\nfinally:\n    import c',
      ['2:5 import a {*}', '4:5 import b {*}', '6:5 import c {*}'],
    ],
    [
      'with, for, while, match',
      'with x:\n    import a\nfor y in z:\n    import b\nwhile x:\n    import c\nmatch x:\n    case 1:\n        import d',
      ['2:5 import a {*}', '4:5 import b {*}', '6:5 import c {*}', '9:9 import d {*}'],
    ],
    [
      'TYPE_CHECKING',
      'if TYPE_CHECKING:\n    import a\nelse:\n    import b',
      ['2:5 import a {*} type', '4:5 import b {*}'],
    ],
    ['typing.TYPE_CHECKING', 'if typing.TYPE_CHECKING:\n    from a import b', ['2:5 import a {b} type']],
    [
      'not TYPE_CHECKING',
      'if not TYPE_CHECKING:\n    import a\nelse:\n    import b',
      ['2:5 import a {*}', '4:5 import b {*} type'],
    ],
    [
      'TYPE_CHECKING in an elif',
      'if x:\n    import a\nelif TYPE_CHECKING:\n    import b',
      ['2:5 import a {*}', '4:5 import b {*} type'],
    ],
    ['another condition', 'if TYPE_CHECKING or x:\n    import a', ['2:5 import a {*}']],
    ['import_module', 'importlib.import_module("a.b")', ['1:1 dynamic a.b {*}']],
    [
      'import_module in a function',
      'def f():\n    return import_module("a")',
      ['2:12 dynamic a {*} deferred'],
    ],
    ['import_module in a lambda', 'f = lambda: import_module("a")', ['1:13 dynamic a {*} deferred']],
    ['a relative one with its package', 'import_module(".b", package="a.c")', ['1:1 dynamic a.c.b {*}']],
    ['two dots and a package', 'import_module("..b", "a.c")', ['1:1 dynamic a.b {*}']],
    ['a relative one with the own package', 'import_module(".b", __package__)', ['1:1 dynamic .b {*}']],
    ['a relative one with a computed package', 'import_module(".b", app.name)', []],
    ['__import__', "__import__('a')", ['1:1 dynamic a {*}']],
    ['computed names', 'import_module(name)\nimport_module(f"a.{b}")\n__import__("a" + b)', []],
    ['imports in strings and comments', '"""\nimport a\n"""\n# import b\n', []],
    ['Windows line ends', 'import a\r\n\r\nimport b\r\n', ['1:1 import a {*}', '3:1 import b {*}']],
    ['columns after other scripts', 'x = "日本語😀"; import a', ['1:14 import a {*}']],
  ];
  for (const [what, text, expected] of forms)
    it(what, async () => assert.deepEqual(await listImports('a.py', text), expected));

  it('takes every import of a stub for one of types', async () => {
    assert.deepEqual(await listImports('a.pyi', 'from a import b'), ['1:1 import a {b} type']);
  });

  it('reports a syntax error with its line and keeps the imports', async () => {
    const { imports, problems } = await extractText('a.py', 'import a\n\ndef f(:\n    pass\n\nimport b\n');
    assert.deepEqual(
      imports.map(({ specifier }) => specifier),
      ['a', 'b'],
    );
    assert.equal(problems[0]?.line, 3);
    assert.match(problems[0]?.message ?? '', /^Syntax error/);
  });

  it('reads code nested deeper than the call stack', async () => {
    const text = `import a\nx = ${'('.repeat(30_000)}1${')'.repeat(30_000)}\nimport_module("b")\n`;
    const { imports } = await extractText('a.py', text);
    assert.deepEqual(
      imports.map(({ specifier }) => specifier),
      ['a', 'b'],
    );
  });

  it('has nothing to say of an empty file', async () => {
    const names = { defines: [], aliases: {}, stars: [] };
    assert.deepEqual(await extractText('a.py', ''), { lines: 0, imports: [], problems: [], names });
  });

  it('gives its memory back', async () => {
    const text = `${'x = [1, 2, 3]\n'.repeat(2_000)}import a\n`;
    for (let round = 0; round < 20; round++) await extractText('a.py', text);
    const before = measureOutside();
    for (let round = 0; round < 60; round++) await extractText('a.py', text);
    // Trees that are kept would add about 100 MB here.
    assert.ok(measureOutside() - before < 40e6);
  }).timeout(30_000);
});

/** Bytes that are no part of the heap, in which garbage comes and goes. */
function measureOutside(): number {
  const { rss, heapTotal } = process.memoryUsage();
  return rss - heapTotal;
}
