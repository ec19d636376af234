import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { LintelError } from '../engine/lintel-error';
import type { CliContext } from './cli-context';

/** What the process ends with: fine, `check` found violations, or wrong usage, configuration or input/output. */
export type ExitCode = 0 | 1 | 2;

/** Makes a command; `fail` is for what it found, not for faults. */
export type MakeCommand = (context: CliContext, fail: () => void) => Promise<Command>;

/**
 * Runs one of these commands with these arguments (without `node` and the script). Faults become one line on stderr.
 *
 * @param makers by the names of the commands, in the order of the help
 */
export async function runCommands(
  makers: ReadonlyMap<string, MakeCommand>,
  args: readonly string[],
  context: CliContext,
): Promise<ExitCode> {
  let code: ExitCode = 0;
  const fail = () => {
    code = 1;
  };
  try {
    // Help and suggestions need all commands.
    const named = makers.get(args[0] ?? '');
    const wanted = named === undefined ? [...makers.values()] : [named];
    const commands = await Promise.all(wanted.map(make => make(context, fail)));
    await createProgram(context, commands).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has said what is wrong by itself.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const text = error instanceof LintelError ? error.message : describeFault(error);
    context.stderr.write(`lintel: ${text}\n`);
    return 2;
  }
}

function createProgram(context: CliContext, commands: readonly Command[]): Command {
  const program = new Command('lintel')
    .description('Shows the architecture of a Python and TypeScript/JavaScript code base.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText(
      'after',
      '\nExit status: 0 fine, 1 check found violations, 2 wrong usage or configuration, or a file that cannot be read or written.',
    );
  for (const command of commands) program.addCommand(command.helpOption('--help', 'print this help'));
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({
      writeOut: text => context.stdout.write(text),
      writeErr: text => context.stderr.write(text),
      outputError: (text, write) => write(`lintel: ${toOneLine(text)}\n`),
    });
  return program;
}

function toOneLine(text: string): string {
  return text
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ');
}

function describeFault(error: unknown): string {
  return `internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
