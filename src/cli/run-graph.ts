import type { CliContext } from './cli-context';
import { createGraphCommand } from './graph-command';
import { type ExitCode, type MakeCommand, runCommands } from './run-commands';

const GRAPH: ReadonlyMap<string, MakeCommand> = new Map<string, MakeCommand>([
  ['graph', async context => createGraphCommand(context)],
]);

/** As `runCli`, for arguments that begin with `graph`: the command that is run most often, in a bundle that loads quickly. */
export function runCli(args: readonly string[], context: CliContext): Promise<ExitCode> {
  return runCommands(GRAPH, args, context);
}
