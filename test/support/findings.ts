import type { DescribedFindings, Finding, PatternDescription } from '../../src/model/finding';

/** A shop in which an adapter implements a port that a service uses. */
export const shopFindings: DescribedFindings = {
  findings: [
    createFinding('repository', 0.92, [
      ['repository', 'core/orders.ts', 'OrderRepository', 3],
      ['entity', 'core/order.ts', 'Order', 5],
    ]),
    createFinding('port', 0.8, [
      ['port', 'core/orders.ts', 'OrderRepository', 3],
      ['adapter', 'db/sql.ts', 'SqlOrders', 7],
      ['client', 'core/place.ts', 'PlaceOrder.run', 12],
    ]),
    createFinding('value-object', 0.7, [['value-object', 'core/money.ts', 'Money', 2]]),
  ],
  descriptions: [
    describe('repository', 'Repository', { repository: 'gives access', entity: 'what is kept' }),
    describe('value-object', 'Value object', { 'value-object': 'equal by value' }),
    describe('port', 'Port', { port: 'what the core asks for', adapter: 'fits it', client: 'uses it' }),
  ],
};

/** A finding whose roles are `[role, module, symbol, line]`, with one reason. */
export function createFinding(
  pattern: string,
  confidence: number,
  roles: readonly (readonly [role: string, module: string, symbol: string, line: number])[],
): Finding {
  const [[, module, symbol, line]] = roles as [(typeof roles)[number]];
  return {
    pattern,
    confidence,
    roles: roles.map(([role, of, name, at]) => ({ role, module: of, symbol: name, line: at })),
    evidence: [{ text: `\`${symbol}\` has the shape of one`, weight: 0.5, module, line: line + 1 }],
  };
}

function describe(id: string, title: string, roles: Readonly<Record<string, string>>): PatternDescription {
  return { id, title, family: 'architecture', summary: `What a ${title.toLowerCase()} is for.`, roles };
}
