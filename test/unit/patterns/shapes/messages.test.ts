import assert from 'node:assert/strict';
import { findDispatch } from '../../../../src/patterns/shapes/dispatch';
import { messagesOf } from '../../../../src/patterns/shapes/messages';
import { modelOf } from '../../../support/code-model';

/** What is known of each message: who handles it, who keeps it, by what it is sent. */
async function describeMessages(files: Record<string, string>): Promise<string[]> {
  const messages = messagesOf(await modelOf(files));
  return [...messages.values()].flatMap(({ class: { name }, registrations, recorded, sent }) => [
    ...registrations.map(one => `${name} ${one.by}${one.isMany ? '*' : ''} ${one.handler.name}`),
    ...recorded.map(({ by }) => `${name} recorded by ${by.name}`),
    ...sent.map(one => `${name} sent by ${one.name}`),
  ]);
}

describe('messages', () => {
  it('are tied to handlers by dictionaries, calls, decorators and types', async () => {
    const python = await describeMessages({
      'app.py': `
from dataclasses import dataclass

@dataclass
class Placed:
    number: str

@dataclass
class Place:
    number: str

def notify(event: Placed): ...
def place(command: Place, uow): ...

EVENTS = {Placed: [notify]}
COMMANDS = {Place: place}

def start(bus):
    bus.subscribe(Placed, lambda event: notify(event))
`,
    });
    assert.deepEqual(python, ['Placed dictionary* notify', 'Place dictionary place']);
    const typescript = await describeMessages({
      'app.ts': `
        import { CommandHandler } from '@nestjs/cqrs';
        export class Place { constructor(readonly id: string) {} }
        export class Placed { constructor(readonly id: string) {} }
        export interface Handler<T> { handle(message: T): void }
        @CommandHandler(Place)
        export class Placing { execute(command: Place) {} }
        export class Notify implements Handler<Placed> { handle(message: Placed) {} }
        export class Mail {
          constructor(bus: any) { bus.register(this.onPlaced.bind(this), Placed.name) }
          private onPlaced(event: Placed) {}
        }
      `,
    });
    assert.deepEqual(typescript.sort(), [
      'Place decorator Placing',
      'Placed call Mail',
      'Placed type Notify',
    ]);
  });

  it('are kept by what they tell of, or sent', async () => {
    const found = await describeMessages({
      'order.ts': `
        export class Placed { constructor(readonly id: string) {} }
        export class Line { constructor(readonly sku: string) {} }
        export class Order {
          private events: unknown[] = [];
          private lines: Line[] = [];
          place() { this.record(new Placed('1')) }
          add(sku: string) { this.lines.push(new Line(sku)) }
          private record(event: unknown) { this.events.push(event) }
        }
        export function tell(bus: any) { const event = new Placed('2'); bus.publish(event) }
      `,
    });
    assert.deepEqual(
      found.filter(line => line.startsWith('Placed')),
      ['Placed recorded by Order', 'Placed sent by publish'],
    );
    assert.ok(!found.some(line => line.startsWith('Line recorded')));
  });
});

describe('dispatch', () => {
  it('looks up by the class of an argument, or by a mark of it', async () => {
    const { functions } = await modelOf({
      'bus.py': `
HANDLERS = {}

def by_class(message):
    for handle in HANDLERS.get(type(message), []):
        handle(message)

def by_queue(message):
    queue = [message]
    while queue:
        message = queue.pop(0)
        handler = HANDLERS[message.__class__]
        handler(message)

def by_mark(message):
    HANDLERS[message.type](message)

def by_text(name):
    return HANDLERS.get(name)
`,
    });
    const found = functions.map(one => {
      const dispatch = findDispatch(one);
      return dispatch && [dispatch.isByClass, dispatch.isCalled];
    });
    assert.deepEqual(found, [[true, true], [true, true], [false, true], undefined]);
  });
});
