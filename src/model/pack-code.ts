import type { ModuleCode } from './code';
import type { PackedCode } from './code-format';
import { createCodeWriter, finishCode } from './code-writer';
import { ACTION_PACKERS } from './packing/actions';
import { BLOCK_PACKERS } from './packing/blocks';
import { BRANCH_PACKERS } from './packing/branches';
import { CLASS_PACKERS } from './packing/classes';
import { FUNCTION_PACKERS } from './packing/functions';
import { LITERAL_PACKERS } from './packing/literals';
import { OPERATOR_PACKERS } from './packing/operators';
import { listPackers, packNodes } from './packing/packing';
import { REFERENCE_PACKERS } from './packing/references';
import { VARIABLE_PACKERS } from './packing/variables';

const PACKERS = listPackers({
  ...CLASS_PACKERS,
  ...FUNCTION_PACKERS,
  ...VARIABLE_PACKERS,
  ...ACTION_PACKERS,
  ...BRANCH_PACKERS,
  ...BLOCK_PACKERS,
  ...REFERENCE_PACKERS,
  ...OPERATOR_PACKERS,
  ...LITERAL_PACKERS,
});

/** A tree as steps that make it, a tenth as long as the tree's own JSON. */
export function packCode({ body }: ModuleCode): PackedCode {
  const writer = createCodeWriter();
  packNodes({ writer, packers: PACKERS }, body);
  return finishCode(writer);
}
