import assert from 'node:assert/strict';
import { readCode, readModule } from '../../../../src/extract/python/read-code';
import { unpackCode } from '../../../../src/model/unpack-code';
import { extractText } from '../extract-text';
import { printCode } from './print-code';

/** The statements of a text, a line each. */
function listCode(text: string): string[] {
  return readModule(text, { exports: [] }).body.map(printCode);
}

function check(table: readonly (readonly [text: string, statements: readonly string[]])[]): void {
  for (const [text, statements] of table) it(text, () => assert.deepEqual(listCode(text), statements));
}

describe('code of Python: simple statements and expressions', () => {
  check([
    ['a = 1', ['assign(line=1 target=a value=1)']],
    ['a = b = c', ['assign(line=1 target=a value=c)', 'assign(line=1 target=b value=c)']],
    [
      'a, (b, *c) = 1, (2, 3)',
      [
        'assign(line=1 target=a value=1)',
        'assign(line=1 target=b value=other(parts=[list(type=tuple items=[2, 3])]))',
        'assign(line=1 target=c value=other(parts=[]))',
      ],
    ],
    [
      'a, b = f()',
      [
        'assign(line=1 target=a value=other(parts=[call(line=1 callee=f args=[])]))',
        'assign(line=1 target=b value=other(parts=[]))',
      ],
    ],
    ['a.b[0] += -1', ['assign(line=1 target=index(of=a.b index=0) value=unary(operator=- of=1) operator=+)']],
    ['a: int = 2', ['assign(line=1 target=a declared=int isDeclaration value=2)']],
    [`a: 'list["Order"]'`, ['assign(line=1 target=a declared=[list, Order] isDeclaration)']],
    ['a: ClassVar[int] = 1', ['assign(line=1 target=a declared=int isDeclaration value=1)']],
    ['(a := 5)', ['do(line=1 value=assignment(target=a value=5))']],
    [
      'f(1, *a, b=c, **d)',
      [
        'do(line=1 value=call(line=1 callee=f args=[1, spread(of=a), keyword(name=b value=c), spread(of=d)]))',
      ],
    ],
    [
      'f(x for x in y)',
      [
        'do(line=1 value=call(line=1 callee=f args=[comprehension(type=generator element=x target=x over=y)]))',
      ],
    ],
    ['a.b(c)(d)', ['do(line=1 value=call(line=1 callee=call(line=1 callee=a.b args=[c]) args=[d]))']],
    [
      'x = [i for i, j in a if i if j for k in i]',
      [
        'assign(line=1 target=x value=comprehension(type=list element=i target=list(type=tuple items=[i, j]) over=a others=[i, j, i]))',
      ],
    ],
    [
      'x = {k: v async for k, v in a}',
      [
        'assign(line=1 target=x value=comprehension(type=dict element=list(type=tuple items=[k, v]) target=list(type=tuple items=[k, v]) over=a))',
      ],
    ],
    [
      `x = {**a, 'b': 1}`,
      ['assign(line=1 target=x value=dict(entries=[entry(value=a), entry(key="b" value=1)]))'],
    ],
    ['x = {1, *a}', ['assign(line=1 target=x value=list(type=set items=[1, spread(of=a)]))']],
    ['x = ()', ['assign(line=1 target=x value=list(type=tuple items=[]))']],
    ['x = (1,)', ['assign(line=1 target=x value=list(type=tuple items=[1]))']],
    ['x = [1, 2]', ['assign(line=1 target=x value=list(type=list items=[1, 2]))']],
    [
      'x = a[1:2, ::3, b]',
      [
        'assign(line=1 target=x value=index(of=a index=list(type=tuple items=[other(parts=[1, 2]), other(parts=[3]), b])))',
      ],
    ],
    [
      'x = a << b + c * d - e',
      [
        'assign(line=1 target=x value=binary(operator=<< left=a right=binary(operator=- left=binary(operator=+ left=b right=binary(operator=* left=c right=d)) right=e)))',
      ],
    ],
    ['x = a if b else c', ['assign(line=1 target=x value=conditional(test=b then=a otherwise=c))']],
    [
      'x = lambda y, *z, k=1: y',
      [
        'assign(line=1 target=x value=function(name= type=lambda line=1 endLine=1 parameters=[parameter(name=y), parameter(name=z rest=list), parameter(name=k value=1)] body=[return(line=1 value=y)]))',
      ],
    ],
    [
      'x = not a and b or c',
      [
        'assign(line=1 target=x value=binary(operator=or left=binary(operator=and left=unary(operator=not of=a) right=b) right=c))',
      ],
    ],
    [
      'x = a < b == c is not d',
      [
        'assign(line=1 target=x value=binary(operator=is not left=binary(operator=== left=binary(operator=< left=a right=b) right=c) right=d))',
      ],
    ],
    ['x = a not in b', ['assign(line=1 target=x value=binary(operator=not in left=a right=b))']],
    ['x = a is b', ['assign(line=1 target=x value=binary(operator=is left=a right=b))']],
    [
      'x = -a ** b * c',
      [
        'assign(line=1 target=x value=binary(operator=* left=unary(operator=- of=binary(operator=** left=a right=b)) right=c))',
      ],
    ],
    ['x = await a.b()', ['assign(line=1 target=x value=await(of=call(line=1 callee=a.b args=[])))']],
    [
      'x = a @ b // c >> 1 | 2 ^ 3 & 4',
      [
        'assign(line=1 target=x value=binary(operator=| left=binary(operator=>> left=binary(operator=// left=binary(operator=@ left=a right=b) right=c) right=1) right=binary(operator=^ left=2 right=binary(operator=& left=3 right=4))))',
      ],
    ],
    [
      `x = f'{a.b} {c!r:>{d}} {{e}} {f()}' 'g'`,
      ['assign(line=1 target=x value=template(parts=[a.b, c, d, call(line=1 callee=f args=[])]))'],
    ],
    [
      `x = f'{self.a[0]!r} {a != b} {a == b:>{c + 1}} {"}" + c}' f'{ f(a, {1: 2}) }'`,
      [
        'assign(line=1 target=x value=template(parts=[index(of=self.a index=0), binary(operator=!= left=a right=b), binary(operator=== left=a right=b), binary(operator=+ left="}" right=c), call(line=1 callee=f args=[a, dict(entries=[entry(key=1 value=2)])])]))',
      ],
    ],
    [
      `x = f'''
{f()}
{a
  .b()}'''`,
      [
        'assign(line=1 target=x value=template(parts=[call(line=2 callee=f args=[]), call(line=3 callee=a.b args=[])]))',
      ],
    ],
    [`x = f'{' f'{f(' f'{}' f'{a'`, ['assign(line=1 target=x value=template(parts=[]))']],
    [`x = 'a' "b" r'\\c' b"d"`, ['assign(line=1 target=x value="ab\\\\cd")']],
    [
      `x = """long
text"""`,
      ['assign(line=1 target=x value="long\\ntext")'],
    ],
    [
      'x = 0x1F + 1_000.5e-3j + .5 + 1.',
      [
        'assign(line=1 target=x value=binary(operator=+ left=binary(operator=+ left=binary(operator=+ left=0x1F right=1_000.5e-3j) right=.5) right=1.))',
      ],
    ],
    [
      'x = None, True, False, ...',
      ['assign(line=1 target=x value=list(type=tuple items=[null, true, false, ...]))'],
    ],
    ['return', ['return(line=1)']],
    ['return a, b', ['return(line=1 value=list(type=tuple items=[a, b]))']],
    ['raise', ['raise(line=1)']],
    ['raise A(1) from e', ['raise(line=1 value=call(line=1 callee=A args=[1]))']],
    ['yield', ['do(line=1 value=yield())']],
    ['x = yield a', ['assign(line=1 target=x value=yield(of=a))']],
    ['yield from a', ['do(line=1 value=yield(of=a isFrom))']],
    [`assert a, 'b'`, ['block(name=assert body=[do(line=1 value=a), do(line=1 value="b")])']],
    ['del a, b[0]', ['block(name=del body=[do(line=1 value=a), do(line=1 value=index(of=b index=0))])']],
    ['global a, b', ['block(name=global body=[do(line=1 value=a), do(line=1 value=b)])']],
    ['pass; a; break; continue', ['do(line=1 value=a)', 'jump(type=break)', 'jump(type=continue)']],
    ['"documentation"', []],
    [
      `import a; from b import (c,
  d)`,
      [],
    ],
  ]);
});

describe('code of Python: types', () => {
  const types: [string, string][] = [
    ['Optional[A]', '[|, A, None]'],
    ['typing.Optional["A"]', '[|, A, None]'],
    ['A | None | "B"', '[|, A, None, B]'],
    ['Union[A, Union[B, C], A]', '[|, A, B, C]'],
    ['Callable[[A, B], C]', '[=>, A, B, C]'],
    ['Callable[..., A]', '[=>, ..., A]'],
    ['Callable[P, A]', '[=>, P, A]'],
    ['Annotated[A, 1]', 'A'],
    ['Literal["a", 1, None]', '[|, "a", 1, None]'],
    ['Type[A]', '[type, A]'],
    ['type[A]', '[type, A]'],
    ['typing.Sequence[A]', '[typing.Sequence, A]'],
    ['tuple[A, ...]', '[tuple, A, ...]'],
    ['"Order"', 'Order'],
    ['"A[B] | None"', '[|, [A, B], None]'],
    ['a.b.C', 'a.b.C'],
    ['None', 'None'],
    ['dict[str, list["A"]]', '[dict, str, [list, A]]'],
    ['f(A)', '[{}, f]'],
    ['*Ts', 'Ts'],
    ['"not a type at all"', '[{}]'],
    ['Literal[-1, E.A]', '[|, [{}], E.A]'],
    [
      `"""
  A |
  B
"""`,
      '[|, A, B]',
    ],
  ];
  for (const [text, type] of types)
    it(text, () => {
      const [statement] = readModule(`a: ${text}`, {}).body;
      assert.ok(statement?.kind === 'assign');
      assert.equal(printCode(statement.declared), type);
    });
});

describe('code of Python: classes and functions', () => {
  check([
    [
      'class A(B, c.D[T], Generic[T], metaclass=M, k=1): pass',
      [
        'class(name=A type=class line=1 endLine=1 bases=[B, [c.D, T], [Generic, T]] fields=[] methods=[] keywords=[keyword(name=metaclass value=M), keyword(name=k value=1)])',
      ],
    ],
    [
      'class A[T: int, *U, **P](B[T]): ...',
      [
        'class(name=A type=class line=1 endLine=1 bases=[[B, T]] fields=[] methods=[] typeParameters=[T, U, P])',
      ],
    ],
    [
      `@a.b(1)
class A:
  "text"
  x = 1
  y: int
  z: ClassVar[Final[str]] = 'a'
  _p, __q = 1, 2
  x += 1
  if a:
    def f(self): return self
  class In: pass`,
      [
        'class(name=A type=class line=2 endLine=11 bases=[] fields=[field(name=x line=4 value=1 static), field(name=y line=5 declared=int), field(name=z line=6 declared=str value="a" static readonly), field(name=_p line=7 value=1 static visibility=protected), field(name=__q line=7 value=2 static visibility=private)] methods=[] decorators=[call(line=1 callee=a.b args=[1])] body=[assign(line=8 target=x value=1 operator=+), if(line=9 test=a then=[function(name=f type=method line=10 endLine=10 parameters=[] body=[return(line=10 value=<self>)])]), class(name=In type=class line=11 endLine=11 bases=[] fields=[] methods=[])])',
      ],
    ],
    [
      `class A:
  def __init__(self, b: B, *, c='d'):
    self.b: B = b
    super().__init__(b)
    super(A, self).f()`,
      [
        'class(name=A type=class line=1 endLine=5 bases=[] fields=[] methods=[function(name=constructor type=constructor line=2 endLine=5 parameters=[parameter(name=b declared=B), parameter(name=c value="d")] body=[assign(line=3 target=<self>.b declared=B isDeclaration value=b), do(line=4 value=call(line=4 callee=<super>.__init__ args=[b])), do(line=5 value=call(line=5 callee=<super>.f args=[]))])])',
      ],
    ],
    [
      `class A:
  @property
  def x(this) -> int: return this._x
  @x.setter
  @log
  def x(this, v): this._x = v
  @cached_property
  def y(self): ...
  @x.deleter
  def x(self): ...`,
      [
        'class(name=A type=class line=1 endLine=10 bases=[] fields=[] methods=[function(name=x type=getter line=3 endLine=3 parameters=[] returns=int body=[return(line=3 value=<self>._x)]), function(name=x type=setter line=6 endLine=6 parameters=[parameter(name=v)] decorators=[log] body=[assign(line=6 target=<self>._x value=v)]), function(name=y type=getter line=8 endLine=8 parameters=[] decorators=[cached_property] body=[]), function(name=x type=method line=10 endLine=10 parameters=[] decorators=[x.deleter] body=[])])',
      ],
    ],
    [
      `class A:
  @staticmethod
  def s(a): return a
  @classmethod
  def c(cls, *a): return cls(*a)
  @abc.abstractmethod
  def m(self): "text"
  def __new__(cls): return super().__new__(cls)`,
      [
        'class(name=A type=class line=1 endLine=8 bases=[] fields=[] methods=[function(name=s type=method line=3 endLine=3 parameters=[parameter(name=a)] static body=[return(line=3 value=a)]), function(name=c type=method line=5 endLine=5 parameters=[parameter(name=a rest=list)] ofClass body=[return(line=5 value=call(line=5 callee=<own-class> args=[spread(of=a)]))]), function(name=m type=method line=7 endLine=7 parameters=[] abstract body=[]), function(name=__new__ type=method line=8 endLine=8 parameters=[] ofClass body=[return(line=8 value=call(line=8 callee=<super>.__new__ args=[<own-class>]))])])',
      ],
    ],
    [
      `class A:
  def f(self):
    type(self).x = self.__class__
    def g(a): return self
    def h(self): return self
    return lambda self: self
  def _g(self): pass
  def __h(self): pass
  def __len__(self): pass
  def v(*args): return args`,
      [
        'class(name=A type=class line=1 endLine=10 bases=[] fields=[] methods=[function(name=f type=method line=2 endLine=6 parameters=[] body=[assign(line=3 target=<own-class>.x value=<own-class>), function(name=g type=function line=4 endLine=4 parameters=[parameter(name=a)] body=[return(line=4 value=<self>)]), function(name=h type=function line=5 endLine=5 parameters=[parameter(name=self)] body=[return(line=5 value=self)]), return(line=6 value=function(name= type=lambda line=6 endLine=6 parameters=[parameter(name=self)] body=[return(line=6 value=self)]))]), function(name=_g type=method line=7 endLine=7 parameters=[] visibility=protected body=[]), function(name=__h type=method line=8 endLine=8 parameters=[] visibility=private body=[]), function(name=__len__ type=method line=9 endLine=9 parameters=[] body=[]), function(name=v type=method line=10 endLine=10 parameters=[parameter(name=args rest=list)] body=[return(line=10 value=args)])])',
      ],
    ],
    [
      `class A:
  def f(self):
    class B:
      def g(that): return self, that
    return self`,
      [
        'class(name=A type=class line=1 endLine=5 bases=[] fields=[] methods=[function(name=f type=method line=2 endLine=5 parameters=[] body=[class(name=B type=class line=3 endLine=4 bases=[] fields=[] methods=[function(name=g type=method line=4 endLine=4 parameters=[] body=[return(line=4 value=list(type=tuple items=[self, <self>]))])]), return(line=5 value=<self>)])])',
      ],
    ],
    [
      `async def f[T](a, /, b: T = 1, *args: int, c, **k: 'A') -> "list[B]":
  yield a
  def g(): return 1`,
      [
        'function(name=f type=function line=1 endLine=3 parameters=[parameter(name=a), parameter(name=b declared=T value=1), parameter(name=args rest=list declared=int), parameter(name=c), parameter(name=k rest=dict declared=A)] returns=[list, B] async body=[do(line=2 value=yield(of=a)), function(name=g type=function line=3 endLine=3 parameters=[] body=[return(line=3 value=1)])] generator)',
      ],
    ],
    [
      `def f():
  def g():
    yield
  return lambda: (yield)`,
      [
        'function(name=f type=function line=1 endLine=4 parameters=[] body=[function(name=g type=function line=2 endLine=3 parameters=[] body=[do(line=3 value=yield())] generator), return(line=4 value=function(name= type=lambda line=4 endLine=4 parameters=[] body=[return(line=4 value=yield())]))])',
      ],
    ],
    [
      `@overload
def f(a: int): ...`,
      [
        'function(name=f type=function line=2 endLine=2 parameters=[parameter(name=a declared=int)] decorators=[overload] body=[])',
      ],
    ],
    [
      'def f(*, a): return a',
      [
        'function(name=f type=function line=1 endLine=1 parameters=[parameter(name=a)] body=[return(line=1 value=a)])',
      ],
    ],
    [
      'type X[T] = list[T] | None',
      [
        'class(name=X type=type line=1 endLine=1 typeParameters=[T] bases=[[|, [list, T], None]] fields=[] methods=[])',
      ],
    ],
    [
      'type = 1; type(a)',
      ['assign(line=1 target=type value=1)', 'do(line=1 value=call(line=1 callee=type args=[a]))'],
    ],
  ]);
});

describe('code of Python: blocks', () => {
  check([
    [
      `if a:
  b
elif c: d
else:
  e`,
      [
        'if(line=1 test=a then=[do(line=2 value=b)] otherwise=[if(line=3 test=c then=[do(line=3 value=d)] otherwise=[do(line=5 value=e)])])',
      ],
    ],
    [
      `for a, *b in c, d:
  e
else:
  f`,
      [
        'loop(line=1 type=for-each target=list(type=tuple items=[a, spread(of=b)]) over=list(type=tuple items=[c, d]) body=[do(line=2 value=e)])',
        'do(line=4 value=f)',
      ],
    ],
    [
      `while a:
  break
else: b`,
      ['loop(line=1 type=while over=a body=[jump(type=break)])', 'do(line=3 value=b)'],
    ],
    [
      `try:
  a
except A as e: b
except (B, c.C):
  c
except: d
else: e
finally: f`,
      [
        'try(line=1 body=[do(line=2 value=a)] catches=[catch(line=3 caught=A name=e body=[do(line=3 value=b)]), catch(line=4 caught=[|, B, c.C] body=[do(line=5 value=c)]), catch(line=6 body=[do(line=6 value=d)])] otherwise=[do(line=7 value=e)] finally=[do(line=8 value=f)])',
      ],
    ],
    [
      `try: a
except* A: b`,
      ['try(line=1 body=[do(line=1 value=a)] catches=[catch(line=2 caught=A body=[do(line=2 value=b)])])'],
    ],
    [
      'with a() as b, c: d',
      [
        'with(line=1 items=[keyword(name=b value=call(line=1 callee=a args=[])), keyword(value=c)] body=[do(line=1 value=d)])',
      ],
    ],
    [
      'with (a() as b, c as d.e,): f',
      [
        'with(line=1 items=[keyword(name=b value=call(line=1 callee=a args=[])), keyword(name=d.e value=c)] body=[do(line=1 value=f)])',
      ],
    ],
    ['with (a): b', ['with(line=1 items=[keyword(value=a)] body=[do(line=1 value=b)])']],
    ['with a as (b, c): d', ['with(line=1 items=[keyword(name= value=a)] body=[do(line=1 value=d)])']],
    [
      `async def f():
  async with a as b: pass
  async for c in d: pass`,
      [
        'function(name=f type=function line=1 endLine=3 parameters=[] async body=[with(line=2 items=[keyword(name=b value=a)] body=[] async), loop(line=3 type=for-each target=c over=d body=[] async)])',
      ],
    ],
    [
      `match a, b:
  case 1 | A(x=0) | "c": d
  case [x, *y] if z: e
  case {"k": v, **r} as w:
    f
  case _: g`,
      [
        'switch(line=1 on=list(type=tuple items=[a, b]) cases=[case(line=2 tests=[1, call(line=2 callee=A args=[keyword(name=x value=0)]), "c"] body=[do(line=2 value=d)]), case(line=3 tests=[list(type=list items=[x, spread(of=y)])] body=[if(line=3 test=z then=[do(line=3 value=e)])]), case(line=4 tests=[keyword(name=w value=dict(entries=[entry(key="k" value=v), entry(value=r)]))] body=[do(line=5 value=f)]), case(line=6 tests=[] body=[do(line=6 value=g)])])',
      ],
    ],
    [
      `match = 1
match(a)
match[a]: int
match.b`,
      [
        'assign(line=1 target=match value=1)',
        'do(line=2 value=call(line=2 callee=match args=[a]))',
        'assign(line=3 target=index(of=match index=a) declared=int isDeclaration)',
        'do(line=4 value=match.b)',
      ],
    ],
    [
      `if a: b; c

# text
  # text
d`,
      ['if(line=1 test=a then=[do(line=1 value=b), do(line=1 value=c)])', 'do(line=5 value=d)'],
    ],
    [
      `if a:
	b
        c
`,
      ['if(line=1 test=a then=[do(line=2 value=b), do(line=3 value=c)])'],
    ],
    [
      `a = b \\
  + c`,
      ['assign(line=1 target=a value=binary(operator=+ left=b right=c))'],
    ],
  ]);
});

describe('code of Python: half-typed', () => {
  check([
    [
      `def f(a, b:
  c
def g(): d`,
      [
        'function(name=f type=function line=1 endLine=2 parameters=[parameter(name=a), parameter(name=b declared=c)] body=[])',
        'function(name=g type=function line=3 endLine=3 parameters=[] body=[do(line=3 value=d)])',
      ],
    ],
    [
      `class A(
  def f(self): self.a(
  def g(self): b
x = 1`,
      [
        'class(name=A type=class line=1 endLine=3 bases=[] fields=[] methods=[function(name=f type=method line=2 endLine=2 parameters=[] body=[do(line=2 value=call(line=2 callee=<self>.a args=[]))]), function(name=g type=method line=3 endLine=3 parameters=[] body=[do(line=3 value=b)])])',
        'assign(line=4 target=x value=1)',
      ],
    ],
    [
      `a = 
b = (1,
class C: d`,
      [
        'assign(line=1 target=a value=other(parts=[]))',
        'assign(line=2 target=b value=list(type=tuple items=[1]))',
        'class(name=C type=class line=3 endLine=3 bases=[] fields=[] methods=[] body=[do(line=3 value=d)])',
      ],
    ],
    [
      `a.
b = c`,
      ['do(line=1 value=a)', 'assign(line=2 target=b value=c)'],
    ],
    [
      `print "a"
b`,
      ['do(line=1 value=print)', 'do(line=2 value=b)'],
    ],
    [
      `else:
  a
b`,
      ['do(line=2 value=a)', 'do(line=3 value=b)'],
    ],
    [
      `if a
  b
c`,
      ['if(line=1 test=a then=[do(line=2 value=b)])', 'do(line=3 value=c)'],
    ],
    [
      `@a
`,
      [],
    ],
    [
      `x = f(a b, c)
d`,
      ['assign(line=1 target=x value=call(line=1 callee=f args=[a, c]))', 'do(line=2 value=d)'],
    ],
    [
      `)a
b`,
      ['do(line=2 value=b)'],
    ],
    [
      `for a
  b`,
      ['loop(line=1 type=for-each target=a over=other(parts=[]) body=[do(line=2 value=b)])'],
    ],
    [
      `class :
  x = 1`,
      [
        'class(name= type=class line=1 endLine=2 bases=[] fields=[field(name=x line=2 value=1 static)] methods=[])',
      ],
    ],
    [
      'def f(self',
      ['function(name=f type=function line=1 endLine=1 parameters=[parameter(name=self)] body=[])'],
    ],
    [
      `'abc
d`,
      ['do(line=2 value=d)'],
    ],
    [
      `{a: b, c, d: }
e`,
      ['do(line=1 value=list(type=set items=[c]))', 'do(line=2 value=e)'],
    ],
  ]);
});

describe('code of Python: module', () => {
  it('says what imports are called', async () => {
    const text =
      'import a.b\nimport c.d as e\nfrom f import g, h as i\nfrom j import *\ndef k():\n  import l\n';
    const { code, imports } = await extractText('a.py', text, false, true);
    assert.deepEqual(
      code?.names.map(
        ({ local, import: place, name }) => `${local} = ${imports[place]!.specifier} {${name}}`,
      ),
      ['a = a.b {*}', 'e = c.d {*}', 'g = f {g}', 'i = f {h}', 'l = l {*}'],
    );
  });

  it('packs what it has read', async () => {
    const text = 'class A:\n  x: int = 1\n  def f(self): return [self.x]\n';
    const { code } = await extractText('a.py', text, false, true);
    assert.deepEqual(unpackCode(code!.packed), readModule(text, {}));
    assert.equal((await extractText('a.py', text, true, false)).code, undefined);
  });

  it('marks what is given to others', () => {
    const text = 'a = 1\n_b = 2\nclass C: pass\ndef _d(): pass\n';
    const marked = (exports?: string[]) =>
      readModule(text, exports === undefined ? {} : { exports }).body.map(
        statement => 'exported' in statement && statement.exported === true,
      );
    assert.deepEqual(marked(), [true, false, true, false]);
    assert.deepEqual(marked(['_b', '_d']), [false, true, false, true]);
  });

  it('keeps strings short, but not those that are types', () => {
    const [value, type] = readModule(`a = '${'b'.repeat(99)}'\nc: '${'d'.repeat(99)}'`, {}).body;
    assert.ok(value?.kind === 'assign' && value.value?.kind === 'literal');
    assert.equal(value.value.text, 'b'.repeat(60));
    assert.ok(type?.kind === 'assign');
    assert.equal(type.declared, 'd'.repeat(99));
  });

  for (const [name, open, shut] of [
    ['brackets', '(', ')'],
    ['comprehensions', '[a for a in ', ']'],
    ['spreads', '[*', ']'],
    ['calls', 'a(', ')'],
    ['rows of calls', 'a()', '()'],
    ['members', 'a.', 'b'],
    ['sums', 'a+', 'b'],
    ['powers', 'a**', 'b'],
    ['negations', 'not ', 'a'],
    ['conditions', 'a if b else ', 'c'],
    ['lambdas', 'lambda a=', ':a'],
    ['bindings', '(a as ', ')'],
    ['slices', 'a[b:', ']'],
    ['branches', 'if a: b\nel', 'se: c'],
    ['blocks', 'if a:', ''],
    ['types', 'a: "b[', ']"'],
    ['decorators', '@a\n', ''],
    ['targets', 'a = ', 'b'],
  ] as const)
    it(`stays shallow in deep ${name}, and goes on behind them`, () => {
      const text = `${open.repeat(20_000)}${shut.repeat(20_000)}\nlast = 1\n`;
      const { packed } = readCode(text, [], { defines: [], aliases: {}, stars: [] });
      const { body } = unpackCode(packed);
      assert.equal(
        printCode(body.at(-1)),
        `assign(line=${text.split('\n').indexOf('last = 1') + 1} target=last value=1 exported)`,
      );
    });
});
