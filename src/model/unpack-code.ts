import type { ModuleCode, Statement } from './code';
import { type PackedCode, Step } from './code-format';
import { ACTION_TAKERS } from './packing/actions';
import { BLOCK_TAKERS } from './packing/blocks';
import { BRANCH_TAKERS } from './packing/branches';
import { CLASS_TAKERS } from './packing/classes';
import { FUNCTION_TAKERS } from './packing/functions';
import { LITERAL_TAKERS } from './packing/literals';
import { OPERATOR_TAKERS } from './packing/operators';
import { REFERENCE_TAKERS } from './packing/references';
import { TYPE_TAKERS } from './packing/types';
import type { Part, Takers, Unpacking } from './packing/unpacking';
import { VARIABLE_TAKERS } from './packing/variables';

const TAKERS: Takers = {
  ...TYPE_TAKERS,
  ...CLASS_TAKERS,
  ...FUNCTION_TAKERS,
  ...VARIABLE_TAKERS,
  ...ACTION_TAKERS,
  ...BRANCH_TAKERS,
  ...BLOCK_TAKERS,
  ...REFERENCE_TAKERS,
  ...OPERATOR_TAKERS,
  ...LITERAL_TAKERS,
};

/** The same by the number of the step. */
const BY_STEP: ((from: Unpacking) => Part)[] = [];
for (const name of Object.keys(Step) as (keyof typeof Step)[]) BY_STEP[Step[name]] = TAKERS[name];

/** The tree that was packed. Throws where these are no steps that were packed here. */
export function unpackCode({ steps, texts }: PackedCode): ModuleCode {
  const from: Unpacking = { bytes: steps, at: 0, line: 0, texts: [], all: texts, taken: 0, stack: [] };
  while (from.at < steps.length) from.stack.push(BY_STEP[steps[from.at++]!]!(from));
  const [body] = from.stack;
  if (from.stack.length !== 1 || !Array.isArray(body))
    throw new Error('These are no steps that make a tree.');
  return { body: body as readonly Statement[] };
}
