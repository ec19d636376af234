import type {
  Case,
  Catch,
  ClassDeclaration,
  Entry,
  Expression,
  FieldDeclaration,
  FunctionDeclaration,
  Keyword,
  ModuleCode,
  Parameter,
  Statement,
  TypeExpression,
} from './code';
import {
  CLASS_TYPES,
  COMPREHENSION_TYPES,
  FUNCTION_TYPES,
  Has,
  JUMP_TYPES,
  LIST_TYPES,
  LITERAL_TYPES,
  LOOP_TYPES,
  type PackedCode,
  Step,
} from './code-format';
import {
  type CodeWriter,
  createCodeWriter,
  finishCode,
  writeLine,
  writeList,
  writeNumber,
  writeStep,
  writeText,
} from './code-writer';

/** A tree as steps that make it, a tenth as long as the tree's own JSON. */
export function packCode({ body }: ModuleCode): PackedCode {
  const writer = createCodeWriter();
  packList(writer, body, packStatement);
  return finishCode(writer);
}

function packList<T>(
  writer: CodeWriter,
  list: readonly T[],
  pack: (writer: CodeWriter, item: T) => void,
): void {
  for (let i = 0; i < list.length; i++) pack(writer, list[i]!);
  writeList(writer, list.length);
}

function packBody(writer: CodeWriter, body: readonly Statement[]): void {
  for (let i = 0; i < body.length; i++) packStatement(writer, body[i]!);
  writeList(writer, body.length);
}

function packExpressions(writer: CodeWriter, list: readonly Expression[]): void {
  for (let i = 0; i < list.length; i++) packExpression(writer, list[i]!);
  writeList(writer, list.length);
}

/** The steps that make a type. */
export function packType(writer: CodeWriter, type: TypeExpression): void {
  if (typeof type === 'string') {
    writeStep(writer, Step.Text);
    writeText(writer, type);
  } else packTypes(writer, type);
}

/** The steps that make a list of types. */
export function packTypes(writer: CodeWriter, types: readonly TypeExpression[]): void {
  for (let i = 0; i < types.length; i++) packType(writer, types[i]!);
  writeList(writer, types.length);
}

function packStatement(writer: CodeWriter, node: Statement): void {
  switch (node.kind) {
    case 'assign': {
      let has = 0;
      packExpression(writer, node.target);
      if (node.value !== undefined) {
        packExpression(writer, node.value);
        has |= Has.Value;
      }
      if (node.declared !== undefined) {
        packType(writer, node.declared);
        has |= Has.Declared;
      }
      if (node.operator !== undefined) has |= Has.Name;
      if (node.isDeclaration) has |= Has.Special;
      if (node.exported) has |= Has.Exported;
      writeStep(writer, Step.Assign);
      writeNumber(writer, has);
      writeLine(writer, node.line);
      if (node.operator !== undefined) writeText(writer, node.operator);
      return;
    }
    case 'do':
      packExpression(writer, node.value);
      writeStep(writer, Step.Do);
      writeLine(writer, node.line);
      return;
    case 'return':
    case 'raise':
      if (node.value !== undefined) packExpression(writer, node.value);
      writeStep(writer, node.kind === 'return' ? Step.Return : Step.Raise);
      writeNumber(writer, node.value === undefined ? 0 : Has.Value);
      writeLine(writer, node.line);
      return;
    case 'if':
      packExpression(writer, node.test);
      packBody(writer, node.then);
      if (node.otherwise !== undefined) packBody(writer, node.otherwise);
      writeStep(writer, Step.If);
      writeNumber(writer, node.otherwise === undefined ? 0 : Has.Otherwise);
      writeLine(writer, node.line);
      return;
    case 'function':
      packFunction(writer, node);
      return;
    case 'class':
      packClass(writer, node);
      return;
    default:
      packBlock(writer, node);
  }
}

type Block = Exclude<Statement, { kind: 'assign' | 'do' | 'return' | 'raise' | 'if' | 'function' | 'class' }>;

function packBlock(writer: CodeWriter, node: Block): void {
  switch (node.kind) {
    case 'switch':
      packExpression(writer, node.on);
      packList(writer, node.cases, packCase);
      writeStep(writer, Step.Switch);
      writeLine(writer, node.line);
      return;
    case 'loop': {
      let has = node.async ? Has.Async : 0;
      if (node.target !== undefined) {
        packExpression(writer, node.target);
        has |= Has.Target;
      }
      if (node.over !== undefined) {
        packExpression(writer, node.over);
        has |= Has.Value;
      }
      packBody(writer, node.body);
      writeStep(writer, Step.Loop);
      writeNumber(writer, has);
      writeLine(writer, node.line);
      writeNumber(writer, LOOP_TYPES.indexOf(node.type));
      return;
    }
    case 'try': {
      let has = 0;
      packBody(writer, node.body);
      packList(writer, node.catches, packCatch);
      if (node.otherwise !== undefined) {
        packBody(writer, node.otherwise);
        has |= Has.Otherwise;
      }
      if (node.finally !== undefined) {
        packBody(writer, node.finally);
        has |= Has.Finally;
      }
      writeStep(writer, Step.Try);
      writeNumber(writer, has);
      writeLine(writer, node.line);
      return;
    }
    case 'with':
      packList(writer, node.items, packKeyword);
      packBody(writer, node.body);
      writeStep(writer, Step.With);
      writeNumber(writer, node.async ? Has.Async : 0);
      writeLine(writer, node.line);
      return;
    case 'jump':
      writeStep(writer, Step.Jump);
      writeNumber(writer, JUMP_TYPES.indexOf(node.type));
      return;
    case 'block':
      packBody(writer, node.body);
      writeStep(writer, Step.Block);
      writeNumber(writer, node.name === undefined ? 0 : Has.Name);
      if (node.name !== undefined) writeText(writer, node.name);
  }
}

function packCase(writer: CodeWriter, { line, tests, body }: Case): void {
  packExpressions(writer, tests);
  packBody(writer, body);
  writeStep(writer, Step.Case);
  writeLine(writer, line);
}

function packCatch(writer: CodeWriter, { line, caught, name, body }: Catch): void {
  if (caught !== undefined) packType(writer, caught);
  packBody(writer, body);
  writeStep(writer, Step.Catch);
  writeNumber(writer, (caught === undefined ? 0 : Has.Declared) | (name === undefined ? 0 : Has.Name));
  writeLine(writer, line);
  if (name !== undefined) writeText(writer, name);
}

function packKeyword(writer: CodeWriter, { name, value }: Keyword): void {
  packExpression(writer, value);
  writeStep(writer, Step.Keyword);
  writeNumber(writer, name === undefined ? 0 : Has.Name);
  if (name !== undefined) writeText(writer, name);
}

function packEntry(writer: CodeWriter, { key, value }: Entry): void {
  if (key !== undefined) packExpression(writer, key);
  packExpression(writer, value);
  writeStep(writer, Step.Entry);
  writeNumber(writer, key === undefined ? 0 : Has.Value);
}

function packClass(writer: CodeWriter, node: ClassDeclaration): void {
  let has = 0;
  packTypes(writer, node.bases);
  packList(writer, node.fields, packField);
  packList(writer, node.methods, packFunction);
  if (node.typeParameters !== undefined) {
    packTypes(writer, node.typeParameters);
    has |= Has.Declared;
  }
  if (node.implements !== undefined) {
    packTypes(writer, node.implements);
    has |= Has.Implements;
  }
  if (node.keywords !== undefined) {
    packList(writer, node.keywords, packKeyword);
    has |= Has.Keywords;
  }
  if (node.decorators !== undefined) {
    packExpressions(writer, node.decorators);
    has |= Has.Decorators;
  }
  if (node.body !== undefined) {
    packBody(writer, node.body);
    has |= Has.Body;
  }
  if (node.abstract) has |= Has.Abstract;
  if (node.exported) has |= Has.Exported;
  writeStep(writer, Step.Class);
  writeNumber(writer, has);
  writeText(writer, node.name);
  writeNumber(writer, CLASS_TYPES.indexOf(node.type));
  writeLine(writer, node.line);
  writeLine(writer, node.endLine);
}

function packField(writer: CodeWriter, node: FieldDeclaration): void {
  let has = 0;
  if (node.declared !== undefined) {
    packType(writer, node.declared);
    has |= Has.Declared;
  }
  if (node.value !== undefined) {
    packExpression(writer, node.value);
    has |= Has.Value;
  }
  if (node.decorators !== undefined) {
    packExpressions(writer, node.decorators);
    has |= Has.Decorators;
  }
  if (node.static) has |= Has.Static;
  if (node.readonly) has |= Has.Readonly;
  if (node.optional) has |= Has.Optional;
  if (node.visibility !== undefined) has |= node.visibility === 'private' ? Has.Private : Has.Protected;
  if (node.isParameter) has |= Has.Special;
  writeStep(writer, Step.Field);
  writeNumber(writer, has);
  writeText(writer, node.name);
  writeLine(writer, node.line);
}

function packFunction(writer: CodeWriter, node: FunctionDeclaration): void {
  let has = 0;
  packList(writer, node.parameters, packParameter);
  if (node.body !== undefined) {
    packBody(writer, node.body);
    has |= Has.Body;
  }
  if (node.returns !== undefined) {
    packType(writer, node.returns);
    has |= Has.Declared;
  }
  if (node.decorators !== undefined) {
    packExpressions(writer, node.decorators);
    has |= Has.Decorators;
  }
  if (node.static) has |= Has.Static;
  if (node.ofClass) has |= Has.OfClass;
  if (node.abstract) has |= Has.Abstract;
  if (node.async) has |= Has.Async;
  if (node.generator) has |= Has.Generator;
  if (node.exported) has |= Has.Exported;
  if (node.visibility !== undefined) has |= node.visibility === 'private' ? Has.Private : Has.Protected;
  writeStep(writer, Step.Function);
  writeNumber(writer, has);
  writeText(writer, node.name);
  writeNumber(writer, FUNCTION_TYPES.indexOf(node.type));
  writeLine(writer, node.line);
  writeLine(writer, node.endLine);
}

function packParameter(writer: CodeWriter, node: Parameter): void {
  let has = 0;
  if (node.declared !== undefined) {
    packType(writer, node.declared);
    has |= Has.Declared;
  }
  if (node.value !== undefined) {
    packExpression(writer, node.value);
    has |= Has.Value;
  }
  if (node.decorators !== undefined) {
    packExpressions(writer, node.decorators);
    has |= Has.Decorators;
  }
  if (node.optional) has |= Has.Optional;
  if (node.rest !== undefined) has |= node.rest === 'list' ? Has.RestList : Has.RestDict;
  writeStep(writer, Step.Parameter);
  writeNumber(writer, has);
  writeText(writer, node.name);
}

function packExpression(writer: CodeWriter, node: Expression): void {
  switch (node.kind) {
    case 'name':
      writeStep(writer, Step.Name);
      writeText(writer, node.name);
      return;
    case 'member':
      packExpression(writer, node.of);
      writeStep(writer, Step.Member);
      writeNumber(writer, node.optional ? Has.Optional : 0);
      writeText(writer, node.name);
      return;
    case 'self':
      writeStep(writer, Step.Self);
      return;
    case 'call':
      packExpression(writer, node.callee);
      packExpressions(writer, node.args);
      if (node.typeArguments !== undefined) packTypes(writer, node.typeArguments);
      writeStep(writer, Step.Call);
      writeNumber(
        writer,
        (node.isNew ? Has.Special : 0) | (node.typeArguments === undefined ? 0 : Has.Declared),
      );
      writeLine(writer, node.line);
      return;
    case 'literal':
      writeStep(writer, Step.Literal);
      writeNumber(writer, node.text === undefined ? 0 : Has.Value);
      writeNumber(writer, LITERAL_TYPES.indexOf(node.type));
      if (node.text !== undefined) writeText(writer, node.text);
      return;
    case 'binary':
      packExpression(writer, node.left);
      packExpression(writer, node.right);
      writeStep(writer, Step.Binary);
      writeText(writer, node.operator);
      return;
    case 'unary':
      packExpression(writer, node.of);
      writeStep(writer, Step.Unary);
      writeText(writer, node.operator);
      return;
    case 'dict':
      packList(writer, node.entries, packEntry);
      writeStep(writer, Step.Dict);
      return;
    case 'list':
      packExpressions(writer, node.items);
      writeStep(writer, Step.Items);
      writeNumber(writer, LIST_TYPES.indexOf(node.type));
      return;
    case 'index':
      packExpression(writer, node.of);
      packExpression(writer, node.index);
      writeStep(writer, Step.Index);
      return;
    case 'keyword':
      packKeyword(writer, node);
      return;
    case 'function':
      packFunction(writer, node);
      return;
    case 'class':
      packClass(writer, node);
      return;
    default:
      packRare(writer, node);
  }
}

type Rare = Exclude<
  Expression,
  {
    kind:
      | ('name' | 'member' | 'self' | 'call' | 'literal' | 'binary' | 'unary' | 'dict' | 'list' | 'index')
      | ('keyword' | 'function' | 'class');
  }
>;

function packRare(writer: CodeWriter, node: Rare): void {
  switch (node.kind) {
    case 'own-class':
      writeStep(writer, Step.OwnClass);
      return;
    case 'super':
      writeStep(writer, Step.Super);
      return;
    case 'template':
      packExpressions(writer, node.parts);
      writeStep(writer, Step.Template);
      return;
    case 'other':
      packExpressions(writer, node.parts);
      writeStep(writer, Step.Other);
      return;
    case 'comprehension':
      packExpression(writer, node.element);
      packExpression(writer, node.target);
      packExpression(writer, node.over);
      if (node.others !== undefined) packExpressions(writer, node.others);
      writeStep(writer, Step.Comprehension);
      writeNumber(writer, node.others === undefined ? 0 : Has.Otherwise);
      writeNumber(writer, COMPREHENSION_TYPES.indexOf(node.type));
      return;
    case 'spread':
      packExpression(writer, node.of);
      writeStep(writer, Step.Spread);
      return;
    case 'conditional':
      packExpression(writer, node.test);
      packExpression(writer, node.then);
      packExpression(writer, node.otherwise);
      writeStep(writer, Step.Conditional);
      return;
    case 'await':
      packExpression(writer, node.of);
      writeStep(writer, Step.Await);
      return;
    case 'yield':
      if (node.of !== undefined) packExpression(writer, node.of);
      writeStep(writer, Step.Yield);
      writeNumber(writer, (node.of === undefined ? 0 : Has.Value) | (node.isFrom ? Has.Special : 0));
      return;
    case 'assignment':
      packExpression(writer, node.target);
      packExpression(writer, node.value);
      writeStep(writer, Step.Assignment);
      writeNumber(writer, node.operator === undefined ? 0 : Has.Name);
      if (node.operator !== undefined) writeText(writer, node.operator);
  }
}
