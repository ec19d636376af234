import { Command, InvalidArgumentError, Option } from 'commander';
import { LintelError } from '../engine/lintel-error';
import { PATTERNS } from '../patterns/registry';
import type { PatternOutcome } from '../report/pattern-outcome';
import { writePatternsJson } from '../report/patterns-json';
import { writePatternsText } from '../report/patterns-text';
import { suggestName } from '../rules/configuration/closest-name';
import { analyzeFolder } from './analyze-folder';
import { addCacheOptions, type CacheOptions } from './cache-options';
import type { CliContext } from './cli-context';
import { type DetectOptions, detectInFolder } from './detect-patterns';
import { writeToStream } from './write-output';

interface PatternsOptions extends CacheOptions, DetectOptions {
  readonly format: 'text' | 'json';
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
    const outcome = await detectInFolder(analysis, folder, options, context);
    for (const { module, line, column, severity, message } of outcome.problems)
      context.stderr.write(`${module}:${line}:${column}: ${severity}: ${message}\n`);
    await writeToStream(writeOutcome(outcome, options, context), context.stdout);
    await analysis.saveCache();
  });
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
