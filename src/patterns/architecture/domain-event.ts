import type { Pattern } from '../pattern';
import { messageCandidates } from '../shapes/message-clues';

/** Domain event. */
export const DOMAIN_EVENT: Pattern = {
  id: 'domain-event',
  title: 'Domain event',
  family: 'architecture',
  summary:
    'A class whose objects say that something has happened in the domain, for whoever wants to react to it.',
  roles: { event: 'the class of the event', handler: 'what reacts to it' },
  detect: code => messageCandidates('event', 'event', code),
};
