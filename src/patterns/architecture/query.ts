import type { Pattern } from '../pattern';
import { messageCandidates } from '../shapes/message-clues';

/** Query (message). */
export const QUERY: Pattern = {
  id: 'query',
  title: 'Query (message)',
  family: 'architecture',
  summary: 'A class whose objects ask the application for information, and change nothing.',
  roles: { query: 'the class of the question', handler: 'what answers it' },
  detect: code => messageCandidates('query', 'query', code),
};
