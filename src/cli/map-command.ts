import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, Option } from 'commander';
import { COLOURINGS, type ColourBy, needsHistory } from '../diagram/colour/colour-by';
import { drawMap } from '../diagram/map/draw-map';
import { describeFileError } from '../engine/file-source';
import { readHistory } from '../engine/git-history';
import { LintelError } from '../engine/lintel-error';
import type { DescribedFindings } from '../model/finding';
import type { WorkspaceHistory } from '../model/history';
import type { Snapshot } from '../model/snapshot';
import { describePatterns } from '../patterns/describe-patterns';
import { writeMapHtml } from '../report/map-html';
import { analyzeFolder, type FolderAnalysis } from './analyze-folder';
import { addCacheOptions, type CacheOptions } from './cache-options';
import type { CliContext } from './cli-context';
import { detectInFolder } from './detect-patterns';
import { openFile } from './open-file';
import { checkTarget, writeToFile } from './write-output';

interface MapOptions extends CacheOptions {
  readonly out: string;
  readonly open?: boolean;
  readonly colourBy?: ColourBy;
  readonly patterns?: boolean;
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
    .option('--patterns', 'look for patterns as well, and show them on the map')
    .option('--open', 'open the file when it is written');
  return addCacheOptions(command).action(async (folder: string, options: MapOptions) => {
    const draw = chooseFormat(options.out, context);
    const file = path.resolve(context.cwd, options.out);
    checkTarget(file, options.out);
    // Of modules a map shows whether there is anything inside.
    const wanted = { ...options, symbols: true, code: options.patterns === true };
    const analysis = await analyzeFolder(folder, wanted, context);
    const { snapshot, saveCache } = analysis;
    const history = needsHistory(options.colourBy) ? await askHistory(snapshot, context) : undefined;
    const patterns = options.patterns === true ? await askPatterns(analysis, folder, context) : undefined;
    writeToFile(draw(snapshot, { colourBy: options.colourBy, history, patterns }), file, options.out);
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

/** The patterns that are shown; what is wrong with the settings about them goes to standard error. */
async function askPatterns(
  analysis: FolderAnalysis,
  folder: string,
  context: CliContext,
): Promise<DescribedFindings> {
  const { findings, problems } = await detectInFolder(analysis, folder, {}, context);
  for (const { module, line, column, severity, message } of problems)
    context.stderr.write(`${module}:${line}:${column}: ${severity}: ${message}\n`);
  return { findings, descriptions: describePatterns() };
}

/** What is shown besides what depends on what. */
interface Extras {
  readonly colourBy?: ColourBy | undefined;
  readonly history?: WorkspaceHistory | undefined;
  readonly patterns?: DescribedFindings | undefined;
}

type Draw = (snapshot: Snapshot, extras: Extras) => string;

/** Reads what it needs at once: what is wrong with the command should come out before the analysis, not after. */
function chooseFormat(out: string, { programs }: CliContext): Draw {
  const extension = path.extname(out).toLowerCase();
  if (extension === '.svg')
    return (snapshot, { colourBy, history, patterns }) =>
      drawMap(snapshot, {
        ...SIZE,
        theme: 'light',
        colourBy,
        patterns,
        ...(history && { history: { modules: history.modules, now: Date.now() } }),
      });
  if (extension !== '.html')
    throw new LintelError(`cannot write '${out}': its name must end in .svg or .html`);
  const assets = {
    script: readProgram(path.join(programs, 'webview.js')),
    style: readProgram(path.join(programs, 'webview.css')),
  };
  return (snapshot, extras) => writeMapHtml(snapshot, assets, extras);
}

function readProgram(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new LintelError(`a part of Lintel is missing: '${file}': ${describeFileError(error)}`);
  }
}
