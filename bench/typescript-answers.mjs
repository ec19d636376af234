// What the TypeScript compiler itself says of the imports in a folder: which there are, and where each leads.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';

/** For files that no tsconfig.json lies round. */
const PLAIN_OPTIONS = {
  allowJs: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ESNext,
};

/**
 * @param {string} folder absolute
 * @param {Map<string, string>} links absolute paths in `node_modules` that installing would make, and the folders these lead to
 */
export function createCompilerAnswers(folder, links) {
  const host = createLinkedHost(links);
  const projects = new Map();
  const chosen = new Map();
  const packageJsons = ts.createModuleResolutionCache(folder, name => name).getPackageJsonInfoCache();

  /** A configuration with the files it takes in, and a cache for its resolutions. */
  function readProject(file) {
    if (projects.has(file)) return projects.get(file);
    const { config } = ts.readConfigFile(file, ts.sys.readFile);
    const parsed = ts.parseJsonConfigFileContent(config ?? {}, ts.sys, path.dirname(file), undefined, file);
    const options = { ...parsed.options, allowJs: true };
    const project = {
      file,
      options,
      files: new Set(parsed.fileNames.map(name => path.resolve(name))),
      references: (parsed.projectReferences ?? []).map(ts.resolveProjectReferencePath),
      cache: ts.createModuleResolutionCache(folder, name => name, options),
    };
    projects.set(file, project);
    return project;
  }

  /** The configuration that an editor opens a file with: the nearest that takes it in, itself or by a reference. */
  function projectOf(file) {
    let nearest;
    for (let at = path.dirname(file); at.startsWith(folder); at = path.dirname(at)) {
      for (const name of ['tsconfig.json', 'jsconfig.json']) {
        const config = path.join(at, name);
        if (!ts.sys.fileExists(config)) continue;
        nearest ??= config;
        const found = findAround(config, file, new Set());
        if (found !== undefined) return { ...found, takesIn: true };
        break;
      }
    }
    if (nearest !== undefined) return { ...readProject(nearest), takesIn: false };
    if (!projects.has('')) {
      const cache = ts.createModuleResolutionCache(folder, name => name, PLAIN_OPTIONS);
      projects.set('', { file: undefined, options: PLAIN_OPTIONS, files: new Set(), references: [], cache });
    }
    return { ...projects.get(''), takesIn: false };
  }

  function findAround(config, file, visited) {
    if (visited.has(config) || !ts.sys.fileExists(config)) return undefined;
    visited.add(config);
    const project = readProject(config);
    if (project.files.has(file)) return project;
    for (const reference of project.references) {
      const found = findAround(reference, file, visited);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function projectFor(file) {
    if (!chosen.has(file)) chosen.set(file, projectOf(file));
    return chosen.get(file);
  }

  /** Where a specifier leads: an absolute path, or `undefined`. `retry` changes the options before. */
  function resolve(specifier, file, mode, retry) {
    const { options, cache } = projectFor(file);
    const used = retry === undefined ? options : { ...options, ...retry };
    const { resolvedModule } = ts.resolveModuleName(
      specifier,
      file,
      used,
      host,
      retry === undefined ? cache : undefined,
      undefined,
      mode,
    );
    return resolvedModule?.resolvedFileName;
  }

  /** The imports of script files as the compiler lists them, each with the mode that it resolves them in. */
  function listImports(files) {
    const program = ts.createProgram({
      rootNames: files,
      options: { noResolve: true, noLib: true, allowJs: true, types: [], jsx: ts.JsxEmit.Preserve },
      host: createBareHost(),
    });
    const found = [];
    for (const file of files) {
      const source = program.getSourceFile(file);
      if (source === undefined) continue;
      const { options } = projectFor(file);
      source.impliedNodeFormat = ts.getImpliedNodeFormatForFile(file, packageJsons, host, options);
      for (const literal of source.imports) {
        if (literal.text === '' || literal.pos === -1) continue;
        const mode = ts.getModeForUsageLocation(source, literal, options);
        const inComment = (literal.flags & ts.NodeFlags.JSDoc) !== 0;
        found.push({ file, specifier: literal.text, mode, line: lineOf(source, literal), inComment });
      }
      for (const { fileName, pos } of source.referencedFiles) {
        const line = source.getLineAndCharacterOfPosition(pos).line + 1;
        found.push({ file, specifier: fileName, line, reference: true });
      }
    }
    return found;
  }

  return { projectFor, resolve, listImports, realpath: host.realpath };
}

function lineOf(source, node) {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** Reads files, and resolves nothing. */
function createBareHost() {
  return {
    ...ts.createCompilerHost({}),
    readFile: file => readFileSync(file, 'utf8'),
    resolveModuleNameLiterals: literals => literals.map(() => ({ resolvedModule: undefined })),
    resolveTypeReferenceDirectiveReferences: names =>
      names.map(() => ({ resolvedTypeReferenceDirective: undefined })),
  };
}

/** The disk as it would be with the links that installing makes. */
function createLinkedHost(links) {
  const parents = new Set();
  for (const link of links.keys())
    for (let at = path.dirname(link); at.includes('/node_modules'); at = path.dirname(at)) parents.add(at);
  const real = name => {
    const place = name.lastIndexOf('/node_modules/');
    if (place === -1) return name;
    const [scope, rest] = name.slice(place + 14).split('/');
    const link = name.slice(0, place + 14) + (scope.startsWith('@') ? `${scope}/${rest}` : scope);
    const target = links.get(link);
    return target === undefined ? name : target + name.slice(link.length);
  };
  return {
    fileExists: name => ts.sys.fileExists(real(name)),
    readFile: name => ts.sys.readFile(real(name)),
    directoryExists: name => parents.has(name) || ts.sys.directoryExists(real(name)),
    realpath: name => ts.sys.realpath(real(name)),
    getCurrentDirectory: () => '/',
    useCaseSensitiveFileNames: true,
  };
}
