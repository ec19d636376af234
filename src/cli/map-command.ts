import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { drawMap } from '../diagram/draw-map';
import { describeFileError } from '../engine/file-source';
import { LintelError } from '../engine/lintel-error';
import type { Snapshot } from '../model/snapshot';
import { writeMapHtml } from '../report/map-html';
import { analyzeFolder } from './analyze-folder';
import { addCacheOptions, type CacheOptions } from './cache-options';
import type { CliContext } from './cli-context';
import { openFile } from './open-file';
import { checkTarget, writeToFile } from './write-output';

interface MapOptions extends CacheOptions {
  readonly out: string;
  readonly open?: boolean;
}

/** Shape of an SVG map, in pixels. */
const SIZE = { width: 1600, height: 1000 };

/** `lintel map`: the architecture map of a folder as a file. */
export function createMapCommand(context: CliContext): Command {
  const command = new Command('map')
    .summary('draw the architecture map of a folder')
    .description(
      'Draws the architecture map of a folder: every part above the parts it depends on.\n' +
        'An .svg is a picture for a document; an .html is the interactive panel in one file, for any browser.',
    )
    .argument('[folder]', 'the folder to analyse', '.')
    .requiredOption(
      '--out <file>',
      'the file to write, ending in .svg or .html; it is replaced where it exists',
    )
    .option('--open', 'open the file when it is written');
  return addCacheOptions(command).action(async (folder: string, options: MapOptions) => {
    const draw = chooseFormat(options.out, context);
    const file = path.resolve(context.cwd, options.out);
    checkTarget(file, options.out);
    const { snapshot, saveCache } = await analyzeFolder(folder, options, context);
    writeToFile(draw(snapshot), file, options.out);
    if (options.open === true) await openFile(file);
    await saveCache();
  });
}

/** Reads what it needs at once: what is wrong with the command should come out before the analysis, not after. */
function chooseFormat(out: string, { programs }: CliContext): (snapshot: Snapshot) => string {
  const extension = path.extname(out).toLowerCase();
  if (extension === '.svg') return snapshot => drawMap(snapshot, { ...SIZE, theme: 'light' });
  if (extension !== '.html')
    throw new LintelError(`cannot write '${out}': its name must end in .svg or .html`);
  const assets = {
    script: readProgram(path.join(programs, 'webview.js')),
    style: readProgram(path.join(programs, 'webview.css')),
  };
  return snapshot => writeMapHtml(snapshot, assets);
}

function readProgram(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new LintelError(`a part of Lintel is missing: '${file}': ${describeFileError(error)}`);
  }
}
