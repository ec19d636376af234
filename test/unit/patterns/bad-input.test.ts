import assert from 'node:assert/strict';
import type { Finding } from '../../../src/model/finding';
import { detectIn } from '../../../src/patterns/detect';
import { PATTERNS } from '../../../src/patterns/registry';
import { modelOf } from '../../support/code-model';

/** Everything that all patterns find in these files; throws where one of them fails. */
async function detect(files: Readonly<Record<string, string>>): Promise<Finding[]> {
  const run = detectIn(await modelOf(files), [...PATTERNS.values()]);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

const many = (count: number, make: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('\n');

/** Code that nobody should write and somebody does, by what is odd about it. */
const ODD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'circular inheritance': {
    'a.py':
      'class A(B):\n    def f(self): return super().f()\nclass B(C): pass\nclass C(A):\n    def f(self): return self.f()\n',
    'b.ts':
      'class A extends B { f() { return super.f(); } }\nclass B extends A {}\ninterface I extends J {}\ninterface J extends I { f(): void }\nclass K extends K {}\n',
  },
  'classes named like what the language has': {
    'a.py':
      'class list(list):\n    def append(self, x): self.items.append(x)\nclass Exception(Exception): pass\nclass object: pass\nclass dict(dict): pass\ndef print(*a): print(*a)\n',
    'b.ts':
      'class Map extends Map { get(k) { return super.get(k); } }\nclass Promise extends Promise {}\nclass Object {}\nclass Array { push(x) { this.push(x); } }\nexport class constructor { constructor(private constructor: constructor) {} }\n',
  },
  'names that objects have anyway': {
    'a.py':
      'class __proto__:\n    def hasOwnProperty(self): return self.toString\n    def constructor(self): return __proto__()\n',
    'b.ts':
      'class toString { valueOf = 1; __proto__() { return this.valueOf; } hasOwnProperty() {} }\nconst constructor = new toString();\n',
  },
  'bases that are worked out': {
    'a.py':
      'class A(make(1), *bases, metaclass=f()): pass\nclass B(namedtuple("B", "a b")): pass\nclass C(A if x else B): pass\nclass D(x[0].y): pass\n',
    'b.ts':
      'const Mix = <T>(b: T) => class extends b {};\nclass A extends Mix(Mix(Object)) {}\nclass B extends (x ? A : Mix(A)) {}\nclass C extends null {}\n',
  },
  'unions of unions': {
    'a.py': `from typing import Optional, Union\nclass A:\n    x: ${'Union[int, Optional['.repeat(40)}"A"${']]'.repeat(40)} = None\n    def f(self, a: "Union['Union[A, None]', None]") -> "list[dict[str, 'A | None']] | None": return a\n`,
    'b.ts': `class A { x: ${'(A | undefined | '.repeat(60)}null${')'.repeat(60)}; f(a: Promise<Promise<A | null> | A[][]>): this | A { return a; } }\ntype T = T | T[];\ntype U = { [K in keyof U]: U[K] };\n`,
  },
  'half-typed code': {
    'a.py':
      'class Repository(\n    def add(self, order: Ord\nclass Orders:\n    def __init__(self, repo):\n        self.repo = \n    def get(self) ->\n        return self.repo.\n@\nclass\n',
    'b.ts':
      'class Orders { constructor(private readonly repo: ) { this. } get( { return this.repo.get( }\nclass\ninterface { f(\nexport const x = new ;\n@() class Y { @ z }\n',
  },
  'generators that clean up for nobody': {
    'a.py':
      '@lib.ctx\nasync def f(x):\n    await lock.acquire()\n    try:\n        yield 1\n    finally:\n        lock.release()\ndef g():\n    a = open(b)\n    try:\n        yield a\n    finally:\n        a.close()\n',
    'b.ts': 'export function* f() { const a = open(); try { yield a; } finally { a.close(); } }\n',
  },
  'what refers to itself': {
    'a.py':
      'x = x\ny = lambda: y()\nclass A:\n    a = A\n    def __init__(self): self.a = self.a or self.b; self.b = self.a\n    def f(self): return self.f().f().f\n',
    'b.ts':
      'const x = x;\nconst f = () => f;\nclass A { a = this.b; b = this.a; static s = A.s; f() { return this.f().f().f; } }\n',
  },
  'thousands of classes in a file': {
    'a.py': many(5000, i => `class C${i}(C${i - (i % 50) - 1}):\n    def run(self): return self.other.run()`),
    'b.ts': many(
      5000,
      i =>
        `export class C${i} extends C${i - (i % 50) - 1} { constructor(private c: C${i + 1}) { super(c); } run() { return this.c.run(); } }`,
    ),
  },
  'one class after the other': {
    'a.py': `class C0: pass\n${many(400, i => `class C${i + 1}(C${i}):\n    def m${i}(self): return self.m${i}()`)}\n`,
  },
};

describe('patterns in odd code', () => {
  for (const [what, files] of Object.entries(ODD))
    it(what, async function () {
      this.timeout(60_000);
      for (const { pattern, confidence, roles, evidence } of await detect(files)) {
        assert.ok(confidence >= 0 && confidence <= 1, pattern);
        assert.ok(roles.length > 0 && evidence.length > 0, pattern);
      }
    });
});
