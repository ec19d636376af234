import assert from 'node:assert/strict';
import { findFreezing } from '../../../../src/patterns/shapes/freezing';
import { modelOf } from '../../../support/code-model';

/** Why objects of each class never change. */
async function listReasons(files: Record<string, string>): Promise<(string | undefined)[]> {
  const code = await modelOf(files);
  return code.classes.filter(({ kind }) => kind === 'class').map(one => findFreezing(one, code)?.text);
}

describe('what never changes', () => {
  it('says so in Python', async () => {
    const found = await listReasons({
      'model.py': `
from dataclasses import dataclass
from typing import NamedTuple
import attr
from pydantic import BaseModel, ConfigDict

@dataclass(frozen=True)
class A:
    x: int

@attr.s(frozen=True, auto_attribs=True)
class B:
    x: int

class C(NamedTuple):
    x: int

class D(BaseModel):
    model_config = ConfigDict(frozen=True)
    x: int

class E(A):
    y: int

@dataclass
class F:
    x: int
`,
    });
    assert.deepEqual(found, [
      'is frozen',
      'is frozen',
      'is a named tuple',
      'is frozen',
      'is frozen',
      undefined,
    ]);
  });

  it('has fields that only the constructor sets in TypeScript', async () => {
    const found = await listReasons({
      'model.ts': `
        export class A { constructor(readonly x: number) {} }
        export class B { constructor(private x: number) {} get value() { return this.x } }
        export class C { constructor(private x: number) {} grow() { this.x += 1 } }
        export class D { private readonly items: string[] = []; add(item: string) { this.items.push(item) } }
        export class E { constructor(public x: number) { Object.freeze(this) } }
      `,
    });
    assert.deepEqual(found, [
      'all its fields are read-only',
      'nothing changes its fields once it is made',
      undefined,
      undefined,
      'freezes itself',
    ]);
  });
});
