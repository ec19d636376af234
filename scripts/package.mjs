// Packs Lintel as a VSIX: npm run package
import { root } from './build/bundles.mjs';
import { createPackage } from './package/create-package.mjs';

console.log(await createPackage(root));
