import type { SourcePlace } from '../../../model/source-tree';
import type { RuleCheck, RuleContext } from '../../rule';
import type { PythonModules } from '../python-modules';
import type { ComplainAt, OptionReader, PlacedText } from '../text/option-reader';

/** What all contracts of a file share. */
export interface Session {
  readonly rootPackages: readonly string[];
  readonly includeExternal: boolean;
  readonly excludeTypeChecking: boolean;
}

/** What a contract is checked with. */
export interface ContractContext {
  /** Its view has the imports that import-linter sees, without the ignored ones. */
  readonly rules: RuleContext;
  readonly modules: PythonModules;
  readonly session: Session;
  /** Place of the contract. */
  readonly place: SourcePlace;
  readonly complain: ComplainAt;
}

/** A contract that has been read. Undefined where it cannot be checked; that has been reported. */
export type Contract = (context: ContractContext) => RuleCheck | undefined;

/** A type of contracts. */
export interface ContractType {
  /** The kind of Lintel's rules that messages and pages are of. */
  readonly kind: string;
  /** Undefined where the options make no sense; that has been reported. */
  read(options: OptionReader, complain: ComplainAt): Contract | undefined;
}

/** Reads a list of module expressions. Undefined, and reported, where it is missing or one makes no sense. */
export function readExpressions(
  options: OptionReader,
  key: string,
  complain: ComplainAt,
  findFault: (expression: string) => string | undefined,
): readonly PlacedText[] | undefined {
  const found = options.texts(key)?.filter(({ text }) => text.trim() !== '');
  if (found === undefined) {
    if (!options.has(key)) complain(options.place, `"${key}" is missing in this contract.`);
    return undefined;
  }
  let isSound = true;
  for (const { text, place } of found) {
    const fault = findFault(text);
    if (fault === undefined) continue;
    complain(place, fault);
    isSound = false;
  }
  return isSound ? found : undefined;
}
