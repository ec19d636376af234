import assert from 'node:assert/strict';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { serveBatches } from '../../../src/engine/serve-batches';
import type { WorkerStart } from '../../../src/engine/worker-messages';
import { createExtractor, type Extractor } from '../../../src/extract/extractor';
import { loadPythonExtractor } from '../../../src/extract/python/extract-python';
import { createPythonScanner } from '../../../src/extract/python/scan-python';
import type { ModuleFacts } from '../../../src/model/facts';
import { createInput, type Material } from '../../support/mutate';
import { checkFacts } from './check-facts';
import { FUZZ_FILES, type FuzzSubject, readFuzzMaterial } from './fuzz-material';

// The real worker round the real extractor, but what a file holds is made here from its name, `subject/number`: inputs
// with lone surrogates or of a megabyte would not come through the engine as they are.

/** Longer texts are not extracted twice, to save time. In UTF-16 code units. */
const USUAL_LENGTH = 50_000;

/** Grammar memory is never given back to the system; what is freed in it is used again. In bytes. */
const MOST_GRAMMAR_MEMORY = 512e6;

/** The types of Node know of `WebAssembly` by name alone. */
interface Memory {
  readonly buffer: ArrayBuffer;
}
const wasm = Reflect.get(globalThis, 'WebAssembly') as { Memory: new (descriptor: object) => Memory };

const memories: Memory[] = [];
wasm.Memory = class extends wasm.Memory {
  constructor(descriptor: object) {
    super(descriptor);
    memories.push(this);
  }
};

const materials = new Map<FuzzSubject, Material>();

function materialOf(subject: FuzzSubject): Material {
  const material = materials.get(subject) ?? readFuzzMaterial(subject);
  materials.set(subject, material);
  return material;
}

function measureGrammarMemory(): number {
  return memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
}

/** How deep the call stack goes depends on what the engine has optimized so far. */
function isTooDeep({ problems }: ModuleFacts): boolean {
  return problems.some(({ message }) => message.includes('nested too deeply'));
}

async function fuzz(extractor: Extractor, place: string): Promise<ModuleFacts> {
  const [subject, number] = place.split('/').slice(-2) as [FuzzSubject, string];
  const files = FUZZ_FILES[subject];
  const file = files[Number(number) % files.length]!;
  const text = createInput(materialOf(subject), Number(number));
  const facts = await extractor.extract(file, text, { symbols: true, code: true });
  checkFacts(text, facts);
  if (text.length < USUAL_LENGTH) {
    const again = await extractor.extract(file, text, { symbols: true, code: true });
    if (!isTooDeep(facts) && !isTooDeep(again)) assert.deepEqual(again, facts, 'other facts the second time');
  }
  if (subject === 'python' && text.length < USUAL_LENGTH && !isTooDeep(facts))
    await checkScanned(file, text, facts);
  const plain = await extractor.extract(file, text, { symbols: false, code: false });
  checkFacts(text, plain);
  // Where there is something wrong with a text, readers may take different things from it.
  if (facts.problems.length === 0 && !isTooDeep(plain)) {
    const { lines, imports } = facts;
    assert.deepEqual(
      { lines: plain.lines, imports: plain.imports },
      { lines, imports },
      'other imports alone',
    );
  }
  const memory = measureGrammarMemory();
  assert.ok(memory < MOST_GRAMMAR_MEMORY, `the grammar holds ${memory} bytes`);
  return { ...facts, imports: [], problems: [] };
}

/** Whatever is read from tokens alone is what the grammar says. */
async function checkScanned(file: string, text: string, facts: ModuleFacts): Promise<void> {
  const wanted = { symbols: true, code: true };
  if (scanPython(file, text, wanted) === undefined) return;
  const expected = (await loadedGrammar)(file, text, wanted);
  assert.deepEqual({ ...facts, isGenerated: undefined }, { ...expected, isGenerated: undefined });
}

/** Parses the same 20,000 times; the answer's lines are the bytes that the grammar's memory has grown by. */
async function parseOften(extractor: Extractor): Promise<ModuleFacts> {
  const text = `${'x = [1, 2, (3, "4")]\n'.repeat(10)}if (:\n  import_module("a")\n`;
  for (let round = 0; round < 100; round++)
    await extractor.extract('a.py', text, { symbols: true, code: true });
  const before = measureGrammarMemory();
  for (let round = 0; round < 20_000; round++)
    await extractor.extract('a.py', text, { symbols: true, code: true });
  return { lines: measureGrammarMemory() - before, imports: [], problems: [] };
}

const grammarFolder = path.resolve('node_modules/@vscode/tree-sitter-wasm/wasm');
const loadedGrammar = loadPythonExtractor(grammarFolder);
const scanPython = createPythonScanner();

const { cells } = workerData as WorkerStart;
// One after the other: the grammar does not stand being loaded twice at once.
const subject = loadedGrammar
  .then(() => createExtractor({ grammarFolder }))
  .then(
    (extractor): Extractor => ({
      extract: place => (place.endsWith('/often') ? parseOften(extractor) : fuzz(extractor, place)),
    }),
  );
serveBatches(parentPort!, cells, subject);
