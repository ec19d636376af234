import path from 'node:path';
import type { Command } from 'commander';
import type { CliContext } from './cli-context';

/** What the options say about the cache. Commander makes `cache` of `--no-cache`. */
export interface CacheOptions {
  readonly cache: boolean;
  readonly cacheFolder?: string;
}

/** Adds the options that all commands have that analyse. */
export function addCacheOptions(command: Command): Command {
  return command
    .option('--no-cache', 'analyse everything afresh; read and write no cache')
    .option('--cache-folder <folder>', 'the folder for caches (default: the cache folder of this system)');
}

/** The absolute path of the folder for caches; `undefined` where nothing is to be cached. */
export function chooseCacheFolder(options: CacheOptions, context: CliContext): string | undefined {
  if (!options.cache) return undefined;
  const { cacheFolder } = options;
  return cacheFolder === undefined ? context.cacheFolder : path.resolve(context.cwd, cacheFolder);
}
