import path from 'node:path';
import { Command, Option } from 'commander';
import manifest from '../../package.json';
import { disk } from '../engine/disk';
import { LintelError } from '../engine/lintel-error';
import { type LoadedRules, loadRules } from '../engine/load-rules';
import { writeCheckGithub } from '../report/check-github';
import { writeCheckJson } from '../report/check-json';
import { writeCheckMarkdown } from '../report/check-markdown';
import { writeCheckSarif } from '../report/check-sarif';
import { writeCheckText } from '../report/check-text';
import { applyBaseline, createBaseline } from '../rules/baseline';
import { BASELINE_FILE, writeBaseline } from '../rules/baseline-file';
import { checkRules } from '../rules/check-rules';
import { describeRuleKind } from '../rules/describe-kind';
import { needsSymbols } from '../rules/needs-symbols';
import { type CheckOutcome, hasFailed } from '../rules/outcome';
import type { ConfigurationProblem } from '../rules/rule';
import { analyzeFolder, type FolderAnalysis } from './analyze-folder';
import { addCacheOptions, type CacheOptions } from './cache-options';
import type { CliContext } from './cli-context';
import { findDocumentation, type PackageAddresses } from './find-documentation';
import { writeToFile, writeToStream } from './write-output';

const FORMATS = ['text', 'json', 'sarif', 'github', 'markdown'] as const;

const documentation = findDocumentation(manifest as PackageAddresses);
const SARIF_OPTIONS = {
  version: manifest.version,
  describeKind: describeRuleKind,
  ...(documentation !== undefined && { documentation }),
};

interface CheckOptions extends CacheOptions {
  readonly format: (typeof FORMATS)[number];
  readonly updateBaseline?: boolean;
}

/** `lintel check`: whether a folder keeps the rules of its `lintel.json`. `fail` makes the process end with 1. */
export function createCheckCommand(context: CliContext, fail: () => void): Command {
  const command = new Command('check')
    .summary('check the rules of a folder')
    .description(
      'Checks the rules in the lintel.json of a folder, and those of import-linter, Tach, dependency-cruiser and\n' +
        'eslint-plugin-boundaries that it has. Without any, cycles and likely breaks of layers are shown as hints.\n' +
        'Violations in lintel-baseline.json pass; what is there but fixed has to be taken out.\n' +
        'Exit status: 0 all kept, 1 a new violation of severity error or a fixed one in the baseline, 2 wrong configuration.',
    )
    .argument('[folder]', 'the folder to check', '.')
    .addOption(
      new Option(
        '--format <format>',
        'text, json, sarif, github for annotations, or markdown for a pull request',
      )
        .choices([...FORMATS])
        .default('text'),
    )
    .option(
      '--update-baseline',
      'take what is fixed out of the baseline; where there is none, write one with all there is',
    );
  return addCacheOptions(command).action(async (folder: string, options: CheckOptions) => {
    const root = path.resolve(context.cwd, folder);
    const workspace = { name: path.basename(root) || root, path: root };
    const loaded = await loadRules(workspace, [workspace], disk);
    stopAtErrors(loaded.problems, context);
    const { configuration } = loaded;
    const symbols = configuration !== undefined && needsSymbols(configuration);
    const analysis = await analyzeFolder(folder, { ...options, symbols }, context);
    const outcome = check(analysis, loaded, options.updateBaseline === true, context);
    const fromRepository = path.relative(context.cwd, root).split(path.sep).join('/');
    const prefix = fromRepository === '' || fromRepository.startsWith('..') ? '' : `${fromRepository}/`;
    await writeToStream(writeReport(outcome, options.format, prefix, context), context.stdout);
    if (hasFailed(outcome)) fail();
    await analysis.saveCache();
  });
}

function check(
  { snapshot, packages }: FolderAnalysis,
  loaded: LoadedRules,
  update: boolean,
  context: CliContext,
): CheckOutcome {
  const { configurations, baseline, baselinePath } = loaded;
  const result = checkRules(snapshot, configurations, packages());
  stopAtErrors(result.problems, context);
  for (const problem of result.problems) context.stderr.write(describeProblem(problem));
  const ids = new Set(snapshot.records.map(record => record.module.id));
  const isFirst = update && baseline === undefined;
  // Without rules there is nothing to hold anyone to.
  const canUpdate = update && configurations.length > 0;
  const known = isFirst && canUpdate ? createBaseline(result.violations) : (baseline ?? []);
  const match = applyBaseline(result.violations, configurations.length === 0 ? [] : known, id => ids.has(id));
  if (canUpdate) writeToFile(writeBaseline(match.shrunk), baselinePath, BASELINE_FILE);
  else if (update) throw new LintelError('there are no rules, so there is nothing for a baseline');
  return {
    violations: match.violations,
    stale: update ? [] : match.stale,
    problems: result.problems,
    presets: result.presets,
    modules: snapshot.records.length,
    rules: result.rules,
    isUnconfigured: configurations.length === 0,
    hasBaseline: baseline !== undefined || canUpdate,
  };
}

/** Throws where the configuration makes no sense: nothing would be proven by a check. */
function stopAtErrors(problems: readonly ConfigurationProblem[], { stderr }: CliContext): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  // With what is only worth a warning, which may be the cause.
  stderr.write(problems.map(describeProblem).join(''));
  const count = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  throw new LintelError(`${count} in the configuration: nothing was checked`);
}

function describeProblem({ module, line, column, severity, message }: ConfigurationProblem): string {
  return `${module}:${line}:${column}: ${severity}: ${message}\n`;
}

function writeReport(
  outcome: CheckOutcome,
  format: CheckOptions['format'],
  folder: string,
  { stdout, env = {} }: CliContext,
): Iterable<string> {
  switch (format) {
    case 'json':
      return writeCheckJson(outcome);
    case 'sarif':
      return [writeCheckSarif(outcome, { ...SARIF_OPTIONS, folder })];
    case 'github':
      return writeCheckGithub(outcome, folder);
    case 'markdown':
      return writeCheckMarkdown(outcome);
    case 'text':
      // https://no-color.org: any value that is not empty.
      return writeCheckText(outcome, { color: stdout.isTTY === true && (env.NO_COLOR ?? '') === '' });
  }
}
