import assert from 'node:assert/strict';
import { equalityOf } from '../../../../src/patterns/shapes/equality';
import { modelOf } from '../../../support/code-model';

/** By what two objects of each class are the same: `Order identity id`. */
async function listEqualities(files: Record<string, string>): Promise<string[]> {
  const { classes } = await modelOf(files);
  return classes.map(one => {
    const found = equalityOf(one);
    return [one.name, found?.by ?? 'none', ...(found?.field === undefined ? [] : [found.field])].join(' ');
  });
}

describe('what makes two objects the same', () => {
  it('is one field, or all of them, in Python', async () => {
    const found = await listEqualities({
      'model.py': `
class Batch:
    def __eq__(self, other):
        if not isinstance(other, Batch):
            return False
        return other.reference == self.reference

class Span:
    def __eq__(self, other):
        return (self.start, self.end) == (other.start, other.end)

class Whole:
    def __eq__(self, other):
        return self.__dict__ == other.__dict__

class Worked:
    def key(self):
        parts = [self.a, self.b]
        return tuple(parts)
    def __eq__(self, other):
        return self.key() == other.key()

class Heir(Batch):
    pass

class Plain:
    def fits(self, line):
        return self.sku == line.sku
`,
    });
    assert.deepEqual(found, [
      'Batch identity reference',
      'Span value',
      'Whole value',
      'Worked value',
      'Heir identity reference',
      'Plain none',
    ]);
  });

  it('is told by any method that compares with another of the kind in TypeScript', async () => {
    const found = await listEqualities({
      'model.ts': `
        export abstract class Entity<T> {
          constructor(private readonly _id: string, protected props: T) {}
          sameAs(other?: Entity<T>): boolean { return other !== undefined && this._id === other._id }
        }
        export class Money {
          constructor(readonly amount: number, readonly currency: string) {}
          equals(other: Money) { return this.amount === other.amount && this.currency === other.currency }
        }
        export abstract class ValueObject<T> {
          constructor(protected readonly props: T) {}
          equals(other?: ValueObject<T>): boolean { return JSON.stringify(this.props) === JSON.stringify(other!.props) }
        }
        export class Batch {
          constructor(readonly sku: string, readonly count: number) {}
          takes(line: Money): boolean { return this.count === line.amount }
        }
      `,
    });
    assert.deepEqual(found, ['Entity identity _id', 'Money value', 'ValueObject value', 'Batch none']);
  });
});
