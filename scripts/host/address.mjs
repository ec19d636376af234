/**
 * The address at which the server's workbench opens a folder or a `.code-workspace` file.
 *
 * @param {number} port
 * @param {string | undefined} target absolute; none for an empty window
 * @param {{ development?: string[], tests?: string }} [extensions] absolute paths
 */
export function describeAddress(port, target, { development = [], tests } = {}) {
  const remote = file => `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`;
  const payload = [
    ['skipWelcome', 'true'],
    ...development.map(folder => ['extensionDevelopmentPath', remote(folder)]),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
  ];
  const query = new URLSearchParams();
  // Without either the server would open what it opened last; `ew` is an empty window.
  if (target === undefined) query.set('ew', 'true');
  else query.set(target.endsWith('.code-workspace') ? 'workspace' : 'folder', target);
  if (development.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query}`;
}
