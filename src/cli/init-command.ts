import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { LintelError } from '../engine/lintel-error';
import { SETTINGS_FILE } from '../engine/workspace-settings';
import { proposeRules } from '../rules/propose/propose-rules';
import { analyzeFolder } from './analyze-folder';
import { addCacheOptions, type CacheOptions } from './cache-options';
import type { CliContext } from './cli-context';
import { checkTarget, writeToFile } from './write-output';

interface InitOptions extends CacheOptions {
  readonly force?: boolean;
}

/** `lintel init`: writes a `lintel.json` with the levels that the code of a folder already has. */
export function createInitCommand(context: CliContext): Command {
  const command = new Command('init')
    .summary('write a lintel.json that the code of a folder keeps')
    .description(
      'Reads the levels that the code of a folder already has and writes them as rules into its lintel.json, with what is\n' +
        'against them today as named exceptions. `lintel check` passes then; change the file to what you want.',
    )
    .argument('[folder]', 'the folder to analyse', '.')
    .option('--force', 'replace a lintel.json that is there');
  return addCacheOptions(command).action(async (folder: string, options: InitOptions) => {
    const file = path.resolve(context.cwd, folder, SETTINGS_FILE);
    const shown = path.join(folder, SETTINGS_FILE);
    if (existsSync(file) && options.force !== true)
      throw new LintelError(`'${shown}' is there already; --force replaces it`);
    const { snapshot, saveCache } = await analyzeFolder(folder, { ...options, symbols: false }, context);
    checkTarget(file, shown);
    writeToFile(proposeRules(snapshot.records), file, shown);
    context.stderr.write(`Wrote ${shown}. 'lintel check ${folder}' checks it.\n`);
    await saveCache();
  });
}
