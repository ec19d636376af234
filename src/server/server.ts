import path from 'node:path';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node.js';
import { serveAnalysis } from './serve-analysis';

// The entry of the analysis process. Standard output carries the protocol and nothing else; the log goes to standard
// error, one line a message.
const log = (level: string, message: string) => void process.stderr.write(`${level}: ${message}\n`);

function die(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`, () => process.exit(1));
}
process.on('uncaughtException', die);
process.on('unhandledRejection', die);

const connection = createMessageConnection(
  new StreamMessageReader(process.stdin),
  new StreamMessageWriter(process.stdout),
  {
    error: message => log('error', message),
    warn: message => log('warn', message),
    info: message => log('info', message),
    log: message => log('info', message),
  },
);
const service = serveAnalysis(connection, {
  workerScript: path.join(__dirname, 'worker.js'),
  patternsScript: path.join(__dirname, 'patterns-worker.js'),
  log,
  loadFixes: () => require(path.join(__dirname, 'fixes.js')),
});
/** Most time for what there is to save, in milliseconds. */
const PATIENCE = 2000;

// Whoever started the process is gone when its input ends, or says that it has to end.
let isEnding = false;
async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  setTimeout(() => process.exit(0), PATIENCE);
  await service.shutDown();
  process.exit(0);
}
connection.onClose(() => void end());
process.stdin.on('end', () => void end());
process.on('SIGTERM', () => void end());
connection.listen();
