import { languageOf } from '../extract/languages';
import type { FixKind, FixOffer, FixResult } from '../model/fix';
import type { FixInput } from './fix-input';
import { introducePythonPort } from './python/introduce-port';
import { moveUnderTypeChecking } from './python/move-under-type-checking';
import { redirectPythonImport } from './python/redirect-import';
import { introduceScriptPort } from './typescript/introduce-port';
import { makeTypeOnly } from './typescript/make-type-only';
import { redirectScriptImport } from './typescript/redirect-import';

// The entry of dist/fixes.js, which the analysis process loads when the first fix is asked for.

/** The kinds of fixes that change code. */
type CodeFixKind = Extract<FixKind, 'type-only' | 'interface' | 'port'>;

/** Kinds of rules that an abstraction of what is imported helps with. */
const PORT_RULES = new Set(['ports', 'layers', 'forbidden', 'allowed-only', 'independence', 'acyclic']);

/** The fixes that would end a violation by changing code; those that are cheap to try have been tried. */
export function offerFixes(input: FixInput): FixOffer[] {
  const { violation, rule, records } = input;
  const offers: FixOffer[] = [];
  const offer = (kind: CodeFixKind, title: string) => {
    const result = computeFix(kind, input);
    if ('files' in result) offers.push({ kind, title });
  };
  if (violation.instead !== undefined) offer('interface', 'Import from the interface instead');
  // Where type-only imports count as well, the rule would still be broken.
  if (rule?.ignore.includes('type-only'))
    offer('type-only', isPython(violation.from) ? 'Move under TYPE_CHECKING' : 'Turn into import type');
  const isInside = violation.to !== undefined && records.has(violation.to);
  if (isInside && PORT_RULES.has(violation.kind) && violation.chain === undefined)
    offers.push({ kind: 'port', title: 'Introduce a port…' });
  return offers;
}

/** The edit that a fix is, or why there is none. */
export function computeFix(kind: Exclude<FixKind, 'baseline' | 'exception'>, input: FixInput): FixResult {
  const python = isPython(input.violation.from);
  switch (kind) {
    case 'type-only':
      return python ? moveUnderTypeChecking(input) : makeTypeOnly(input);
    case 'interface':
      return python ? redirectPythonImport(input) : redirectScriptImport(input);
    case 'port':
      return python ? introducePythonPort(input) : introduceScriptPort(input);
  }
}

function isPython(module: string): boolean {
  return languageOf(module) === 'python';
}
