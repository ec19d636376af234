import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A plain window: no assistant beside the editor, no welcome page, nothing that looks for a network. */
const settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/**
 * Writes the settings of the server's machine, which a person's own settings in the workbench outweigh.
 *
 * @param {string} dataFolder
 */
export function writeSettings(dataFolder) {
  const folder = path.join(dataFolder, 'data/Machine');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
}
