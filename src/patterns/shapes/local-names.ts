import type { Statement } from '../../model/code';
import { walkBody } from '../code/walk';

/** Names of the variables that these statements make or assign, those of nested functions excluded. */
export function listLocalNames(body: readonly Statement[]): string[] {
  const found: string[] = [];
  walkBody(body, {
    statement(statement) {
      if (statement.kind === 'assign' && statement.target.kind === 'name') found.push(statement.target.name);
      return undefined;
    },
    nested: () => false,
  });
  return found;
}
