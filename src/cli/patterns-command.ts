import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { disk } from '../engine/disk';
import { findPatterns } from '../engine/find-patterns';
import { LintelError } from '../engine/lintel-error';
import { chooseFindings, loadPatternSettings } from '../engine/pattern-settings';
import { blindSources } from '../patterns/code/blind';
import { pickPatterns } from '../patterns/pick-patterns';
import { PATTERNS } from '../patterns/registry';
import type { PatternOutcome } from '../report/pattern-outcome';
import { writePatternsJson } from '../report/patterns-json';
import { writePatternsText } from '../report/patterns-text';
import { suggestName } from '../rules/configuration/closest-name';
import { analyzeFolder, type FolderAnalysis } from './analyze-folder';
import { addCacheOptions, type CacheOptions } from './cache-options';
import type { CliContext } from './cli-context';
import { writeToStream } from './write-output';

interface PatternsOptions extends CacheOptions {
  readonly format: 'text' | 'json';
  readonly minConfidence?: number;
  readonly pattern?: readonly string[];
  readonly blind?: boolean;
  readonly evidence?: boolean;
}

/** `lintel patterns`: the design and architecture patterns of a folder on standard output. */
export function createPatternsCommand(context: CliContext): Command {
  const command = new Command('patterns')
    .summary('find the design and architecture patterns of a folder')
    .description(
      'Finds design and architecture patterns in the code of a folder, with the symbols in their roles, the reasons,\n' +
        'and how sure that makes. The "patterns" in its lintel.json say which are shown and which were dismissed.',
    )
    .argument('[folder]', 'the folder to analyse', '.')
    .addOption(
      new Option('--format <format>', 'text, or json with everything')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addOption(
      new Option(
        '--min-confidence <number>',
        'from 0 to 1: leave out what is less sure (default: as in lintel.json, else 0.6)',
      ).argParser(parseConfidence),
    )
    .addOption(
      new Option('--pattern <id>', 'only this pattern; may be given several times').argParser(
        (id: string, before: readonly string[] = []) => [...before, id],
      ),
    )
    .option(
      '--blind',
      'give classes, functions, methods, files and folders neutral names before looking, so that names count for nothing',
    )
    .option('--evidence', 'with the reasons, in text');
  return addCacheOptions(command).action(async (folder: string, options: PatternsOptions) => {
    for (const id of options.pattern ?? [])
      if (!PATTERNS.has(id))
        throw new LintelError(`there is no pattern '${id}'.${suggestName(id, PATTERNS.keys())}`);
    const analysis = await analyzeFolder(folder, { ...options, symbols: true, code: true }, context);
    const outcome = await detect(analysis, folder, options, context);
    for (const { module, line, column, severity, message } of outcome.problems)
      context.stderr.write(`${module}:${line}:${column}: ${severity}: ${message}\n`);
    await writeToStream(writeOutcome(outcome, options, context), context.stdout);
    await analysis.saveCache();
  });
}

async function detect(
  { code, stats }: FolderAnalysis,
  folder: string,
  { minConfidence, pattern, blind }: PatternsOptions,
  { cwd }: CliContext,
): Promise<PatternOutcome> {
  const start = performance.now();
  const root = path.resolve(cwd, folder);
  const workspace = { name: path.basename(root) || root, path: root };
  const settings = await loadPatternSettings(workspace, [workspace], disk);
  const wanted = pattern === undefined ? settings.enabled : new Set(pattern);
  const patterns = wanted === undefined ? undefined : pickPatterns(wanted);
  const masked = blind ? blindSources(code) : undefined;
  const { findings: found } = await findPatterns(
    masked?.sources ?? code,
    new AbortController().signal,
    patterns,
  );
  const chosen = chooseFindings(masked === undefined ? found : found.map(masked.restore), [
    {
      ...settings,
      minConfidence: minConfidence ?? settings.minConfidence,
      ...(wanted !== undefined && { enabled: wanted }),
    },
  ]);
  const phases = { ...stats.phases, detect: performance.now() - start };
  return { ...chosen, stats: { ...stats, phases } };
}

function writeOutcome(
  outcome: PatternOutcome,
  { format, evidence = false }: PatternsOptions,
  { stdout, env = {} }: CliContext,
): Iterable<string> {
  if (format === 'json') return writePatternsJson(outcome);
  // https://no-color.org: any value that is not empty.
  const color = stdout.isTTY === true && (env.NO_COLOR ?? '') === '';
  return writePatternsText(outcome, { color, evidence, patterns: PATTERNS });
}

function parseConfidence(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value) || value < 0 || value > 1)
    throw new InvalidArgumentError('It has to be a number from 0 to 1.');
  return value;
}
