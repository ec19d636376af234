// Compares what Lintel and eslint-plugin-boundaries make of a folder.
//   node bench/compare-boundaries.mjs FOLDER --eslint DIR [--config FILE.json]
// Needs `npm run build`, and in DIR/node_modules: eslint 9, eslint-plugin-boundaries 5, @typescript-eslint/parser, typescript and
// eslint-import-resolver-typescript. Downloads nothing; works on a copy of the folder.
// FILE.json holds `{ "settings": …, "rules": … }`; without it the folder's own `eslint.config.mjs` counts, of which ESLint is
// given what concerns boundaries alone. Equal means: for each rule the same import statements.
// Exit 0 where all is equal, 1 where something is not, 2 where a tool fails.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { concludeComparison, listDifferences } from './differences.mjs';
import { runJson, runLintel } from './run-json.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { eslint: { type: 'string' }, config: { type: 'string' } },
});
const program = values.eslint && path.resolve(values.eslint, 'node_modules/eslint/bin/eslint.js');
if (positionals.length !== 1 || program === undefined || !existsSync(program)) {
  console.error(
    'One folder is needed, and with --eslint a folder in which ESLint and the plugin are installed.',
  );
  process.exit(2);
}

const folder = copyFolder();
try {
  compare();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function compare() {
  const rows = runLintel(folder).dependencies;
  const peer = readPeer(listStatements(rows));
  const { places: lintel, notRead } = readLintel();
  const only = (a, b) => [...a].filter(place => !b.has(place));
  console.log(`Folder    ${positionals[0]}`);
  console.log(`Not read  ${notRead.length === 0 ? 'none' : notRead.join('\n          ')}`);
  console.log(`ESLint    ${peer.size} places`);
  console.log(`Lintel    ${lintel.size} places`);
  console.log(`Equal     ${[...lintel].filter(place => peer.has(place)).length} places`);
  const describe = place => place;
  // Nothing is taken for explained here.
  const explain = () => undefined;
  concludeComparison(
    listDifferences('Only Lintel', only(lintel, peer), explain, describe) +
      listDifferences('Only ESLint', only(peer, lintel), explain, describe),
  );
}

function listStatements(rows) {
  const lines = new Map();
  for (const { from, line } of rows) lines.set(from, [...(lines.get(from) ?? []), line]);
  for (const list of lines.values()) list.sort((a, b) => a - b);
  return lines;
}

/** Copies the folder, with a configuration for ESLint beside the one that both read. */
function copyFolder() {
  const target = mkdtempSync(path.join(os.tmpdir(), 'lintel-boundaries-'));
  const source = path.resolve(positionals[0]);
  cpSync(source, target, {
    recursive: true,
    filter: each => !/(?:^|\/)(?:\.git|node_modules)$/.test(path.relative(source, each)),
  });
  if (values.config !== undefined) {
    const { settings, rules } = JSON.parse(readFileSync(values.config, 'utf8'));
    writeFileSync(
      path.join(target, 'eslint.config.mjs'),
      `import boundaries from 'eslint-plugin-boundaries';\nexport default [{ plugins: { boundaries }, settings: ${JSON.stringify(settings)}, rules: ${JSON.stringify(rules)} }];\n`,
    );
  }
  symlinkSync(path.resolve(values.eslint, 'node_modules'), path.join(target, 'node_modules'));
  writeFileSync(
    path.join(target, 'only-boundaries.mjs'),
    `import own from './eslint.config.mjs';
import boundaries from 'eslint-plugin-boundaries';
import parser from '@typescript-eslint/parser';
const pick = table => Object.fromEntries(Object.entries(table ?? {}).filter(([key]) => key.startsWith('boundaries/')));
export default [
  { ignores: ['*.mjs'] },
  {
    files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
    plugins: { boundaries },
    languageOptions: { parser },
    linterOptions: { noInlineConfig: true },
    settings: { 'import/resolver': { typescript: { project: ${JSON.stringify(target)} }, node: { extensions: ['.js', '.jsx', '.mjs', '.cjs', '.ts', '.tsx'] } } },
  },
  ...own.map(({ settings, rules, files, ignores }) => ({ ...(files && { files }), ...(ignores && { ignores }), settings: pick(settings), rules: pick(rules) })),
];
`,
  );
  return target;
}

function readPeer(lines) {
  const args = [program, '--config', 'only-boundaries.mjs', '--format', 'json', '.'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 29,
  });
  if (!stdout.startsWith('[')) {
    console.error(`ESLint failed: ${stderr.trim()}`);
    process.exit(2);
  }
  const places = new Set();
  for (const { filePath, messages } of JSON.parse(stdout)) {
    const file = path.relative(folder, filePath).replaceAll('\\', '/');
    for (const { ruleId, line, message } of messages) {
      if (!ruleId?.startsWith('boundaries/')) continue;
      if (message.startsWith('Resolve error')) {
        console.error(`The resolver of ESLint fails: ${message.split('\n')[0]}`);
        process.exitCode = 2;
        throw new Error('no comparison');
      }
      // ESLint points at the specifier, Lintel at the statement.
      const statement = (lines.get(file) ?? []).findLast(each => each <= line) ?? line;
      places.add(`${ruleId.slice('boundaries/'.length)}: ${file}:${statement}`);
    }
  }
  return places;
}

function readLintel() {
  const args = [path.join(root, 'dist/cli.js'), 'check', folder, '--format', 'json', '--no-cache'];
  const { violations } = runJson('Lintel', process.execPath, args);
  const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 29 });
  return {
    notRead: stderr.split('\n').filter(line => /eslint\.config\.\w+:\d+:\d+: /.test(line)),
    places: new Set(
      violations
        .filter(({ rule }) => rule.startsWith('boundaries:'))
        .map(({ rule, from, line }) => `${rule.slice('boundaries:'.length)}: ${from}:${line}`),
    ),
  };
}
