import assert from 'node:assert/strict';
import { buildCodeModel } from '../../../../src/patterns/code/build-model';
import type { CodeModel } from '../../../../src/patterns/code/code-model';
import { findImplementations } from '../../../../src/patterns/code/find-implementations';
import { nameOfSymbol } from '../../../../src/patterns/symbol-names';
import { readCodeOf } from '../../../support/code-of-files';

async function read(files: Readonly<Record<string, string>>): Promise<CodeModel> {
  const building = buildCodeModel(await readCodeOf(files));
  for (;;) {
    const step = building.next();
    if (step.done) return step.value;
  }
}

const files = {
  'ports.ts': `export interface Orders {
  find(id: string): string;
}
export interface CachedOrders extends Orders {
  find(id: string): string;
}
`,
  'sql.ts': `import type { Orders } from './ports';
export class SqlOrders implements Orders {
  find(id: string): string { return id; }
  close(): void {}
}
export class QuickSqlOrders extends SqlOrders {}
`,
  'memory.ts': `export class MemoryOrders {
  find(id: string): string { return id; }
}
export class Clock {
  now(): number { return 1; }
}
`,
  'shapes.py': `from typing import Protocol


class Shape(Protocol):
    def area(self) -> float: ...


class Square:
    def area(self) -> float:
        return 1.0
`,
};

describe('implementations', () => {
  let code: CodeModel;

  before(async () => {
    code = await read(files);
  });

  const list = (module: string, line: number, name?: string) =>
    findImplementations(code, { module, line, ...(name !== undefined && { name }) }).map(
      ({ symbol, isStructural }) => `${isStructural ? '~' : ''}${nameOfSymbol(symbol)}`,
    );

  it('of an interface are the classes that name it and those that fit it', () => {
    assert.deepEqual(list('ports.ts', 1, 'Orders'), [
      'CachedOrders',
      'SqlOrders',
      'QuickSqlOrders',
      '~MemoryOrders',
    ]);
  });

  it('of a method are the methods in their places', () => {
    assert.deepEqual(list('ports.ts', 2, 'find'), [
      'CachedOrders.find',
      'SqlOrders.find',
      '~MemoryOrders.find',
    ]);
  });

  it('are found where a name is used, and by what surrounds a line', () => {
    assert.deepEqual(list('sql.ts', 2, 'Orders'), list('ports.ts', 1, 'Orders'));
    assert.deepEqual(list('ports.ts', 1), list('ports.ts', 1, 'Orders'));
  });

  it('of a class are the interfaces that it names or fits, and its subclasses', () => {
    assert.deepEqual(list('sql.ts', 2, 'SqlOrders'), ['QuickSqlOrders', 'Orders']);
    assert.deepEqual(list('memory.ts', 1, 'MemoryOrders'), ['~Orders', '~CachedOrders']);
    assert.deepEqual(list('memory.ts', 2, 'find'), ['~Orders.find', '~CachedOrders.find']);
  });

  it('are those of protocols, too', () => {
    assert.deepEqual(list('shapes.py', 5, 'area'), ['~Square.area']);
    assert.deepEqual(list('shapes.py', 8, 'Square'), ['~Shape']);
  });

  it('are none of what is no class', () => {
    assert.deepEqual(list('memory.ts', 4, 'Clock'), []);
    assert.deepEqual(list('gone.ts', 1, 'Orders'), []);
    assert.deepEqual(list('shapes.py', 1, 'typing'), []);
  });
});
