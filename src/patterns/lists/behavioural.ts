import { CHAIN_OF_RESPONSIBILITY } from '../behavioural/chain-of-responsibility';
import { COMMAND_GOF } from '../behavioural/command-gof';
import { INTERPRETER } from '../behavioural/interpreter';
import { ITERATOR } from '../behavioural/iterator';
import { MEDIATOR } from '../behavioural/mediator';
import { MEMENTO } from '../behavioural/memento';
import { NULL_OBJECT } from '../behavioural/null-object';
import { OBSERVER } from '../behavioural/observer';
import { PLUGIN } from '../behavioural/plugin';
import { PUBLISH_SUBSCRIBE } from '../behavioural/publish-subscribe';
import { STATE } from '../behavioural/state';
import { STRATEGY } from '../behavioural/strategy';
import { TEMPLATE_METHOD } from '../behavioural/template-method';
import { VISITOR } from '../behavioural/visitor';
import type { Pattern } from '../pattern';

/** The patterns of this kind in the order in which they are listed. */
export const BEHAVIOURAL: readonly Pattern[] = [
  ...[STRATEGY, OBSERVER, PUBLISH_SUBSCRIBE, STATE, TEMPLATE_METHOD, VISITOR, ITERATOR, MEDIATOR, MEMENTO],
  ...[CHAIN_OF_RESPONSIBILITY, COMMAND_GOF, INTERPRETER, NULL_OBJECT, PLUGIN],
];
