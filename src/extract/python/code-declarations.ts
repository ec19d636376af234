import type {
  ClassDeclaration,
  Expression,
  FieldDeclaration,
  FunctionDeclaration,
  Keyword,
  Parameter,
  Statement,
  TypeExpression,
  Visibility,
} from '../../model/code';
import { hides, readParameters } from './code-parameters';
import { advance, close, isClosed, type Reading, Sign, skipItem, take, takeName } from './code-tokens';
import {
  dottedName,
  readType,
  readTypeExpression,
  readTypeParameters,
  toType,
  unwrapType,
} from './code-types';

/** A declaration before it is whole. */
type Open<T> = { -readonly [Key in keyof T]: T[Key] };

/** Methods that Python makes class methods of by their name. */
const OF_CLASS = new Set(['__new__', '__init_subclass__', '__class_getitem__']);

/** Reads a function from `def` on. `line` is that of its first word. */
export function readFunction(
  reading: Reading,
  column: number,
  line: number,
  decorators: readonly Expression[],
  isAsync: boolean,
): FunctionDeclaration {
  const { isInClass, ownName, isOwnClass, yields } = reading;
  advance(reading);
  const name = takeName(reading);
  readTypeParameters(reading);
  const { depth } = reading.lexer;
  let parameters: Parameter[] = [];
  if (take(reading, Sign.Open)) {
    parameters = readParameters(reading, depth, false);
    close(reading, depth);
  }
  const read: Open<FunctionDeclaration> = {
    kind: 'function',
    name: isInClass && name === '__init__' ? 'constructor' : name,
    type: isInClass ? (name === '__init__' ? 'constructor' : 'method') : 'function',
    line,
    endLine: line,
    parameters,
  };
  if (take(reading, Sign.Arrow)) read.returns = readType(reading);
  if (isAsync) read.async = true;
  applyDecorators(read, decorators, isInClass);
  if (isInClass) {
    if (OF_CLASS.has(name)) read.ofClass = true;
    const visibility = visibilityOf(name);
    if (visibility !== undefined) read.visibility = visibility;
    const first = parameters[0];
    if (!read.static && first !== undefined && first.rest === undefined) {
      read.parameters = parameters.slice(1);
      reading.ownName = first.name;
      reading.isOwnClass = read.ofClass === true;
    }
  }
  if (reading.ownName === ownName && hides(read.parameters, ownName)) reading.ownName = undefined;
  reading.isInClass = false;
  reading.yields = false;
  read.body = reading.readSuite(reading, column);
  if (reading.yields) read.generator = true;
  Object.assign(reading, { isInClass, ownName, isOwnClass, yields });
  read.endLine = Math.max(line, reading.lastLine);
  return read;
}

/** Takes what decorators say about a function, and keeps those that say anything else. */
function applyDecorators(
  read: Open<FunctionDeclaration>,
  decorators: readonly Expression[],
  isInClass: boolean,
): void {
  const kept: Expression[] = [];
  for (const decorator of decorators) {
    const dotted = dottedName(decorator) ?? '';
    const last = dotted.slice(dotted.lastIndexOf('.') + 1);
    if (last === 'abstractmethod') read.abstract = true;
    else if (!isInClass) kept.push(decorator);
    else if (last === 'staticmethod' || last === 'abstractstaticmethod') read.static = true;
    else if (last === 'classmethod' || last === 'abstractclassmethod') read.ofClass = true;
    else if (last === 'property' || last === 'abstractproperty' || dotted === `${read.name}.getter`)
      read.type = 'getter';
    else if (dotted === `${read.name}.setter`) read.type = 'setter';
    else {
      if (last === 'cached_property') read.type = 'getter';
      kept.push(decorator);
    }
    if (last.startsWith('abstract')) read.abstract = true;
  }
  if (kept.length > 0) read.decorators = kept;
}

/** Reads a class from its word on. */
export function readClass(
  reading: Reading,
  column: number,
  decorators: readonly Expression[],
): ClassDeclaration {
  const { isInClass } = reading;
  const { line } = reading.lexer;
  advance(reading);
  const name = takeName(reading);
  const typeParameters = readTypeParameters(reading);
  const keywords: Keyword[] = [];
  const bases = readBases(reading, keywords);
  reading.isInClass = true;
  const statements = reading.readSuite(reading, column);
  reading.isInClass = isInClass;
  const fields: FieldDeclaration[] = [];
  const methods: FunctionDeclaration[] = [];
  const body: Statement[] = [];
  for (const statement of statements) {
    if (statement.kind === 'function') methods.push(statement);
    else if (statement.kind === 'assign' && statement.target.kind === 'name' && !statement.operator)
      fields.push(fieldOf(statement, statement.target.name));
    else body.push(statement);
  }
  const read: Open<ClassDeclaration> = {
    kind: 'class',
    name,
    type: 'class',
    line,
    endLine: Math.max(line, reading.lastLine),
    bases,
    fields,
    methods,
  };
  if (typeParameters !== undefined) read.typeParameters = typeParameters;
  if (keywords.length > 0) read.keywords = keywords;
  if (decorators.length > 0) read.decorators = decorators;
  if (body.length > 0) read.body = body;
  return read;
}

function readBases(reading: Reading, keywords: Keyword[]): TypeExpression[] {
  const bases: TypeExpression[] = [];
  const { depth } = reading.lexer;
  if (!take(reading, Sign.Open)) return bases;
  while (!isClosed(reading, depth)) {
    if (!take(reading, Sign.Star)) take(reading, Sign.DoubleStar);
    const value = readTypeExpression(reading);
    if (value.kind === 'name' && take(reading, Sign.Equals))
      keywords.push({ kind: 'keyword', name: value.name, value: reading.readExpression(reading) });
    else bases.push(toType(value, reading));
    if (!isClosed(reading, depth) && reading.token !== Sign.Comma) skipItem(reading, depth);
    if (!take(reading, Sign.Comma)) break;
  }
  close(reading, depth);
  return bases;
}

type Assignment = Extract<Statement, { kind: 'assign' }>;

function fieldOf(statement: Assignment, name: string): FieldDeclaration {
  const field: Open<FieldDeclaration> = { kind: 'field', name, line: statement.line };
  const { declared, isOfClass, isFinal } = unwrapType(statement.declared);
  if (declared !== undefined) field.declared = declared;
  if (statement.value !== undefined) field.value = statement.value;
  if (statement.declared === undefined || isOfClass) field.static = true;
  if (isFinal) field.readonly = true;
  const visibility = visibilityOf(name);
  if (visibility !== undefined) field.visibility = visibility;
  return field;
}

/** Of a method or field, by its name. */
function visibilityOf(name: string): Visibility | undefined {
  if (name.charCodeAt(0) !== 95 || (name.startsWith('__') && name.endsWith('__'))) return undefined;
  return name.startsWith('__') ? 'private' : 'protected';
}
