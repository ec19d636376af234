import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type BothWays, createBothReaders } from './read-both-ways';

describe('imports of Python, read from tokens', function () {
  // The grammar takes its time over whole folders where the machine is busy.
  this.timeout(60_000);
  let readBoth: (text: string, stub?: boolean) => BothWays;
  before(async () => {
    readBoth = await createBothReaders();
  });

  for (const folder of ['test/fixtures', 'node_modules/node-gyp/gyp'])
    it(`are those of the grammar: ${folder}`, () => {
      let doubts = 0;
      let files = 0;
      for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.pyi?$/.test(file)) continue;
        const { scanned, expected } = readBoth(
          readFileSync(path.join(folder, file), 'utf8'),
          file.endsWith('.pyi'),
        );
        files++;
        if (scanned.found === undefined) doubts += expected === undefined ? 0 : 1;
        else assert.deepEqual(scanned.found, expected, file);
      }
      assert.ok(files > 10 && doubts <= files / 100, `${doubts} of ${files} files given up`);
    });

  const certain = [
    'import a.b as c, d',
    'from . import x',
    'from ... import x',
    'from .... a import x',
    'from ..a import (x as y,  # one\n    z,\n)',
    'from a \\\n  import b',
    'from a import *',
    'from __future__ import annotations, division as d',
    'import __future__',
    'from re import match, type, print, exec, case, _',
    'x = 1; import a; import b;',
    'if TYPE_CHECKING: import a\nelif x: import b\nelse: import c',
    'if not (typing.TYPE_CHECKING):\n  import a\nelif TYPE_CHECKING:\n  import b\nelse:\n  import c\nimport d',
    'if x:\n  import a\nelif not TYPE_CHECKING:\n  import b\nelse:\n  import c',
    'if TYPE_CHECKING and x:\n  import a',
    'if (  # why\n  TYPE_CHECKING\n):\n  import a',
    'if TYPE_CHECKING:\n  def f():\n    import a\n  if x:\n    import b\n  else:\n    import c',
    'try: import a\nexcept ImportError: a = None\nelse: import b\nfinally: import c',
    'try:\n  import a\nexcept* (A, B) as e:\n  import b',
    'class A: import a; b = 1',
    'async def f(a, /, b: int = 1, *, c=2, **d: str) -> List[int]: import a',
    '@a.b(c)\n# d\n\n@e\nasync def f():\n    import a',
    'match x, y:\n    case [1, "a" "b", -2j, *_] | {"k": v, **r} if z:\n        import a\n    case A.B(c=1 | 2, d=(e as f)) as g:\n        import b\n    case _: import c',
    'match = 1\nmatch.a(b)[c]\nmatch(x)\nprint(match, type, file=x)\ntype = type(x)\ncase = 5\nimport a',
    'type X = int\ntype Y[T: (int, str), *Ts, **P] = A[T] | None\nimport a',
    'def f[T: A[B], *Ts](a: T): import a\nclass A[T,](B): import b',
    'with (open(a) as b, c as (d, e),): import a\nwith (a, b) as c, d: import b\nasync def f():\n  async with a: import c',
    'for a, (b, *c) in d, e: import a\nelse: import b\nwhile (x := y): import c',
    'import_module("a")\nimportlib.import_module("a.b").c(__import__(\'d\'))',
    'x.import_module("a"); importlib.util.import_module("a"); x.importlib.import_module("a")',
    'import_module("a" "b"); import_module(f"a"); import_module(b"a"); import_module("a" + b); import_module(name="a")',
    'import_module(".a", "b.c"); import_module(".a", package="b"); import_module("..a", __package__); import_module(".a", x.y); import_module(".a", *b)',
    'f = lambda x=import_module("a"), *y, **z: [import_module("b") for x in y]; import_module("c")',
    'def f(a=import_module("a")):\n  x = import_module("b")\nclass A(import_module("c").B): pass',
    'x = f"{import_module("a")!r:>{import_module("b")}} {{import_module()}}"',
    'f"{a}{b!r}{c=}{d:%Y-%m}{e[0]:{f}.{g}}" rf"\\{h}" "i"; import a',
    'f"""{a}\n{b:#x}\\N{DASH}\\n"""; t"{a}"; import b',
    'x: A[B, C[D]] | None = {**a, b: lambda: c}, {d, *e}, [f for g in h if i if j]\nimport a',
    'x = y[1:2, ::3, ...], (yield), *z\nx, (y, *z) = a = yield\nx[a] @= b if c else d\nimport a',
    'x = a if b else lambda: c\nx = not a and b is not c or d not in e <= ~f ** -g\nimport a',
    'def f():\n  global a, b\n  nonlocal c\n  del a, (b)\n  assert a, b\n  raise a from b\n  return *a, b\n  import c',
    'x = "日本語😀"; é = 1; import a',
    '\r\nif x:\r\n\timport a\r\n\t# b\r\n # c\r\n\r\n\timport d\r\n',
    'def f():\n    x = (\n# a\n  b,\nc)\n    import d',
    '\fimport a\n\f\nimport b',
    'x = 0xF + 1_000 + 1.5e-3j + .5 + 1. + 0o7 + 0b1; import a',
    'x = """\\"""""" + r"\\\\" + "a\\\nb"; import a',
    "x = '\uD83D'; import a",
    '# only a comment',
    '',
  ];
  for (const text of certain)
    it(`are read: ${JSON.stringify(text)}`, () => {
      const { scanned, expected } = readBoth(text);
      assert.deepEqual(scanned.found, expected);
      assert.ok(expected !== undefined, 'the grammar finds an error');
      assert.deepEqual(readBoth(text, true).scanned.found, readBoth(text, true).expected);
    });

  it('takes time by the length of a line, however many imports that has', () => {
    const { scanned } = readBoth(`${'from a import b; '.repeat(30_000)}\n`);
    assert.equal(scanned.found?.at(-1)?.fact.column, 17 * 29_999 + 1);
  });

  const doubtful = [
    // Errors, be they such for the grammar or not.
    ...[
      'x = (',
      'x = (]',
      'x)',
      'f(a b)',
      'x = 1 2',
      'x = a "b"',
      'x =',
      'x = = y',
      'f(a,, b)',
      'a b',
      'x = a +',
    ],
    ...[
      'x = $',
      'x?',
      'a ! b',
      'x = `a`',
      '"abc',
      "'''abc",
      'f"{a"',
      'f"{}"',
      'f"}"',
      'x = "a\nb"',
      '\\',
      'a \\ b',
    ],
    ...[
      'if x\n  y',
      'if x:\ny',
      'if x:',
      'else: y',
      'def f: y',
      'def (): y',
      'class: x',
      'x = def',
      'f(return)',
    ],
    ...[
      '  a',
      'a\n  b',
      'if x:\n    a\n  b',
      'if x:\n a\n\tb',
      'try: a',
      'for x y: z',
      'for f() in y: z',
      'with a b: c',
    ],
    ...[
      'import',
      'import a.',
      'import a as',
      'from a import',
      'from import a',
      'from . import (a',
      'import a,',
      'import a b',
    ],
    ...[
      '1 = x',
      'f() = x',
      'a + b = c',
      'x += y += z',
      'a, b += c',
      'a, b: c',
      'lambda x',
      'x if y',
      '[a for b]',
      '{a: b, c}',
    ],
    ...[
      '@a\nx',
      'async x',
      'not',
      'a not b',
      'a is',
      '1a',
      '1__0',
      '0x',
      'x = *a',
      '(*a)',
      'while: x',
      'print "a"',
      'exec "a"',
    ],
    // What the grammar sees differently than Python does.
    ...[
      'x: a[1:]',
      'x: a[b](c)',
      'def f():\n    x = (a +\nb)',
      'def f():\n    x = y[\nb]',
      'def f():\n    from a import (\nb)',
      'def f():\n    x = (lambda a,\nb: c)',
      'def f():\n    x = [a for b,\nc in d]',
      'print >>a, b',
      'f(*import_module("a"))',
    ],
    ...['import_module("a" for b in c)', 'import_module(".a", b=c.d, package="e")', 'x = b"\\u"', 'x = 1\0'],
    ...[
      'def f[T = a](a): pass',
      `${'lambda: '.repeat(5_000)}a`,
      `${'lambda a='.repeat(5_000)}b${': a'.repeat(5_000)}`,
      '\uFEFFimport a',
      'f"""{\na}"""',
      'x = 1 \\\n\ny',
      'a <> b',
      '('.repeat(100) + ')'.repeat(100),
    ],
  ];
  for (const text of doubtful)
    it(`are left to the grammar: ${JSON.stringify(text.slice(0, 60))}`, () => {
      assert.equal(readBoth(`import a\n${text}\n`).scanned.found, undefined);
    });
});
