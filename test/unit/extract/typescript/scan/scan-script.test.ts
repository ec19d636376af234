// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are scripts with templates.
import assert from 'node:assert/strict';
import { isScanned } from './compare-scan';

/** Scripts that the scanner has to read itself, by the name of their file. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'a.ts': [
    '',
    '// nothing but a comment',
    '\uFEFFimport a from "b";',
    '#!/usr/bin/env node\nimport a from "b";',
    'import a from "b"\nimport c from "d"',
    'import { a, b as c, type D, type E as F, default as g } from "h";',
    'import { type A, type B } from "c";',
    'import {} from "a";',
    'import { type } from "a";',
    'import type, { a } from "b";',
    'import type A from "b";',
    'import type { A } from "b";',
    'import type * as a from "b";',
    'import a, * as b from "c";',
    'import a, { b } from "c";',
    'import "a";',
    'import /* a */ { /* b */ a, // c\n } /* d */ from /* e */ "f";',
    'import a from "b" with { type: "json" };',
    'import a = require("b");',
    'import type a = require("b");',
    'export import a = require("b");',
    'import a = b.c;\nexport import d = b.e;',
    'export { a } from "b";\nexport { type C } from "d";\nexport type { E } from "f";',
    'export * from "a";\nexport * as b from "c";\nexport type * from "d";\nexport type * as e from "f";',
    'const a = 1;\nexport { a };\nexport { a as b };\nexport default a;',
    'export type A = string\nexport type B = { a: string\n b: number }',
    'declare module "a" {\n  import b from "c";\n  export * from "d";\n}',
    'declare namespace a {\n  import b = require("c");\n  namespace d { export { e } from "f"; }\n}',
    'namespace a.b { import c = d.e; }',
    'declare global { interface A { b: string } }',
    // What only looks like an import.
    'const a = "import b from \'c\'";',
    'const a = `import b from "c"; ${`import ${"d"}`}`;',
    '/* import a from "b"; */ // import c from "d";',
    'const a = { import: 1, export: 2, default: 3, require: 4, delete: 5 };\na.import;\na?.export;',
    'class A { import() {} export = 1; static { a(); } delete(a: string): void {} get default() { return 1; } }',
    'interface A { import: string; export(): void; new (): A; }',
    'import.meta.url;\nconst a = import.meta;',
    'a.import("b");\na.require("c");',
    // A slash divides, or begins a regular expression.
    'const a = b / c / d;\nimport e from "f";',
    "const a = /'/;\nimport e from 'f';",
    "if (a) /'/.test(b);\nimport e from 'f';",
    "const a = (b) / c; const d = [/[/']/, /\\//, b] / 2;\nimport e from 'f';",
    "return_(typeof /'/ === x, !/'/.test(y), a! / b);\nimport e from 'f';",
    // Types.
    'const a = <T>(b: T): b is T => true;\nlet c = <any>d, e = f<g>(h), i = j < k, l = m > n;',
    'type A<in out T, const U = {}> = T extends infer V extends string ? { [K in keyof T]-?: T[K] } : `a${U}`;',
    'function a(this: A, ...b: string[]): asserts b is C;\nfunction a(): () => void { return () => {}; }',
    'abstract class A<T> extends b(C)<D> implements E, F { private readonly a!: string; declare b?: () => void; [c]: d }',
    'enum A { B = 1, "C" }\nconst enum D { E }\ndeclare enum F {}',
    'let a = b as const, c = d satisfies E, f = g!, h = i as unknown as J[];',
    // Statements.
    'label: for (const a of b) { if (c) continue label; else break label; }',
    'do { a(); } while (b)\nc();\ndo d(); while (e); f()',
    'switch (a) { case b: { c(); break; } case "d": default: e(); }',
    'try { a() } catch { b() } finally { c() }\ntry {} catch ({ d }) {}',
    'for await (const a of b) {}\nfor (;;) {}\nwhile (a) b();\nwith_(c);',
    'let a = [, b, , c], d = { e, ...f, *g() {}, async *h() {}, get i() { return 1; }, [j]: k, "l": m, 1: n };',
    'a ? b : c ? { d: e ? f : g } : h;',
    '@a @b.c @d() class E { @f g: string; constructor(@h() private i: J, @k() l: M) {} @n() o() {} }',
    '@a({\n  b: c,\n})\nexport class D {}',
    'const a = 0x1F + 0b11 + 0o17 + 1_000 + 1e3 + .5 + 1n + 1.;',
    '"\\x41\\u0041\\u{41}\\n\\\n\\0";',
    'const a = "ä"; // ö',
    // Calls.
    'const a = await import("b");\nconst { c, d: e, ...f } = await import("g");\n(await import("h")).i;',
    'import("a");\nimport("b").then(c => c);',
    'const a = () => import("b").then(c => c.d);\nconst e = async () => { await import("f"); };',
    'class A { async b() { const { c } = await import("d"); return import("e"); } }',
    'export const a = require("b").c;\nfunction d() { return require("e"); }',
    'let a: typeof import("b");\nconst c: import("d").E = f;\nlet g = h as import("i").J;\nk<import("l").M>();',
    'type A = import("b").C.D;\nfunction e(f: import("g").H) {}\nclass I { j?: import("k").L; }',
    'import(a);\nimport("b" + c);\nrequire(d);',
    '{ require("a"); }\nif (b) require("c"); else require("d");',
  ],
  'a.d.ts': [
    'import a from "b";\nexport * from "c";\nexport = a;',
    'export declare const a: import("b").C;\ndeclare function d(): typeof import("e");',
    '/// <reference types="node" />\nexport {};',
    'export type A<B> = import("c").D<B>;\nexport type E = import("f").G | import("h").I;',
    'import("a");\nconst b = import("c");',
    'declare module "a";\ndeclare module "*.b" { const c: string; export default c; }',
  ],
  'a.js': [
    '"use strict";\nconst a = require("b");\nconst { c, d: e } = require("f");\nvar g = require("h").i;',
    'module.exports = require("a");\nexports.b = require("c")();',
    'require("a");\nrequire("b").c();\nnew (require("d").E)();',
    'const a = <b c="d\\" e={f} {...g} h>text {i} {/* j */} &amp; <k.l /> <></></b>;',
    'const a = b < c, d = e > f;',
    'if (a) { b() } else if (c) { d() }',
  ],
  'a.tsx': [
    'import a from "b";\nconst c = <d e="import f from \'g\'">import h from "i"; {j ? <k/> : <l>{m}</l>} it\'s</d>;',
    "const a = () => <b\n  c={() => { d(); }}\n  e='f'\n>{g.map(h => <i key={h}>{h}</i>)}</b>;",
    'const a = <T,>(b: T) => b;\nconst c = <T extends D>(b: T) => b;\nclass E { f: <T>(g: T) => void; }',
    'const a = b < c;\nreturn_(<d-e f-g="h" i:j="k" />);',
  ],
};

/** Scripts of which only the compiler can tell. */
const LEFT: Readonly<Record<string, readonly string[]>> = {
  'a.ts': [
    'import { "a-b" as c } from "d";',
    'import a from "\\u0062";',
    'import ä from "b";',
    'impor\\u0074 a from "b";',
    '/// <reference path="b.ts" />\nimport a from "c";',
    'const require = a;\nrequire("b");',
    'function a(require: any) { require("b"); }',
    '(function () { require("a"); })();',
    'let a = { b: import("c").d };',
    '{ import("a"); }\u2028b',
    'a\rb',
    'a = b\n++\n/c/g',
    'a\n{ b }',
  ],
  'a.tsx': ['/** @jsxImportSource a */\nconst b = <c/>;', 'const a = <b<c> />;'],
};

/** Scripts with an error in their syntax. */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
  'a.ts': [
    'import { a from "b";',
    'import a from b;',
    'import a "b";',
    'import { a b } from "c";',
    'import { if } from "c";',
    'import from "a"; }',
    'export { a } from;',
    'export a;',
    'export * as from "b";',
    'const a = ;',
    'const a = (b;',
    'const a = b);',
    'const a = [b;',
    'function a() {',
    'function () {}',
    'class A { b() { }',
    'a(b c);',
    'a(b,, c);',
    'a(, b);',
    'a b;',
    'a..b;',
    'a.;',
    'a = b +;',
    'a = * b;',
    'a = "b" "c";',
    'a = 1 2;',
    'a = 1b;',
    'a = "b;',
    'a = `b;',
    'a = `${b`;',
    'a = `${}`;',
    'a = /b;',
    '/* a',
    'if a) {}',
    'if (a {}',
    'for (a of b {}',
    'let a: = b;',
    'let a string;',
    'let a = { b: c d: e };',
    'let a = { b: c, , d: e };',
    'let a = { b: c: d };',
    'class A B {}',
    'interface {}',
    'enum A { b: 1 }}',
    'const const a = 1;',
    'return return a;',
    '<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n',
    'a # b;',
    'a = "\\x4";',
    'a = 0777;',
    '\u0000',
  ],
  'a.tsx': [
    'const a = <b></c>;',
    'const a = <b>;',
    'const a = <b c=></b>;',
    'const a = <b>{c</b>;',
    'const a = <b> > </b>;',
    'const a = <b /><c />;',
    'const a = <b c={} />;',
  ],
};

describe('scanning scripts', () => {
  for (const [file, texts] of Object.entries(READ))
    for (const text of texts)
      it(`reads ${JSON.stringify(text)} in ${file} as the compiler does`, () =>
        assert.ok(isScanned(file, text)));
  for (const [file, texts] of Object.entries(LEFT))
    for (const text of texts)
      it(`leaves ${JSON.stringify(text)} in ${file} to the compiler`, () =>
        assert.ok(!isScanned(file, text)));
  for (const [file, texts] of Object.entries(BROKEN))
    for (const text of texts)
      it(`notices what is wrong with ${JSON.stringify(text)} in ${file}`, () =>
        assert.ok(!isScanned(file, text)));
});
