import assert from 'node:assert/strict';
import type { Statement } from '../../../../src/model/code';
import { unpackCode } from '../../../../src/model/unpack-code';
import { extractText } from '../extract-text';
import { showCode } from '../show-code';

describe('code of TypeScript and JavaScript', () => {
  const cases: [what: string, text: string, expected: string[], file?: string][] = [
    [
      'a class with all that it may have',
      `@Injectable() export abstract class A<T> extends ns.Base<T> implements I, J<string> {
  static #one?: A;
  private readonly list: Order[] = [];
  @Input() on!: (a: string) => void;
  ['two' + x] = 1;
  constructor(private readonly repo: Repo, public other = 1, @Inject(X) plain?: string) { super(repo); }
  protected abstract m(): Promise<void>;
  get x() { return 1; }
  set x(value) {}
  @log async *[Symbol.iterator]() { yield* this.list; yield; }
  static { this.ready = true; }
}`,
      [
        'class(name: A, type: class, bases: [[ns.Base T]], fields: [field(name: one, declared: A, static, optional, visibility: private), field(name: list, declared: [Array Order], value: list(type: list), readonly, visibility: private), field(name: on, declared: [=> string None], decorators: [call(callee: Input)]), field(name: [], value: 1), field(name: repo, declared: Repo, readonly, visibility: private, isParameter), field(name: other, isParameter)], methods: [function(name: constructor, type: constructor, parameters: [parameter(name: repo, declared: Repo), parameter(name: other, value: 1), parameter(name: plain, declared: string, optional, decorators: [call(callee: Inject, args: [X])])], body: [do(value: call(callee: <super>, args: [repo]))]), function(name: m, type: method, returns: [Promise None], abstract, visibility: protected), function(name: x, type: getter, body: [return(value: 1)]), function(name: x, type: setter, parameters: [parameter(name: value)]), function(name: [Symbol.iterator], type: method, body: [do(value: yield(of: <self>.list, isFrom)), do(value: yield())], async, generator, decorators: [log])], abstract, exported, typeParameters: [T], implements: [I [J string]], decorators: [call(callee: Injectable)], body: [block(body: [assign(target: <own-class>.ready, value: true)])])',
      ],
    ],
    [
      'what `this` is',
      `class A {
  static made = new this();
  static get() { return () => this.one; }
  run() { return this.constructor.made ?? new.target ?? function () { return this; }; }
}`,
      [
        'class(name: A, type: class, fields: [field(name: made, value: call(callee: <own-class>, isNew), static)], methods: [function(name: get, type: method, body: [return(value: function(name: , type: lambda, body: [return(value: <own-class>.one)]))], static), function(name: run, type: method, body: [return(value: binary(operator: ??, left: binary(operator: ??, left: <own-class>.made, right: <own-class>), right: function(name: , type: function, body: [return(value: <self>)])))])])',
      ],
    ],
    [
      'overloads: the last stands for all',
      `class A { constructor(a: string); constructor(a: any) {} m(a: string): void; m(a: number): void; m(a: any) {} n() {} }
function f(a: string): void;
function f(a: any) {}
interface I { m(): void; m(a: string): void }
`,
      [
        'class(name: A, type: class, methods: [function(name: constructor, type: constructor, parameters: [parameter(name: a, declared: any)]), function(name: m, type: method, parameters: [parameter(name: a, declared: any)]), function(name: n, type: method)])',
        'function(name: f, type: function, parameters: [parameter(name: a, declared: any)])',
        'class(name: I, type: interface, methods: [function(name: m, type: method, parameters: [parameter(name: a, declared: string)], returns: None)])',
      ],
    ],
    [
      'classes as values, and those without a name',
      `const A = class {}, B = class C {};
exports.D = class {};
const mix = Base => class extends Base {};
export default class {}
`,
      [
        'assign(target: A, value: class(name: A, type: class), isDeclaration)',
        'assign(target: B, value: class(name: C, type: class), isDeclaration)',
        'assign(target: exports.D, value: class(name: D, type: class))',
        'assign(target: mix, value: function(name: , type: lambda, parameters: [parameter(name: Base)], body: [return(value: class(name: default, type: class, bases: [Base]))]), isDeclaration)',
        'class(name: default, type: class, exported)',
      ],
      'a.js',
    ],
    [
      'mixins and bases that are called',
      'class A extends Mixin(Base, ns.Other)<T> {}\n',
      ['class(name: A, type: class, bases: [[{} [{} Mixin Base ns.Other] T]])'],
    ],
    [
      'interfaces',
      'interface A<T> extends B, c.D<T> { (a: string): void; new (): A; [key: string]: any; run?(a: T): void; get b(): string; readonly on?: () => void }\n',
      [
        'class(name: A, type: interface, bases: [B [c.D T]], fields: [field(name: on, declared: [=> None], readonly, optional)], methods: [function(name: run, type: method, parameters: [parameter(name: a, declared: T)], returns: None), function(name: b, type: getter, returns: string)], typeParameters: [T])',
      ],
    ],
    [
      'type aliases',
      'type A = { a: string; run(): void }; type B = A & { b: 1 }; type C = A & D; type E = (a: A) => B; type F<T> = T extends A ? B : C;\n',
      [
        'class(name: A, type: type, fields: [field(name: a, declared: string)], methods: [function(name: run, type: method, returns: None)])',
        'class(name: B, type: type, bases: [A], fields: [field(name: b, declared: 1)])',
        'class(name: C, type: type, bases: [[& A D]])',
        'class(name: E, type: type, bases: [[=> A B]])',
        'class(name: F, type: type, bases: [[{} T A B C]], typeParameters: [T])',
      ],
    ],
    [
      'enums',
      `export const enum A { one, two = 'b', 'three' = 1 << 2 }
`,
      [
        'class(name: A, type: enum, fields: [field(name: one, static), field(name: two, value: "b", static), field(name: three, value: binary(operator: <<, left: 1, right: 2), static)], exported)',
      ],
    ],
    [
      'types',
      `let a: string | null | undefined | void, b: readonly A[], c: Promise<[a: A, b?: B, ...C[]]>, d: typeof x.y, e: 'a' | 1 | -1 | true, f: new (a: A, b) => B, g: { a: A; b(): B }, h: keyof A, i: A['b'], j: (a: any) => a is A, k: import('./a').B<C>, l: \`a\${A}\`, m: { [K in A]: B }, n: this, o: unique symbol;
`,
      [
        'assign(target: a, declared: [| string None], isDeclaration)',
        'assign(target: b, declared: [Array A], isDeclaration)',
        'assign(target: c, declared: [Promise [tuple A B [Array C]]], isDeclaration)',
        'assign(target: d, declared: [typeof x.y], isDeclaration)',
        'assign(target: e, declared: [| "a" 1 -1 true], isDeclaration)',
        'assign(target: f, declared: [new A any B], isDeclaration)',
        'assign(target: g, declared: [{} A B], isDeclaration)',
        'assign(target: h, declared: [{} A], isDeclaration)',
        'assign(target: i, declared: [{} A "b"], isDeclaration)',
        'assign(target: j, declared: [=> any boolean], isDeclaration)',
        'assign(target: k, declared: [B C], isDeclaration)',
        'assign(target: l, declared: string, isDeclaration)',
        'assign(target: m, declared: [Record A B], isDeclaration)',
        'assign(target: n, declared: this, isDeclaration)',
        'assign(target: o, declared: symbol, isDeclaration)',
      ],
    ],
    [
      'namespaces and modules',
      `namespace A.B { export const c = 1; }
declare module 'x' { function f(): void; }
declare global { var a: A }
`,
      [
        'block(body: [block(body: [assign(target: c, value: 1, isDeclaration, exported)], name: B)], name: A)',
        'block(body: [function(name: f, type: function, returns: None)], name: x)',
        'block(body: [assign(target: a, declared: A, isDeclaration)], name: global)',
      ],
    ],
    [
      'functions',
      `export async function f<T>(this: A, a: T, b = 1, { c }: D, ...rest: E[]): Promise<T> { return a; }
function* g() {}
export default function () {}
const h = async (a?: B) => a, i = function j() {};
`,
      [
        'function(name: f, type: function, parameters: [parameter(name: a, declared: T), parameter(name: b, value: 1), parameter(name: , declared: D), parameter(name: rest, declared: [Array E], rest: list)], body: [return(value: a)], returns: [Promise T], async, exported)',
        'function(name: g, type: function, generator)',
        'function(name: default, type: function, exported)',
        'assign(target: h, value: function(name: , type: lambda, parameters: [parameter(name: a, declared: B, optional)], body: [return(value: a)], async), isDeclaration)',
        'assign(target: i, value: function(name: j, type: function), isDeclaration)',
      ],
    ],
    [
      'variables and what takes values apart',
      `export const a: A = b, [c, , d = 1, ...e] = x.y;
let f;
const { g, h: { i }, [k]: l, ...m } = this;
const { n } = f(), [o, { p = 1 }] = g();
`,
      [
        'assign(target: a, value: b, declared: A, isDeclaration, exported)',
        'assign(target: c, value: index(of: x.y, index: 0), isDeclaration, exported)',
        'assign(target: d, value: binary(operator: ??, left: index(of: x.y, index: 2), right: 1), isDeclaration, exported)',
        'assign(target: e, value: other(parts: [x.y]), isDeclaration, exported)',
        'assign(target: f, isDeclaration)',
        'assign(target: g, value: <self>.g, isDeclaration)',
        'assign(target: i, value: <self>.h.i, isDeclaration)',
        'assign(target: l, value: index(of: <self>, index: k), isDeclaration)',
        'assign(target: m, value: other(parts: [<self>]), isDeclaration)',
        'assign(target: n, value: call(callee: f).n, isDeclaration)',
        'assign(target: list(type: list, items: [o, dict(entries: [entry(key: "p", value: assignment(target: p, value: 1))])]), value: call(callee: g), isDeclaration)',
      ],
    ],
    [
      'assignments',
      'a = b = c; a.b += 1; a ||= b; a++; --a[0]; (a = b), c(); [a, b] = [b, a]; ({ a, b: c.d, e = 1 } = f); x(a = b);\n',
      [
        'assign(target: b, value: c)',
        'assign(target: a, value: b)',
        'assign(target: a.b, value: 1, operator: +)',
        'assign(target: a, value: b, operator: or)',
        'assign(target: a, value: 1, operator: +)',
        'assign(target: index(of: a, index: 0), value: 1, operator: -)',
        'assign(target: a, value: b)',
        'do(value: call(callee: c))',
        'assign(target: list(type: list, items: [a, b]), value: list(type: list, items: [b, a]))',
        'assign(target: dict(entries: [entry(key: "a", value: a), entry(key: "b", value: c.d), entry(key: "e", value: assignment(target: e, value: 1))]), value: f)',
        'do(value: call(callee: x, args: [assignment(target: a, value: b)]))',
      ],
    ],
    [
      'conditions and switches',
      `if (a) b(); else if (c) { d(); } else e();
switch (a) { case 1: case 'b': f(); break; case c: default: g(); }
`,
      [
        'if(test: a, then: [do(value: call(callee: b))], otherwise: [if(test: c, then: [do(value: call(callee: d))], otherwise: [do(value: call(callee: e))])])',
        'switch(on: a, cases: [case(tests: [1, "b"], body: [do(value: call(callee: f)), jump(type: break)]), case(body: [do(value: call(callee: g))])])',
      ],
    ],
    [
      'loops',
      `for (let i = 0, n = a.length; i < n; i++) f(i);
for (;;) break;
for (const a of b) continue;
for (const [k, v] of m);
for (a.b in c) f();
async () => { for await (const a of b) f(); };
while (a) { f(); }
do f(); while (a);
`,
      [
        'assign(target: i, value: 0, isDeclaration)',
        'assign(target: n, value: a.length, isDeclaration)',
        'loop(type: for, over: binary(operator: <, left: i, right: n), body: [do(value: call(callee: f, args: [i])), assign(target: i, value: 1, operator: +)])',
        'loop(type: for, body: [jump(type: break)])',
        'loop(type: for-each, target: a, over: b, body: [jump(type: continue)])',
        'loop(type: for-each, target: list(type: list, items: [k, v]), over: m)',
        'loop(type: for-each, target: a.b, over: c, body: [do(value: call(callee: f))])',
        'do(value: function(name: , type: lambda, body: [loop(type: for-each, target: a, over: b, body: [do(value: call(callee: f))], async)], async))',
        'loop(type: while, over: a, body: [do(value: call(callee: f))])',
        'loop(type: while, over: a, body: [do(value: call(callee: f))])',
      ],
    ],
    [
      'what ends, fails and cleans up',
      `'use strict';
try { f(); } catch (e) { throw e; } finally { g(); }
try { f(); } catch { return; }
function f() { using a = open(), b = other; f(); await using c = d; g(); }
out: { break out; }
with (a) b();
;debugger;
`,
      [
        'try(body: [do(value: call(callee: f))], catches: [catch(name: e, body: [raise(value: e)])], finally: [do(value: call(callee: g))])',
        'try(body: [do(value: call(callee: f))], catches: [catch(body: [return()])])',
        'function(name: f, type: function, body: [with(items: [keyword(value: call(callee: open), name: a), keyword(value: other, name: b)], body: [do(value: call(callee: f)), with(items: [keyword(value: d, name: c)], body: [do(value: call(callee: g))], async)])])',
        'block(body: [jump(type: break)])',
        'with(items: [keyword(value: a)], body: [do(value: call(callee: b))])',
      ],
      'a.js',
    ],
    [
      'expressions',
      `f?.(a?.b, ...c, d?.[0], <A>e, e as A, e!, (e satisfies A), new B, new C<D>(1), g<H>());
x = a ? b : c; y = !a && typeof b === 'c' || d !== null; z = a instanceof B, await c, delete d.e, void 0, -1, 1n, undefined, import('a'), import.meta.url, super.a;
t = [\`a\`, \`a\${b}c\${d}\`, tag<A>\`x\${y}\`, /a/g, true, [, 1]];
`,
      [
        'do(value: call(callee: f, args: [a?.b, spread(of: c), index(of: d, index: 0), e, e, e, e, call(callee: B, isNew), call(callee: C, args: [1], isNew, typeArguments: [D]), call(callee: g, typeArguments: [H])]))',
        'assign(target: x, value: conditional(test: a, then: b, otherwise: c))',
        'assign(target: y, value: binary(operator: or, left: binary(operator: and, left: unary(operator: not, of: a), right: binary(operator: ==, left: unary(operator: typeof, of: b), right: "c")), right: binary(operator: !=, left: d, right: null)))',
        'assign(target: z, value: binary(operator: instanceof, left: a, right: B))',
        'do(value: await(of: c))',
        'do(value: unary(operator: delete, of: d.e))',
        'do(value: unary(operator: void, of: 0))',
        'do(value: unary(operator: -, of: 1))',
        'do(value: 1n)',
        'do(value: null)',
        'do(value: call(callee: import, args: ["a"]))',
        'do(value: import.meta.url)',
        'do(value: <super>.a)',
        'assign(target: t, value: list(type: list, items: ["a", template(parts: [b, d]), call(callee: tag, args: [template(parts: [y])], typeArguments: [A]), regex, true, list(type: list, items: [other(), 1])]))',
      ],
    ],
    [
      'objects',
      `x = { a, b: 1, 'c-d': 2, 3: 4, [e]: 5, ...f, g() {}, get h() { return 1; }, set h(i) {}, async *j() {}, k: () => this, l: function () {} };
`,
      [
        'assign(target: x, value: dict(entries: [entry(key: "a", value: a), entry(key: "b", value: 1), entry(key: "c-d", value: 2), entry(key: 3, value: 4), entry(key: e, value: 5), entry(value: f), entry(key: "g", value: function(name: g, type: method)), entry(key: "h", value: function(name: h, type: getter, body: [return(value: 1)])), entry(key: "h", value: function(name: h, type: setter, parameters: [parameter(name: i)])), entry(key: "j", value: function(name: j, type: method, async, generator)), entry(key: "k", value: function(name: , type: lambda, body: [return(value: <self>)])), entry(key: "l", value: function(name: , type: function))]))',
      ],
    ],
    [
      'JSX',
      `x = <><Foo a={b} c d='e' {...f}>text {g} {...h} {/* no */}<div className='a' /><a.B /><x:y /></Foo></>;
`,
      [
        'assign(target: x, value: list(type: list, items: [call(callee: Foo, args: [keyword(value: b, name: a), keyword(value: true, name: c), keyword(value: "e", name: d), spread(of: f), g, spread(of: h), call(callee: "div", args: [keyword(value: "a", name: className)]), call(callee: a.B), call(callee: "x:y")])]))',
      ],
      'a.tsx',
    ],
    [
      'imports and lists of exports are left out',
      `import a, { b } from './a'; import * as c from 'c'; import d = require('d'); import E = c.D.E;
export * from 'x'; export { k } from 'k'; export { F as G, h }; export default I;
class F {} const h = 1; function I() {} class J {}
`,
      [
        'assign(target: E, value: c.D.E, isDeclaration)',
        'class(name: F, type: class, exported)',
        'assign(target: h, value: 1, isDeclaration, exported)',
        'function(name: I, type: function, exported)',
        'class(name: J, type: class)',
      ],
    ],
    [
      'what CommonJS requires and gives',
      `const a = require('a'), { b, c: d } = require('b'), e = require('e').f, { g: { h } } = require('g'), i = require(x);
module.exports = { A, run() {} };
A.prototype.run = function () { return this.x; };
exports.b = exports.c = A;
function A() {}
`,
      [
        'assign(target: h, value: call(callee: require, args: ["g"]).g.h, isDeclaration)',
        'assign(target: i, value: call(callee: require, args: [x]), isDeclaration)',
        'assign(target: module.exports, value: dict(entries: [entry(key: "A", value: A), entry(key: "run", value: function(name: run, type: method))]))',
        'assign(target: A.prototype.run, value: function(name: , type: function, body: [return(value: <self>.x)]))',
        'assign(target: exports.c, value: A)',
        'assign(target: exports.b, value: exports.c)',
        'function(name: A, type: function, exported)',
      ],
      'a.js',
    ],
    [
      '`export =` and `export default` of values',
      `export default { a: 1 };
export = f(1);
`,
      [
        'assign(target: default, value: dict(entries: [entry(key: "a", value: 1)]), isDeclaration, exported)',
        'assign(target: default, value: call(callee: f, args: [1]), isDeclaration, exported)',
      ],
    ],
    [
      'ambient declarations',
      `export declare class A { m(): void; m(a: string): void; b: string }
declare function f(a: string): void;
declare const c: A;
`,
      [
        'class(name: A, type: class, fields: [field(name: b, declared: string)], methods: [function(name: m, type: method, parameters: [parameter(name: a, declared: string)], returns: None)], exported)',
        'function(name: f, type: function, parameters: [parameter(name: a, declared: string)], returns: None)',
        'assign(target: c, declared: A, isDeclaration)',
      ],
      'a.d.ts',
    ],
    [
      'components: all scripts of one',
      `<script>
export const a = 1;
</script>
<script setup lang="ts">
import b from './b';
class A { b: string = b() }
</script>
`,
      [
        'assign(target: a, value: 1, isDeclaration, exported)',
        'class(name: A, type: class, fields: [field(name: b, declared: string, value: call(callee: b))])',
      ],
      'a.vue',
    ],
    [
      'half-typed code',
      `class { a. }
class A extends { m( }
const = ;
let a: ;
f(a., );
if (a
function (
interface { x: 
const { , a: } = b
`,
      [
        'class(name: default, type: class, fields: [field(name: a)])',
        'class(name: A, type: class, bases: [[{}]])',
        'assign(target: a, declared: [{}], isDeclaration)',
        'do(value: call(callee: f, args: [a]))',
        'if(test: a, then: [function(name: , type: function, parameters: [parameter(name: interface), parameter(name: )])])',
      ],
    ],
  ];
  for (const [what, text, expected, file = 'a.ts'] of cases)
    it(what, async () => assert.deepEqual(await showCode(file, text), expected));

  it('says lines: of names, of statements, and of each call in a chain', async () => {
    const { code } = await extractText(
      'a.ts',
      `
@a
export class A {
  // one
  two = 1;

  three() {
    b
      .c()
      .d();
  }
}
`,
      false,
      true,
    );
    const [made] = unpackCode(code!.packed).body as [Statement & { kind: 'class' }];
    const [method] = made.methods;
    assert.deepEqual([made.line, made.endLine, made.fields[0]!.line], [3, 12, 5]);
    assert.deepEqual([method!.line, method!.endLine], [7, 11]);
    const [done] = method!.body as [Statement & { kind: 'do' }];
    assert.ok(done.value.kind === 'call' && done.value.callee.kind === 'member');
    const inner = done.value.callee.of;
    assert.deepEqual([done.line, done.value.line, inner.kind === 'call' && inner.line], [8, 10, 9]);
  });

  it('says lines of the file for the scripts in a component', async () => {
    const text = '<template/>\n<script>\nlet a;\n</script>\n<script setup>\n\nf()\n</script>\n';
    const { code } = await extractText('a.vue', text, false, true);
    const body = unpackCode(code!.packed).body as readonly (Statement & { line: number })[];
    assert.deepEqual(
      body.map(({ line }) => line),
      [3, 7],
    );
  });

  it('says what imports call things, and where they come from', async () => {
    const list = async (file: string, text: string) => {
      const { imports, code } = await extractText(file, text, false, true);
      return code!.names.map(
        ({ local, import: place, name }) => `${local}: ${name} of ${imports[place]!.specifier}`,
      );
    };
    const text = `import a, { b as c, type D, default as e } from './a';
import * as f from 'f';
export { g } from 'g';
import h = require('h');
`;
    assert.deepEqual(await list('a.ts', text), [
      'a: default of ./a',
      'c: b of ./a',
      'D: D of ./a',
      'e: default of ./a',
      'f: * of f',
      'h: * of h',
    ]);
    const script =
      "const a = require('a'), { b, c: d } = require('b'), e = require('e').f, g = require(x);\n";
    assert.deepEqual(await list('a.js', script), ['a: * of a', 'b: b of b', 'd: c of b', 'e: f of e']);
    const component = "<script>import a from 'a'</script>\n<script setup>import b from 'b'</script>\n";
    assert.deepEqual(await list('a.vue', component), ['a: default of a', 'b: default of b']);
  });

  const deep: [what: string, text: string][] = [
    ['operators', `a = ${'b + '.repeat(5000)}c;`],
    ['commas', `${'a = 1, '.repeat(1500)}b();`],
    ['assignments', `${'a = '.repeat(1500)}b;`],
    ['calls', `a${'.b()'.repeat(1500)};`],
    ['conditions', `${'if (a) b(); else '.repeat(1000)}c();`],
    ['functions', `${'(() => { a(); '.repeat(200)}${'})'.repeat(200)}`],
    ['patterns', `const ${'{ a: '.repeat(600)}b${' }'.repeat(600)} = c.d;`],
    ['types', `let a: ${'A<'.repeat(420)}B${'>'.repeat(420)};`],
    ['blocks', '{'.repeat(1000) + '}'.repeat(1000)],
    ['elements', `a = ${'<a>'.repeat(500)}${'</a>'.repeat(500)};`],
  ];
  for (const [what, text] of deep)
    it(`reads ${what} however deep they are`, async () => {
      const { code, problems } = await extractText('a.tsx', `${text}\nclass After {}\n`, false, true);
      assert.deepEqual(problems, []);
      assert.match(code!.packed.texts, /After/);
    });
});
