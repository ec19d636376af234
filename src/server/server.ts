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
serveAnalysis(connection, { workerScript: path.join(__dirname, 'worker.js'), log });
// Whoever started the process is gone when its input ends; there is nothing to save.
connection.onClose(() => process.exit(0));
process.stdin.on('end', () => process.exit(0));
connection.listen();
