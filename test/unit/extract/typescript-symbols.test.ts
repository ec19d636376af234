import assert from 'node:assert/strict';
import { extractText } from './extract-text';
import { listSymbols } from './list-symbols';

describe('symbols of TypeScript and JavaScript', () => {
  const cases: [what: string, text: string, expected: string[], file?: string][] = [
    [
      'every kind of declaration',
      `export class A {}
abstract class B {}
interface C { x: number }
export enum D { one }
type E = string;
export function f() {}
const g = () => 1;
const h = function () {}, i = class {};
const hidden = 1;
export const shown = 1,
  other = hidden;
`,
      [
        '1-1 exported class A',
        '2-2 abstract class B',
        '3-3 abstract interface C',
        '4-4 exported enum D',
        '5-5 type E',
        '6-6 exported function f',
        '7-7 variable g',
        '8-8 variable h',
        '8-8 class i',
        '10-10 exported variable shown',
        '11-11 exported variable other',
      ],
    ],
    [
      'bases, generics, decorators and members',
      `import { Base, type Port as P } from './base';
import * as ns from './ns';
@ns.injectable()
export class A<T extends P> extends Base<ns.Key> implements P, ns.deep.J {
  private one = new Foo();
  two: ns.Key | undefined;
  three(foo: Foo) { return new ns.Made(this.Base, { Base: 1, P }); }
}
class Foo {}
`,
      [
        '4-8 exported class A: uses ./ns {*.injectable}, uses ./base {Port}, inherits ./base {Base}, uses ./ns {*.Key}, implements ./base {Port}, implements ./ns {*.deep.J}, creates Foo, uses Foo, creates ./ns {*.Made}',
        '9-9 class Foo',
      ],
    ],
    [
      'names that the code inside gives another meaning',
      `import { a, b, C, d } from './x';
export function one(a: string, { b }: any, [d]: any) { return a + b + d; }
export function two() { { const a = 1; a; } return a; }
export function three() { const early = b(); return early; function b() {} }
export const four = (x: any) => { for (const a of x) a(); try { a; } catch (b) { b; } };
export class Five<C> { x: C; m() { return class C extends a {}; } }
export type Six<T> = T extends (infer C)[] ? C : never;
export interface Seven { a: string; b(d: number): void }
`,
      [
        '2-2 exported function one',
        '3-3 exported function two: uses ./x {a}',
        '4-4 exported function three',
        '5-5 exported variable four: uses ./x {a}',
        '6-6 exported class Five: uses ./x {a}',
        '7-7 exported type Six',
        '8-8 exported abstract interface Seven',
      ],
    ],
    [
      'one symbol for all declarations of a name',
      `import { X } from './x';
export const Service = Symbol('Service');
export interface Service extends X {}
export namespace Service { export const key = new X(); }
export function over(a: string): void;
export function over(a: X): void;
export function over() {}
`,
      [
        '3-3 exported abstract interface Service: inherits ./x {X}, creates ./x {X}',
        '5-5 exported function over: uses ./x {X}',
      ],
    ],
    [
      'exports that stand elsewhere',
      `class A {}
const b = 1, c = 2;
export { A, b as d };
export default c;
`,
      ['1-1 exported class A', '2-2 exported variable b', '2-2 exported variable c'],
    ],
    [
      'default exports without a name',
      "import { A } from './a';\nexport default class extends A {}\n",
      ['2-2 exported class default: inherits ./a {A}'],
    ],
    [
      'what is taken apart, and values that are named',
      "import { x, make as m } from './x';\nexport const { a, b: [c, { d = x }] } = m();\n",
      [
        '2-2 exported variable a: uses ./x {x}, uses ./x {make}',
        '2-2 exported variable c: uses ./x {x}, uses ./x {make}',
        '2-2 exported variable d: uses ./x {x}, uses ./x {make}',
      ],
    ],
    [
      'types that are imported where they stand',
      "export type A = import('./late').Late<import('./other').X>;\n",
      ['1-1 exported type A: uses ./late {Late}, uses ./other {X}'],
    ],
    [
      'elements of JSX',
      "import { Box, div } from './ui';\nexport const View = () => <Box div={1}><div/><ui.Box/></Box>;\n",
      ['2-2 exported variable View: uses ./ui {Box}'],
      'view.tsx',
    ],
    [
      'CommonJS',
      `const base = require('./base');
const { One, two: deux } = require('./parts');
class A extends base.Base { m() { return new One(deux); } }
exports.make = () => new A();
module.exports.A = A;
`,
      [
        '3-3 exported class A: inherits ./base {*.Base}, creates ./parts {One}, uses ./parts {two}',
        '4-4 exported function make: creates A',
      ],
      'a.js',
    ],
    [
      'the scripts of components, with lines of the file',
      `<template><p/></template>
<script lang="ts">
import Base from './base';
export class Helper extends Base {}
</script>
<script setup lang="ts">
import { x } from './x';
const use = () => x;
</script>
`,
      ['4-4 exported class Helper: inherits ./base {default}', '8-8 variable use: uses ./x {x}'],
      'a.vue',
    ],
    [
      'half-typed code',
      "import { Base } from './b';\nexport class A extends Base {\n  m( { return new \nexport class B extends A {}\nclass extends {}\n",
      ['2-4 exported class A: inherits ./b {Base}'],
    ],
    [
      'a class named like a built-in',
      'export class Map extends Object {}\nexport class constructor {}\nexport class __proto__ extends Map {}\n',
      [
        '1-1 exported class Map',
        '2-2 exported class constructor',
        '3-3 exported class __proto__: inherits Map',
      ],
    ],
  ];
  for (const [what, text, expected, file = 'a.ts'] of cases)
    it(what, async () => assert.deepEqual(await listSymbols(file, text), expected));

  it('has names for others that are no symbols of its own', async () => {
    const text = `import { a } from './a';
import * as ns from './ns';
class C {}
export { a as b, ns, C as D };
export * from './all';
export * as deep from './deep';
export { x as y } from './x';
export default C;
`;
    const { symbols, imports } = await extractText('a.ts', text);
    const given = symbols!.exports.map(({ name, reference }) => {
      const { import: place, name: taken } = symbols!.references[reference]!;
      return `${name} = ${place === undefined ? '' : `${imports[place]!.specifier} `}${taken}`;
    });
    assert.deepEqual(given, [
      ...['b = ./a a', 'ns = ./ns *', 'D = C', '* = ./all *', 'deep = ./deep *', 'y = ./x x', 'default = C'],
    ]);
  });

  it('copes with 5,000 classes in a file', async () => {
    const text = Array.from({ length: 5000 }, (_, i) => `export class C${i} extends C${i + 1} {}`).join('\n');
    const { symbols } = await extractText('a.ts', text);
    assert.equal(symbols!.symbols.length, 5000);
    assert.equal(symbols!.references.length, 4999);
  });

  it('reads what is nested deeply, and chains of any length', async () => {
    const deep = `${'{'.repeat(300)} new A(); ${'}'.repeat(300)}`;
    const chain = `${'a.b().'.repeat(3000)}c + ${'x + '.repeat(3000)} new A()`;
    const text = `class A {}\nfunction f() { ${deep} }\nfunction g() { return ${chain}; }\nconst h = () => this${'.x'.repeat(50_000)};`;
    assert.deepEqual(await listSymbols('a.ts', text), [
      '1-1 class A',
      '2-2 function f: creates A',
      '3-3 function g: creates A',
      '4-4 variable h',
    ]);
  });
});
