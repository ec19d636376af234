import assert from 'node:assert/strict';
import { extractText } from './extract-text';
import { listSymbols } from './list-symbols';

describe('symbols of Python', () => {
  const cases: [what: string, text: string, expected: string[]][] = [
    [
      'every kind of definition',
      `import typing as t
from enum import Enum
from typing import Protocol
class A: pass
class B(Protocol[T]):
    x: int
class C(Enum):
    RED = 1
type D[T] = list[T]
E: t.TypeAlias = int
def f(): return 1
async def g():
    return 1
h = 1
i: int = 1
_j = lambda: 1
_k = 1
__version__ = '1'
A.x = 1
`,
      [
        '4-4 exported class A',
        '5-6 exported abstract protocol B',
        '7-8 exported enum C',
        '9-9 exported type D',
        '10-10 exported type E',
        '11-11 exported function f',
        '12-13 exported function g',
        '14-14 exported variable h',
        '15-15 exported variable i',
        '16-16 variable _j',
      ],
    ],
    [
      'what is abstract',
      `import abc
from abc import ABC, abstractmethod
class A(ABC): pass
class B(abc.ABC): pass
class C(metaclass=abc.ABCMeta): pass
class D:
    @property
    @abstractmethod
    def x(self): ...
class E(A): pass
def f():
    class Inner(ABC): pass
`,
      [
        '3-3 exported abstract class A',
        '4-4 exported abstract class B',
        '5-5 exported abstract class C',
        '6-9 exported abstract class D',
        '10-10 exported class E: inherits A',
        '11-12 exported function f',
      ],
    ],
    [
      'bases, calls, decorators and types',
      `import shop.orders.model
import shop.deep as deep
from .base import Base, Item, deco, helper as h
@deco(Item)
class A(Base[Item], deep.Mixin, h(Base), metaclass=deep.Meta):
    x: "Item" = None
    def m(self, k: "deep.K" = h) -> dict[str, "shop.orders.model.Order"]:
        return Item(), shop.orders.model.Thing(1), Base.make(), self.Base
`,
      [
        '5-8 exported class A: uses .base {deco}, uses .base {Item}, inherits .base {Base}, inherits shop.deep {*.Mixin}, creates .base {helper}, uses .base {Base}, uses shop.deep {*.Meta}, uses shop.deep {*.K}, uses .base {helper}, uses shop.orders.model {*.Order}, creates .base {Item}, creates shop.orders.model {*.Thing}, creates .base {Base.make}',
      ],
    ],
    [
      'not what strings and comments hold, nor names of parameters in a call',
      `from .x import A, B
def f():
    """A and "B" """
    x = 'it\\'s A' + r'\\' + f"{A}"  # B
    return x(A=1, other=dict(B=2))
`,
      ['2-5 exported function f'],
    ],
    [
      'names that the code inside gives another meaning',
      `from .x import A, B, C
def one(A, *B, **C): return A, B, C
def two():
    A = 1
    for B in A: pass
    with x as C: return C, B
def three():
    def A(): pass
    def inner(B): return B
    return A, B
class Four:
    A = 1
    def m(self): return A
`,
      [
        '2-2 exported function one',
        '3-6 exported function two',
        '7-10 exported function three: uses .x {B}',
        '11-13 exported class Four: uses .x {A}',
      ],
    ],
    [
      'imports inside functions, for that function',
      `def one():
    from .late import Late
    return Late()
def two(): return Late()
`,
      ['1-3 exported function one: creates .late {Late}', '4-4 exported function two'],
    ],
    [
      'what is defined under a condition, and twice',
      `from .x import A
try:
    from .fast import B
except ImportError:
    class B(A): pass
if A:
    def f(): return 1
else:
    def f(): return A
`,
      ['5-5 exported class B: inherits .x {A}', '7-7 exported function f: uses .x {A}'],
    ],
    [
      'what __all__ lists as exported',
      '__all__ = ["_a"]\ndef _a(): pass\ndef b(): pass\n',
      ['2-2 exported function _a', '3-3 function b'],
    ],
    [
      'a class that is called as its imported base, or as a built-in',
      'from .x import User, Protocol\nclass User(User): pass\nclass dict(dict): pass\nclass A(Protocol): pass\n',
      [
        '2-2 exported class User: inherits .x {User}',
        '3-3 exported class dict',
        '4-4 exported class A: inherits .x {Protocol}',
      ],
    ],
    [
      'half-typed code',
      'from .x import A, B\ndef f(a, (b:\n    return A(\nclass C(A, B\n    x = "\n    def g(self): return B\nclass D(C): pass\nclass\ndef (\n',
      [
        '2-3 exported function f: creates .x {A}',
        '4-6 exported class C: inherits .x {A}, inherits .x {B}, uses .x {B}',
        '7-7 exported class D: inherits C',
      ],
    ],
  ];
  for (const [what, text, expected] of cases)
    it(what, async () => assert.deepEqual(await listSymbols('a.py', text), expected));

  it('copes with 5,000 classes in a file, and with deep nesting', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => `class C${i}(C${(i + 1) % 5000}): pass`).join('\n');
    const { symbols } = await extractText('a.py', many);
    assert.equal(symbols!.symbols.length, 5000);
    assert.equal(symbols!.references.length, 5000);
    const deep = Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}def f${i}():\n`).join('');
    const text = `class A: pass\n${deep}${' '.repeat(500)}return A(${'('.repeat(5000)}\nclass B(A): pass\n`;
    assert.deepEqual(await listSymbols('a.py', text), [
      '1-1 exported class A',
      '2-502 exported function f0: creates A',
      '503-503 exported class B: inherits A',
    ]);
  });
});
