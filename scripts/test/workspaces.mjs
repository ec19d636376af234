import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../build/bundles.mjs';

/** Real code from development dependencies: a TypeScript library and a Python package. */
const sources = {
  rxjs: 'node_modules/rxjs/src',
  gyp: 'node_modules/node-gyp/gyp/pylib/gyp',
};

/** A small workspace with layers in both languages; each module of the domain breaks them in its own way. */
const ruled = {
  'lintel.json': `{
  // Who may know whom.
  "sets": { "domain": ["src/domain/**", "shop/domain/**"], "adapters": ["src/adapters/**", "shop/adapters/**"] },
  "rules": [
    { "kind": "layers", "id": "rings", "layers": ["adapters", "domain"], "ignore": ["type-only"] }
  ]
}
`,
  'tsconfig.json':
    '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "target": "es2022" }, "include": ["src"] }\n',
  'src/adapters/orders.ts':
    'export class Orders {\n  find(id: string): string {\n    return id;\n  }\n  unused(): void {}\n}\n',
  'src/domain/types.ts': "import { Orders } from '../adapters/orders';\n\nexport type Store = Orders;\n",
  'src/domain/known.ts':
    "import { Orders } from '../adapters/orders';\n\nexport const known = new Orders();\n",
  'src/domain/excused.ts':
    "import { Orders } from '../adapters/orders';\n\nexport const excused = new Orders();\n",
  'src/domain/shop.ts':
    "import { Orders } from '../adapters/orders';\n\nexport const look = (orders: Orders): string => orders.find('1');\n",
  'src/domain/typed.ts': 'export const typed = 1;\n',
  'shop/__init__.py': '',
  'shop/adapters/__init__.py': '',
  'shop/adapters/sql.py':
    'class SqlOrders:\n    def find(self, id: str) -> str:\n        return id\n\n    def unused(self) -> None: ...\n',
  'shop/domain/__init__.py': '',
  'shop/domain/service.py':
    'from shop.adapters.sql import SqlOrders\n\n\ndef look(orders: SqlOrders) -> str:\n    return orders.find("1")\n',
};

/**
 * Lays out the workspaces that the extension tests open, outside node_modules, in a temporary folder of their own:
 * one folder that holds both code bases, and a workspace file with each as a root.
 *
 * A third one is small and has rules that are broken; a fourth has an example of each kind of rule, kept and broken, as a root; a fifth has
 * patterns in both languages.
 *
 * @returns {{ scratch: string, folder: string, roots: string, rules: string, kinds: string, patterns: string }}
 */
export function createWorkspaces() {
  const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'lintel-workspaces-')));
  const folder = path.join(scratch, 'both');
  mkdirSync(folder);
  for (const [name, source] of Object.entries(sources))
    cpSync(path.join(root, source), path.join(folder, name), { recursive: true });
  const separate = path.join(scratch, 'separate');
  cpSync(folder, separate, { recursive: true });
  const roots = path.join(scratch, 'separate.code-workspace');
  const folders = Object.keys(sources).map(name => ({ name, path: `separate/${name}` }));
  writeFileSync(roots, JSON.stringify({ folders }));
  const rules = path.join(scratch, 'rules');
  for (const [name, text] of Object.entries(ruled)) {
    mkdirSync(path.dirname(path.join(rules, name)), { recursive: true });
    writeFileSync(path.join(rules, name), text);
  }
  const patterns = path.join(scratch, 'patterns');
  cpSync(path.join(root, 'test/fixtures/patterned'), patterns, { recursive: true });
  return { scratch, folder, roots, rules, kinds: createKinds(scratch), patterns };
}

/** A workspace file with the examples of every kind of rule, each a root called `KIND-kept` or `KIND-broken`. */
function createKinds(scratch) {
  const fixtures = path.join(root, 'test/fixtures/rules');
  const kinds = readdirSync(fixtures).filter(kind =>
    existsSync(path.join(fixtures, kind, 'broken/lintel.json')),
  );
  const folders = kinds.flatMap(kind =>
    ['kept', 'broken'].map(state => {
      const name = `${kind}-${state}`;
      cpSync(path.join(fixtures, kind, state), path.join(scratch, 'kinds', name), { recursive: true });
      return { name, path: `kinds/${name}` };
    }),
  );
  const file = path.join(scratch, 'kinds.code-workspace');
  writeFileSync(file, JSON.stringify({ folders }));
  return file;
}
