import assert from 'node:assert/strict';
import { createNameLinks, type NameLinks } from '../../../src/engine/name-links';
import { type ResolvedModule, resolveFacts } from '../../../src/engine/resolve-facts';
import { languageOf } from '../../../src/extract/languages';
import type { ModuleRecord } from '../../../src/model/snapshot';
import { createResolver } from '../../../src/resolve/resolver';
import { createRandom } from '../../support/random';
import { extractText } from '../extract/extract-text';

const SCRIPTS = ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.js'];
const PYTHON = ['p/__init__.py', 'p/a.py', 'p/b.py', 'q.py', 'r.py'];
const FILES = [...SCRIPTS, ...PYTHON];
const resolver = createResolver({ modules: FILES, configs: new Map() });

// Few names and many ways to pass them on, so that nearly every edit changes what some other module means.
describe('linking again after an edit', () => {
  for (const seed of [1, 2, 3, 4])
    it(`ends where linking everything would (seed ${seed})`, async function () {
      this.timeout(60_000);
      const random = createRandom(seed);
      const states = new Map<string, ResolvedModule>();
      const links = createNameLinks();
      const records = new Map<string, ModuleRecord>();
      for (const file of FILES) states.set(file, await resolve(file, random));
      for (const state of states.values()) links.put(state);
      take(links, records);
      for (let step = 0; step < 250; step++) {
        const edited = FILES.filter(() => random() < 0.12);
        for (const file of edited) {
          const state = await resolve(file, random);
          states.set(file, state);
          records.set(file, state.record);
          links.put(state);
        }
        take(links, records);
        const fresh = createNameLinks();
        const expected = new Map<string, ModuleRecord>();
        for (const state of states.values()) fresh.put(state);
        take(fresh, expected);
        for (const [file, record] of expected)
          assert.deepEqual(records.get(file), record, `${file} in step ${step} after ${edited.join(' ')}`);
      }
    });

  describe('looks at those alone who take what changed', () => {
    type Texts = Readonly<Record<string, string>>;
    const cases: [what: string, before: Texts, edit: Texts, concerned: string[]][] = [
      [
        'by way of `export *`',
        {
          'a.ts': 'export class X {}\nexport class Y {}\n',
          'b.ts': "export * from './a';\n",
          'c.ts': "import { X } from './b';\nexport class C extends X {}\n",
          'd.ts': "import { Y } from './b';\nexport class D extends Y {}\n",
        },
        { 'a.ts': 'export class X {}\n' },
        ['a.ts', 'd.ts'],
      ],
      [
        'by way of a module that is passed on as a whole',
        {
          'a.ts': 'export class X {}\n',
          'b.ts': "export * as all from './a';\n",
          'c.ts': "import { all } from './b';\nexport class C extends all.X {}\n",
        },
        { 'a.ts': '' },
        ['c.ts'],
      ],
      [
        'by way of a package',
        {
          'p/__init__.py': 'from . import a\nfrom .b import Y\n',
          'p/a.py': 'class X: pass\n',
          'p/b.py': 'class Y: pass\n',
          'q.py': 'import p\nclass Q(p.a.X): pass\n',
          'r.py': 'from p import Y\nclass R(Y): pass\n',
        },
        { 'p/a.py': 'def X(): pass\n' },
        ['p/a.py', 'q.py'],
      ],
      [
        'and nobody where nothing is given to others',
        {
          'a.ts': 'export class X {}\n',
          'b.ts': "import { X } from './a';\nexport class B extends X {}\n",
        },
        { 'a.ts': 'export class X {}\n\nfunction z() {}\n' },
        ['a.ts'],
      ],
    ];
    for (const [what, before, edit, concerned] of cases)
      it(what, async () => {
        const links = createNameLinks();
        for (const [file, text] of Object.entries(before)) links.put(await resolveText(file, text));
        links.follow();
        for (const [file, text] of Object.entries(edit)) links.put(await resolveText(file, text));
        assert.deepEqual(
          links
            .follow()
            .map(record => record.module.id)
            .sort(),
          concerned,
        );
      });
  });
});

function take(links: NameLinks, records: Map<string, ModuleRecord>): void {
  for (const record of links.follow()) records.set(record.module.id, record);
}

async function resolve(file: string, random: () => number): Promise<ResolvedModule> {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const name = () => pick(['X', 'Y', 'Z']);
  const script = () => `'./${pick(SCRIPTS).slice(0, -3)}'`;
  const module = () => pick(['p', 'p.a', 'p.b', 'q', 'r']);
  const lines = file.endsWith('.py')
    ? [
        () => `from ${module()} import ${name()}`,
        () => `from ${module()} import ${name()} as ${name()}`,
        () => `from ${module()} import *`,
        () => `import ${module()} as ${name()}`,
        () => `from p import ${pick(['a', 'b'])}`,
        () => `class ${name()}(${name()}): pass`,
        () => `class W(a.${name()}, ${name()}.${name()}): pass`,
        () => `def ${name()}(): return ${name()}()`,
        () => `__all__ = ["${name()}"]`,
      ]
    : [
        () => `import { ${name()} } from ${script()};`,
        () => `import { ${name()} as ${name()} } from ${script()};`,
        () => `import * as ${name()} from ${script()};`,
        () => `import ${name()} from ${script()};`,
        () => `export { ${name()}, ${name()} as ${name()} } from ${script()};`,
        () => `export * from ${script()};`,
        () => `export * as ${name()} from ${script()};`,
        () => `export { ${name()} as ${name()} };`,
        () => `export = ${name()};`,
        () => `export default ${name()};`,
        () => `export class ${name()} extends ${name()}.${name()} {}`,
        () => `interface ${name()} extends ${name()} {}`,
        () => `export class W extends ${name()} { w = ${name()}.${name()}.${name()}; }`,
      ];
  const text = Array.from(
    { length: Math.floor(random() * 7) },
    () => `${lines[Math.floor(random() * lines.length)]!()}\n`,
  );
  return resolveText(file, text.join(''));
}

async function resolveText(file: string, text: string): Promise<ResolvedModule> {
  return resolveFacts(
    { id: file, path: file, language: languageOf(file)! },
    await extractText(file, text),
    resolver,
  );
}
