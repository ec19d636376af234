import { Command, Option } from 'commander';
import { LintelError } from '../engine/lintel-error';
import { listCycleModules } from '../graph/cycles';
import { condenseGraph, type GraphLevel } from '../report/condense-graph';
import { writeGraphDot } from '../report/graph-dot';
import { writeGraphJson } from '../report/graph-json';
import { writeGraphMermaid } from '../report/graph-mermaid';
import { listSymbolGraph } from '../report/symbol-graph';
import { writeSymbolsDot } from '../report/symbols-dot';
import { writeSymbolsJson } from '../report/symbols-json';
import { writeSymbolsMermaid } from '../report/symbols-mermaid';
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
    const wanted = { ...options, symbols, code: symbols, relations: symbols };
    const analysis = await analyzeFolder(folder, wanted, context);
    await writeToStream(writeGraph(analysis, options), context.stdout);
    await analysis.saveCache();
  });
}

function writeGraph({ snapshot, stats }: FolderAnalysis, { format, level }: GraphOptions): Iterable<string> {
  if (level === 'symbol') {
    if (format === 'json') return writeSymbolsJson(snapshot, stats);
    const graph = listSymbolGraph(snapshot.records);
    return format === 'dot' ? writeSymbolsDot(graph) : writeSymbolsMermaid(graph);
  }
  if (format === 'dot') return writeGraphDot(condenseGraph(snapshot.records, level));
  if (format === 'mermaid') return writeGraphMermaid(condenseGraph(snapshot.records, level));
  const start = performance.now();
  const cycles = listCycleModules(snapshot.records);
  const phases = { ...stats.phases, cycles: performance.now() - start };
  return writeGraphJson(snapshot, cycles, { ...stats, phases });
}
