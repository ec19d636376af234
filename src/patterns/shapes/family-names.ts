import { wordsOf } from './words';

const MAKING = new Set([
  ...[
    'create',
    'make',
    'build',
    'produce',
    'factory',
    'new',
    'construct',
    'spawn',
    'manufacture',
    'instantiate',
    'generate',
  ],
]);
const GIVING = new Set(['get', 'for', 'from', 'of', 'provide', 'order', 'prepare', 'choose', 'select']);
const FACTORIES = new Set(['factory', 'creator', 'factories', 'maker', 'producer']);

/** How much a function's name says that it makes things: 2 for `createOrder`, 1 for `getOrder`, 0 for others. */
export function makingWord(name: string): 0 | 1 | 2 {
  const words = wordsOf(name);
  if (words.some(word => MAKING.has(word))) return 2;
  return words.some(word => GIVING.has(word)) ? 1 : 0;
}

/** Whether a class or module is called a factory. */
export function isFactoryName(name: string): boolean {
  return wordsOf(name).some(word => FACTORIES.has(word));
}
