import type { Parameter } from '../../model/code';
import { advance, isLineEnd, type Reading, Sign, skipItem, take, takeName } from './code-tokens';
import { readType } from './code-types';
import { Token } from './lexer';

/** The parts of a parameter before it is whole. */
type OpenParameter = { -readonly [Key in keyof Parameter]: Parameter[Key] };

/** Reads parameters up to the bracket that ends them; those of a `lambda`, which have no types, up to its colon. */
export function readParameters(reading: Reading, depth: number, isLambda: boolean): Parameter[] {
  const { lexer } = reading;
  const parameters: Parameter[] = [];
  while (!isLineEnd(reading) && lexer.depth >= depth && !(isLambda && reading.token === Sign.Colon)) {
    const { token } = reading;
    if (token === Sign.Star || token === Sign.DoubleStar) advance(reading);
    if (reading.token === Token.Name) {
      const parameter: OpenParameter = { kind: 'parameter', name: takeName(reading) };
      if (token === Sign.Star) parameter.rest = 'list';
      else if (token === Sign.DoubleStar) parameter.rest = 'dict';
      if (!isLambda && take(reading, Sign.Colon)) parameter.declared = readType(reading);
      if (take(reading, Sign.Equals)) parameter.value = reading.readExpression(reading);
      parameters.push(parameter);
    }
    if (take(reading, Sign.Comma)) continue;
    // `/` alone, or what makes no sense.
    const { start } = lexer;
    if (!isLambda) skipItem(reading, depth);
    else if (reading.token === Sign.Slash) advance(reading);
    if (!take(reading, Sign.Comma) && lexer.start === start) break;
  }
  return parameters;
}

/** Whether a parameter takes the place of a name of the function around. */
export function hides(parameters: readonly Parameter[], name: string | undefined): boolean {
  return name !== undefined && parameters.some(parameter => parameter.name === name);
}
