import type { ModuleFacts } from '../../model/facts';
import { isComponent } from '../languages';
import type { WantedFacts } from '../wanted-facts';
import { type Dialect, dialectOf } from './dialect';
import { extractComponent } from './extract-component';
import { scanScript } from './scan/scan-script';
import { toFacts } from './script-facts';
import type { ScriptReading } from './script-reading';

const NOTHING_MORE: WantedFacts = { symbols: false, code: false };

/**
 * What `extractTypescript` gives for the same file where neither symbols nor code are wanted, without the compiler and
 * several times as fast; `undefined` where only the compiler can tell, and where it has a problem to report.
 */
export function scanTypescript(path: string, text: string): ModuleFacts | undefined {
  if (isComponent(path)) return extractComponent(path, text, NOTHING_MORE, read);
  const reading = read(path, text, dialectOf(path));
  return reading && toFacts(text, reading);
}

const read = (path: string, text: string, dialect: Dialect): ScriptReading | undefined => {
  const scan = scanScript(path, text, dialect);
  return scan.found && { found: scan.found, problems: [], symbols: undefined, code: undefined };
};
