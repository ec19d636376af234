import type { Pattern } from '../pattern';
import { handlerCandidates } from '../shapes/handler-clues';

/** Command handler. */
export const COMMAND_HANDLER: Pattern = {
  id: 'command-handler',
  title: 'Command handler',
  family: 'architecture',
  summary: 'The one place where a command is carried out.',
  roles: {
    handler: 'the class or function that carries it out',
    command: 'the class of the request',
    interface: 'the interface or base that it fills in',
  },
  after: ['command', 'repository', 'unit-of-work', 'entity', 'value-object'],
  detect: (code, found) => handlerCandidates({ kind: 'command', message: 'command' }, code, found),
};
