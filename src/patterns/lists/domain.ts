import { AGGREGATE } from '../architecture/aggregate';
import { COMMAND } from '../architecture/command';
import { COMMAND_HANDLER } from '../architecture/command-handler';
import { DOMAIN_EVENT } from '../architecture/domain-event';
import { ENTITY } from '../architecture/entity';
import { EVENT_HANDLER } from '../architecture/event-handler';
import { MESSAGE_BUS } from '../architecture/message-bus';
import { QUERY } from '../architecture/query';
import { REPOSITORY } from '../architecture/repository';
import { UNIT_OF_WORK } from '../architecture/unit-of-work';
import { VALUE_OBJECT } from '../architecture/value-object';
import type { Pattern } from '../pattern';

/** The patterns of this kind in the order in which they are listed. */
export const DOMAIN: readonly Pattern[] = [
  ...[REPOSITORY, UNIT_OF_WORK, ENTITY, VALUE_OBJECT, AGGREGATE],
  ...[DOMAIN_EVENT, EVENT_HANDLER, COMMAND, COMMAND_HANDLER, QUERY, MESSAGE_BUS],
];
