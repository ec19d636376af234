// Compares, import by import, where Lintel leads a specifier with where the TypeScript compiler does.
//   node bench/compare-typescript.mjs CHECKOUT [--sample COUNT] [--seed NUMBER]
// Needs `npm run build`; nothing in the checkout has to be installed or built: the links that installing would make to the
// packages of the workspace are laid over the disk. `--sample` prints that many of each explained kind, drawn at random, to
// be judged by reading. Exit 0 where all is equal or explained, 1 where a difference is not, 2 where something fails.
// What the explanations mean stands in docs/accuracy.md.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ts } from 'ts-morph';
import { concludeComparison, groupBy, listDifferences } from './differences.mjs';
import { runLintel } from './run-json.mjs';
import { createCompilerAnswers } from './typescript-answers.mjs';
import { listLinks, readPackages } from './workspace-members.mjs';

/** Files that no compiler takes for modules; bundlers load them. */
const ASSET =
  /\.(?:css|scss|sass|less|styl|pcss|postcss|sss|svg|png|jpe?g|gif|webp|avif|ico|woff2?|ttf|mp3|mp4|mov|webm|html?|md|mdx|txt|csv|ya?ml|toml|json5?|jsonc|wasm|node|graphql|gql|glsl|frag|vert|hbs|ejs|pug|astro|marko|webmanifest|pdf)(?:\?.*)?$/i;

const SCRIPT = /\.[cm]?[jt]sx?$/;

const { checkout, sample, seed } = readArguments();
const graph = runLintel(checkout);
const modules = new Set(graph.modules.map(module => module.id));
const packages = readPackages(checkout);
const names = groupBy(packages, found => found.name);
const links = listLinks(packages);
const compiler = createCompilerAnswers(checkout, links);
const lintel = readLintel();
const imports = listBoth();

const judged = imports.map(found => ({ ...found, ...judge(found) }));
const equal = judged.filter(({ verdict }) => verdict === 'equal');
const neither = judged.filter(({ verdict }) => verdict === 'neither');
const different = judged.filter(({ verdict }) => verdict === undefined);
console.log(`Checkout    ${checkout}`);
console.log(`Imports     ${imports.length} in ${new Set(imports.map(({ from }) => from)).size} files`);
console.log(
  `Equal       ${equal.length}, ${equal.filter(({ ours }) => modules.has(ours[0])).length} of them to modules of the checkout`,
);
console.log(`Nowhere     ${neither.length}, for both`);
console.log(`Different   ${different.length}`);
concludeComparison(listDifferences('Different', different, ({ why }) => why, describe));
if (sample > 0) printSample();

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        sample: { type: 'string', default: '0' },
        seed: { type: 'string', default: '1' },
      },
    });
    if (positionals.length !== 1) throw new Error('One folder is needed: a checkout.');
    return {
      checkout: path.resolve(positionals[0]),
      sample: Number(values.sample),
      seed: Number(values.seed),
    };
  } catch (error) {
    console.error(error.message);
    return process.exit(2);
  }
}

/** By file and specifier: the targets, and whether the specifier is listed as unresolved. */
function readLintel() {
  const found = new Map();
  const take = ({ from, specifier, line }, to) => {
    const key = `${from} ${specifier}`;
    const known = found.get(key) ?? { from, specifier, line, targets: new Set() };
    found.set(key, known);
    if (to !== undefined) known.targets.add(to);
  };
  const scripts = new Set(graph.modules.filter(({ language }) => language !== 'python').map(({ id }) => id));
  for (const row of graph.dependencies) if (scripts.has(row.from)) take(row, row.to);
  for (const row of graph.unresolved) if (scripts.has(row.from)) take(row);
  return found;
}

/** The imports that the compiler sees and those that Lintel sees, one for each file and specifier. */
function listBoth() {
  const scripts = [...modules].filter(id => SCRIPT.test(id)).map(id => path.join(checkout, id));
  const both = new Map();
  for (const found of compiler.listImports(scripts)) {
    const from = idOf(found.file);
    const specifier = found.reference ? found.specifier.replace(/^(?![./])/, './') : found.specifier;
    const key = `${from} ${specifier}`;
    const known = both.get(key) ?? {
      from,
      specifier,
      line: found.line,
      seen: true,
      inComment: true,
      theirs: new Set(),
    };
    both.set(key, known);
    known.inComment &&= found.inComment === true;
    const target = found.reference
      ? existing(path.resolve(path.dirname(found.file), found.specifier))
      : compiler.resolve(found.specifier, found.file, found.mode);
    if (target !== undefined) known.theirs.add(idOf(target));
  }
  for (const [key, { from, specifier, line }] of lintel) {
    if (both.has(key)) continue;
    const target = compiler.resolve(specifier, path.join(checkout, from), undefined);
    both.set(key, {
      from,
      specifier,
      line,
      seen: false,
      theirs: new Set(target === undefined ? [] : [idOf(target)]),
    });
  }
  return [...both.values()].map(found => ({
    ...found,
    theirs: [...found.theirs],
    ours: [...(lintel.get(`${found.from} ${found.specifier}`)?.targets ?? [])],
    known: lintel.has(`${found.from} ${found.specifier}`),
  }));
}

function existing(file) {
  return existsSync(file) ? file : undefined;
}

function idOf(file) {
  return path.relative(checkout, file).replaceAll('\\', '/');
}

function judge(found) {
  const { specifier, ours, theirs, known } = found;
  const [our] = ours;
  if (found.inComment && !known) return { why: 'a comment (JSDoc) that Lintel does not count' };
  if (theirs.length === 0) {
    if (our === undefined) {
      if (known || ASSET.test(specifier) || /^[a-z][\w+.-]*:|\?/i.test(specifier))
        return { verdict: 'neither' };
      return { why: undefined, problem: 'Lintel does not see this import' };
    }
    if (!modules.has(our))
      return names.has(our.slice(4)) && our.startsWith('npm:')
        ? { why: explainOutside(found, our) }
        : { verdict: 'equal' };
    return { why: explainOurs(found, our) };
  }
  if (theirs.some(their => their === our)) return { verdict: 'equal' };
  if (our === undefined) return { why: explainMissing(found, theirs[0]) };
  if (theirs.some(their => isSamePackage(our, their))) return { verdict: 'equal' };
  return { why: explainTargets(found, our, theirs[0]) };
}

/** `npm:react` and a file of that package or of its types, as installed. */
function isSamePackage(our, their) {
  const installed = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(their)?.[1];
  if (installed === undefined) return false;
  const plain = installed.replace(/^@types\//, '').replace(/^(.+)__(.+)$/, '@$1/$2');
  return our === `npm:${plain}` || our === `npm:${installed}` || our === `node:${plain}`;
}

/** Lintel leads to a module where the compiler knows of nothing. */
function explainOurs({ from, specifier }, our) {
  const file = path.join(checkout, from);
  if (/\.(?:vue|svelte)$/.test(our)) return 'components: the compiler knows no .vue or .svelte files';
  const bare = specifier.slice(specifier.lastIndexOf('!') + 1).replace(/(.)\?.*$/, '$1');
  if (bare !== specifier && leadsTo(bare, file, our)) return 'the specifier is decorated for a bundler';
  if (
    leadsTo(bare, file, our, {
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      module: ts.ModuleKind.ESNext,
    })
  )
    return 'written for a bundler or CommonJS: as node16 wants it, the extension or index is missing';
  if (/^\.{0,2}\//.test(bare) && stemOf(our) === path.posix.join(path.posix.dirname(from), bare))
    return 'an extension that bundlers and Node.js add or load, and the compiler does not try (.mjs, .cjs, .mts)';
  if (/^\.{0,2}\//.test(bare)) return explainOutput(path.posix.join(path.posix.dirname(from), bare), our);
  const owner = packageIn(bare, our);
  if (owner !== undefined) return 'a package of the workspace, not built: Lintel leads it to its source';
  if (isNamedByExports(bare, our))
    return 'a package of the workspace, not built, whose exports lead to what is built from another one';
  if (bare.startsWith('#')) return 'a path of "imports", not built: Lintel leads it to its source';
  return undefined;
}

function leadsTo(specifier, file, our, retry) {
  const found = compiler.resolve(specifier, file, undefined, retry);
  return found !== undefined && stemOf(idOf(found)) === stemOf(our);
}

/** A relative path into a folder that a build writes. */
function explainOutput(wanted, our) {
  const [, rest] = /(?:^|\/)(?:dist|lib|build|out|es|esm|cjs|compiled|types)\/(.+)$/.exec(wanted) ?? [];
  const stem = rest === undefined ? '' : stemOf(rest);
  const source = stemOf(our);
  const isBuiltFrom =
    stem !== '' && (path.basename(stem) === path.basename(source) || source.endsWith(`/${stem}/index`));
  if (isBuiltFrom && !existsSync(path.join(checkout, wanted)))
    return 'a path into the output of a build that is not there: Lintel leads it to its source';
  return undefined;
}

/** Whether the exports of the package that a specifier names have the last folders of a module in their targets. */
function isNamedByExports(specifier, module) {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
  const folders = path.posix.dirname(module).split('/').slice(-2).join('/');
  return (names.get(name) ?? []).some(({ json }) =>
    JSON.stringify(json.exports ?? '').includes(`/${folders}/`),
  );
}

/** The package that a specifier names, where the module lies in its folder. */
function packageIn(specifier, module) {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
  return (names.get(name) ?? []).find(({ folder }) => path.join(checkout, module).startsWith(`${folder}/`));
}

/** Lintel takes for another's package what is the name of one in the checkout: right where nothing installs that one. */
function explainOutside({ from }, our) {
  const name = our.slice(4);
  for (let at = path.dirname(path.join(checkout, from)); at.startsWith(checkout); at = path.dirname(at))
    if (links.has(path.join(at, 'node_modules', name))) return undefined;
  return 'a package of that name is in the checkout, but nothing installs it there (a fixture, a template)';
}

/** The compiler leads to a file where Lintel knows of nothing. */
function explainMissing({ specifier }, their) {
  if (their.endsWith('.json') || ASSET.test(specifier))
    return 'data: the compiler reads .json files, Lintel takes them for no modules';
  if (!modules.has(their) && !their.includes('node_modules'))
    return 'Lintel leaves the target out (ignored by Git, too large, or outside of the folder)';
  return undefined;
}

/** Both lead somewhere, but not to the same place. */
function explainTargets({ specifier }, our, their) {
  if (modules.has(our) && idOf(realpathSync(path.join(checkout, our))) === their)
    return 'a link: the compiler goes to the file behind it, Lintel shows it where it stands';
  if (our.startsWith('node:'))
    return "Node.js's own module: it goes before an installed package of that name";
  if (stemOf(our) === stemOf(their))
    return 'same name, other extension: the compiler takes the declaration, Lintel the implementation';
  if (!modules.has(their) && !their.includes('node_modules'))
    return "Lintel leaves the compiler's target out (ignored by Git, too large, or outside of the folder)";
  if (their.includes('node_modules') && packageIn(specifier, our) !== undefined)
    return 'the compiler takes the installed copy of a package of the workspace';
  return undefined;
}

function stemOf(file) {
  return file.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '').replace(/\.d\.(\w+)$/, '.$1');
}

function describe({ from, line, specifier, ours, theirs, problem, seen }) {
  const project = compiler.projectFor(path.join(checkout, from));
  const config =
    project.file === undefined ? '' : ` [${idOf(project.file)}${project.takesIn ? '' : ', not of it'}]`;
  const note = problem === undefined ? '' : `   (${problem})`;
  return `${from}:${line} ${specifier} → ${ours.join(', ') || 'nowhere'}; compiler${seen ? '' : ' (asked)'}: ${theirs.join(', ') || 'nowhere'}${config}${note}`;
}

/** A few of each explained kind, the same for the same seed. */
function printSample() {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (const [why, group] of groupBy(different, difference => difference.why)) {
    const drawn = group
      .map(item => ({ item, at: random() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, sample);
    console.log(`\nSample of: ${why}`);
    for (const { item } of drawn) console.log(`  ${describe(item)}`);
  }
}
