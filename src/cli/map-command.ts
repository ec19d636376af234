import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, Option } from 'commander';
import { COLOURINGS, type ColourBy, needsHistory } from '../diagram/colour/colour-by';
import { drawMap } from '../diagram/map/draw-map';
import { describeFileError } from '../engine/file-source';
import { readHistory } from '../engine/git-history';
import { LintelError } from '../engine/lintel-error';
import type { WorkspaceHistory } from '../model/history';
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
  readonly colourBy?: ColourBy;
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
    .addOption(
      new Option('--colour-by <name>', 'colour boxes by what is measured; churn and age ask git').choices(
        COLOURINGS,
      ),
    )
    .option('--open', 'open the file when it is written');
  return addCacheOptions(command).action(async (folder: string, options: MapOptions) => {
    const draw = chooseFormat(options.out, context);
    const file = path.resolve(context.cwd, options.out);
    checkTarget(file, options.out);
    // Of modules a map shows whether there is anything inside.
    const { snapshot, saveCache } = await analyzeFolder(folder, { ...options, symbols: true }, context);
    const history = needsHistory(options.colourBy) ? await askHistory(snapshot, context) : undefined;
    writeToFile(draw(snapshot, { colourBy: options.colourBy, history }), file, options.out);
    if (options.open === true) await openFile(file);
    await saveCache();
  });
}

/** What version control says; what it cannot say goes to standard error. */
async function askHistory(snapshot: Snapshot, { stderr }: CliContext): Promise<WorkspaceHistory> {
  const ids = snapshot.records.map(record => record.module.id);
  const history = await readHistory(snapshot.roots, ids);
  if (history.message) stderr.write(`lintel: ${history.message}\n`);
  return history;
}

/** What boxes are coloured by. */
interface Colours {
  readonly colourBy?: ColourBy | undefined;
  readonly history?: WorkspaceHistory | undefined;
}

type Draw = (snapshot: Snapshot, colours: Colours) => string;

/** Reads what it needs at once: what is wrong with the command should come out before the analysis, not after. */
function chooseFormat(out: string, { programs }: CliContext): Draw {
  const extension = path.extname(out).toLowerCase();
  if (extension === '.svg')
    return (snapshot, { colourBy, history }) =>
      drawMap(snapshot, {
        ...SIZE,
        theme: 'light',
        colourBy,
        ...(history && { history: { modules: history.modules, now: Date.now() } }),
      });
  if (extension !== '.html')
    throw new LintelError(`cannot write '${out}': its name must end in .svg or .html`);
  const assets = {
    script: readProgram(path.join(programs, 'webview.js')),
    style: readProgram(path.join(programs, 'webview.css')),
  };
  return (snapshot, colours) => writeMapHtml(snapshot, assets, colours);
}

function readProgram(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new LintelError(`a part of Lintel is missing: '${file}': ${describeFileError(error)}`);
  }
}
