import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { root } from '../build/bundles.mjs';
import { hasDisplay } from '../host/desktop.mjs';

/** How long to wait for an answer before VS Code counts as out of reach, in milliseconds. */
const REACH_LIMIT = 4000;
const releases = 'https://update.code.visualstudio.com/api/releases/stable';

/**
 * Which VS Code runs the extension tests: a desktop one where it can be downloaded and has a screen, else our own.
 * LINTEL_TEST_HOST=desktop or embedded decides otherwise.
 *
 * @returns {Promise<{ kind: 'desktop' | 'embedded', executable: string }>}
 */
export async function chooseHost() {
  const wanted = process.env.LINTEL_TEST_HOST;
  if (wanted && wanted !== 'desktop' && wanted !== 'embedded')
    throw new Error(`LINTEL_TEST_HOST is ${wanted}; it may be desktop or embedded`);
  if (wanted === 'desktop' || (!wanted && hasDisplay() && (await isReachable())))
    return { kind: 'desktop', executable: await downloadAndUnzipVSCode() };
  return { kind: 'embedded', executable: path.join(root, 'scripts/host/code-embedded.mjs') };
}

async function isReachable() {
  try {
    const response = await fetch(releases, { signal: AbortSignal.timeout(REACH_LIMIT) });
    return response.ok;
  } catch {
    return false;
  }
}
