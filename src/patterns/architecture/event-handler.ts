import type { Pattern } from '../pattern';
import { handlerCandidates } from '../shapes/handler-clues';

/** Event handler. */
export const EVENT_HANDLER: Pattern = {
  id: 'event-handler',
  title: 'Event handler',
  family: 'architecture',
  summary: 'A class or function that reacts when something has happened in the domain.',
  roles: {
    handler: 'the class or function that reacts',
    event: 'the class of what has happened',
    interface: 'the interface or base that it fills in',
  },
  after: ['domain-event', 'repository', 'unit-of-work', 'entity', 'value-object'],
  detect: (code, found) => handlerCandidates({ kind: 'event', message: 'domain-event' }, code, found),
};
