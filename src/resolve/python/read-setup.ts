import type { ProjectFacts } from './declared-roots';
import { readPackageDir, topLevelName } from './package-dirs';
import { importNames } from './read-requirements';

/**
 * What a `setup.cfg` says: roots in `package_dir` of `[options]` and `where` of `[options.packages.find]`, requirements in
 * `install_requires` and `[options.extras_require]`.
 */
export function readSetupCfg(text: string): ProjectFacts {
  const roots: string[] = [];
  const requires: string[] = [];
  const names: string[] = [];
  const packages: string[] = [];
  for (const { section, key, value } of readIniLines(text)) {
    if (section === 'options' && /^package[_-]dir$/.test(key)) {
      const entry = /^([\w.]*)\s*=\s*(.+)$/.exec(value);
      if (entry !== null) roots.push(...readPackageDir(entry[1]!, entry[2]!));
    } else if (/^options\.packages\.find(?:_namespace)?$/.test(section) && key === 'where' && value !== '') {
      roots.push(...value.split(/[\s,]+/));
    } else if (section === 'options.extras_require' || (section === 'options' && /_requires?$/.test(key))) {
      if (key !== 'python_requires')
        requires.push(...value.split(';', 1)[0]!.split(',').flatMap(importNames));
    } else if (section === 'options' && /^(?:namespace_)?packages$/.test(key))
      packages.push(
        ...value
          .split(/[\s,]+/)
          .filter(name => !name.endsWith(':'))
          .flatMap(topLevelName),
      );
    else if (section === 'metadata' && key === 'name') names.push(...importNames(value));
  }
  return { roots, requires, names, packages };
}

/** Each line of an INI file that holds (a part of) a value. */
function* readIniLines(text: string): Generator<{ section: string; key: string; value: string }> {
  let section = '';
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(?:[#;]|$)/.test(line)) continue;
    const header = /^\[([^\]]+)\]/.exec(line);
    if (header !== null) {
      section = header[1]!.trim();
      key = '';
      continue;
    }
    const isContinued = /^\s/.test(line) && key !== '';
    const entry = isContinued ? null : /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line.trim());
    if (entry !== null) key = entry[1]!;
    yield { section, key, value: (entry?.[2] ?? line).trim() };
  }
}

/** A call of `find_packages` or `find_namespace_packages` with its arguments, as long as these hold no other call. */
const FIND_PACKAGES = /\bfind(?:_namespace)?_packages\s*\(([^()]*)\)/g;

const PACKAGE_DIR = /\bpackage_dir["']?\s*[=:]\s*\{([^{}]*)\}/g;

/** The strings of `install_requires` and its kin, and the name of the project. */
const REQUIRES = /\b(?:install|extras|setup|tests)_requires?["']?\s*[=:]\s*(\[[^\]]*\]|\{[^}]*\})/g;

/** Packages that are listed, and patterns of those that are looked for. */
const PACKAGES = /\b(?:packages|namespace_packages|include)\s*=\s*(\[[^\]]*\])/g;

const NAME = /\bname\s*=\s*(["'])([\w.-]+)\1/;

/**
 * What a `setup.py` says, as far as it stands there as plain strings: the roots in `package_dir={"": "src"}` and
 * `find_packages("src")` or `find_packages(where="src")`, and what it requires. The file is read as text and never run.
 */
export function readSetupPy(text: string): ProjectFacts {
  const code = text.replace(/^\s*#.*$/gm, '');
  const roots: string[] = [];
  for (const [, entries] of code.matchAll(PACKAGE_DIR)) {
    for (const [, , name, , folder] of entries!.matchAll(/(["'])([\w.]*)\1\s*:\s*(["'])([^"'\n]*)\3/g))
      roots.push(...readPackageDir(name!, folder!));
  }
  for (const [, given] of code.matchAll(FIND_PACKAGES)) {
    const where = /(?:^\s*|\bwhere\s*=\s*)(["'])([^"'\n]+)\1/.exec(given!)?.[2];
    if (where !== undefined) roots.push(where);
  }
  const packages = [...code.matchAll(PACKAGES)].flatMap(([, list]) =>
    readStringsIn(list!).flatMap(topLevelName),
  );
  const requires = [...code.matchAll(REQUIRES)].flatMap(([, list]) =>
    readStringsIn(list!).flatMap(importNames),
  );
  return { roots, requires, names: importNames(NAME.exec(code)?.[2] ?? ''), packages };
}

function readStringsIn(code: string): readonly string[] {
  return [...code.matchAll(/(["'])([^"'\n]+)\1/g)].map(match => match[2]!);
}
