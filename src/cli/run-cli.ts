import type { CliContext } from './cli-context';
import { type ExitCode, type MakeCommand, runCommands } from './run-commands';

/** In the order of the help. A command is loaded where it is wanted: with its rules or patterns it takes time to load. */
const COMMANDS: ReadonlyMap<string, MakeCommand> = new Map<string, MakeCommand>([
  ['graph', async context => (await import('./graph-command')).createGraphCommand(context)],
  ['map', async context => (await import('./map-command')).createMapCommand(context)],
  ['check', async (context, fail) => (await import('./check-command')).createCheckCommand(context, fail)],
  ['patterns', async context => (await import('./patterns-command')).createPatternsCommand(context)],
  ['init', async context => (await import('./init-command')).createInitCommand(context)],
]);

/** Runs the command line with these arguments (without `node` and the script). Faults become one line on stderr. */
export function runCli(args: readonly string[], context: CliContext): Promise<ExitCode> {
  return runCommands(COMMANDS, args, context);
}
