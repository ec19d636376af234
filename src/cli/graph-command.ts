import { Command, Option } from 'commander';
import { LintelError } from '../engine/lintel-error';
import { listCycleModules } from '../graph/cycles';
import type { GraphLevel } from '../report/condense-graph';
import { writeGraphJson, writeStats } from '../report/graph-json';
import { analyzeFolder, type FolderAnalysis } from './analyze-folder';
import { addCacheOptions, type CacheOptions } from './cache-options';
import type { CliContext } from './cli-context';
import { writeToStream } from './write-output';

interface GraphOptions extends CacheOptions {
  readonly format: 'json' | 'dot' | 'mermaid';
  readonly level: GraphLevel | 'symbol';
}

/** `lintel graph`: the modules of a folder and their dependencies on standard output. */
export function createGraphCommand(context: CliContext): Command {
  const command = new Command('graph')
    .summary('print the modules of a folder and their dependencies')
    .description(
      'Prints the modules of a folder and their dependencies on standard output.\n' +
        'json has everything: external packages, unresolved imports, cycles, diagnostics and timings.\n' +
        'dot and mermaid show dependencies inside the folder, one arrow between two boxes.',
    )
    .argument('[folder]', 'the folder to analyse', '.')
    .addOption(
      new Option('--format <format>', 'json, dot for Graphviz, or mermaid')
        .choices(['json', 'dot', 'mermaid'])
        .default('json'),
    )
    .addOption(
      new Option(
        '--level <level>',
        'boxes: modules, folders (not in json), or classes, functions and the like',
      )
        .choices(['module', 'folder', 'symbol'])
        .default('module'),
    );
  return addCacheOptions(command).action(async (folder: string, options: GraphOptions) => {
    if (options.format === 'json' && options.level === 'folder')
      throw new LintelError("'--level folder' needs '--format dot' or '--format mermaid'");
    const symbols = options.level === 'symbol';
    const isReportEnough = options.format === 'json' && !symbols;
    const wanted = { ...options, symbols, code: symbols, relations: symbols, isReportEnough };
    const analysis = await analyzeFolder(folder, wanted, context);
    if (isReportEnough) return printJson(analysis, context);
    await writeToStream(await writeGraph(analysis, options), context.stdout);
    await analysis.saveCache();
  });
}

/** Prints the graph as JSON, from the cache where that has the very text. */
async function printJson(analysis: FolderAnalysis, { stdout }: CliContext): Promise<void> {
  const { snapshot, stats, report, saveCache, keepReport } = analysis;
  if (report !== undefined) {
    await writeToStream([report, writeStats(stats)], stdout);
    return saveCache();
  }
  const start = performance.now();
  const cycles = listCycleModules(snapshot.records);
  const phases = { ...stats.phases, cycles: performance.now() - start };
  const kept: Uint8Array[] = [];
  const isOut = await writeToStream(writeGraphJson(snapshot, cycles), stdout, kept);
  await writeToStream([writeStats({ ...stats, phases })], stdout);
  await saveCache();
  if (isOut) await keepReport(Buffer.concat(kept));
}

/** The graph as text; what writes the less usual formats is loaded where it is wanted. */
async function writeGraph(analysis: FolderAnalysis, options: GraphOptions): Promise<Iterable<string>> {
  const { format, level } = options;
  if (level === 'symbol') return writeSymbols(analysis, format);
  const { condenseGraph } = await import('../report/condense-graph');
  const graph = condenseGraph(analysis.snapshot.records, level);
  return format === 'dot'
    ? (await import('../report/graph-dot')).writeGraphDot(graph)
    : (await import('../report/graph-mermaid')).writeGraphMermaid(graph);
}

async function writeSymbols(
  { snapshot, stats }: FolderAnalysis,
  format: GraphOptions['format'],
): Promise<Iterable<string>> {
  if (format === 'json') return (await import('../report/symbols-json')).writeSymbolsJson(snapshot, stats);
  const { listSymbolGraph } = await import('../report/symbol-graph');
  const graph = listSymbolGraph(snapshot.records);
  return format === 'dot'
    ? (await import('../report/symbols-dot')).writeSymbolsDot(graph)
    : (await import('../report/symbols-mermaid')).writeSymbolsMermaid(graph);
}
