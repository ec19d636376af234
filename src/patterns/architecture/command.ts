import type { Pattern } from '../pattern';
import { messageCandidates } from '../shapes/message-clues';

/** Command (message). */
export const COMMAND: Pattern = {
  id: 'command',
  title: 'Command (message)',
  family: 'architecture',
  summary: 'A class whose objects ask the application to do one thing, and are handled in one place.',
  roles: { command: 'the class of the request', handler: 'what carries it out' },
  detect: code => messageCandidates('command', 'command', code),
};
