// Builds the package that VS Code installs and says how large it is, and what in it is largest.
//   node bench/package-size.mjs
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPackage } from '../scripts/package/create-package.mjs';
import { listZip } from './list-zip.mjs';
import { printFigure } from './print-figure.mjs';

const LIMIT_MB = 8;
const LARGEST = 8;
const MB = 1_000_000;

const scratch = mkdtempSync(path.join(tmpdir(), 'lintel-package-'));
try {
  const file = await createPackage(scratch);
  printFigure('the package', statSync(file).size / MB, LIMIT_MB, 'MB');
  const entries = listZip(file).sort((a, b) => b.packed - a.packed);
  for (const { name, packed, size } of entries.slice(0, LARGEST))
    console.log(
      `  ${(packed / MB).toFixed(2).padStart(6)} MB packed ${(size / MB).toFixed(2).padStart(6)} MB  ${name}`,
    );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
