import path from 'node:path';

/**
 * Reads the arguments of VS Code's own executable that matter here; the others, which are about the desktop, are
 * accepted and ignored.
 *
 * `--trust=on` is our own: it outweighs the `--disable-workspace-trust` that @vscode/test-electron always passes.
 *
 * @param {string[]} args
 */
export function readCodeArguments(args) {
  const list = name =>
    args.filter(arg => arg.startsWith(`--${name}=`)).map(arg => arg.slice(name.length + 3));
  const target = args.findLast(arg => !arg.startsWith('-'));
  const [tests] = list('extensionTestsPath');
  const [trust] = list('trust');
  const [cdpPort] = list('remote-debugging-port');
  return {
    target: target && path.resolve(target),
    development: list('extensionDevelopmentPath').map(folder => path.resolve(folder)),
    tests: tests && path.resolve(tests),
    trust: trust ? trust === 'on' : !args.includes('--disable-workspace-trust'),
    /** Where others may drive the workbench as this process does (Chrome's DevTools protocol). */
    cdpPort: cdpPort && Number(cdpPort),
  };
}
