import { AGGREGATE } from '../architecture/aggregate';
import { COMMAND } from '../architecture/command';
import { COMMAND_HANDLER } from '../architecture/command-handler';
import { CQRS } from '../architecture/cqrs';
import { DOMAIN_EVENT } from '../architecture/domain-event';
import { DTO } from '../architecture/dto';
import { ENTITY } from '../architecture/entity';
import { EVENT_HANDLER } from '../architecture/event-handler';
import { EVENT_SOURCING } from '../architecture/event-sourcing';
import { MESSAGE_BUS } from '../architecture/message-bus';
import { QUERY } from '../architecture/query';
import { REPOSITORY } from '../architecture/repository';
import { SPECIFICATION } from '../architecture/specification';
import { UNIT_OF_WORK } from '../architecture/unit-of-work';
import { VALUE_OBJECT } from '../architecture/value-object';
import type { Pattern } from '../pattern';

/** The patterns of this kind in the order in which they are listed. */
export const DOMAIN: readonly Pattern[] = [
  ...[REPOSITORY, UNIT_OF_WORK, ENTITY, VALUE_OBJECT, AGGREGATE],
  ...[DOMAIN_EVENT, EVENT_HANDLER, COMMAND, COMMAND_HANDLER, QUERY, MESSAGE_BUS],
  ...[CQRS, EVENT_SOURCING, SPECIFICATION, DTO],
];
