import { spawn } from 'node:child_process';
import { LintelError } from '../engine/lintel-error';

/** Opens a file with what the desktop has for it. Rejects with a `LintelError` where there is no such thing. */
export function openFile(file: string): Promise<void> {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  return new Promise((resolve, reject) => {
    const child = spawn(command!, [...args, file], { detached: true, stdio: 'ignore' });
    child.once('error', () =>
      reject(new LintelError(`wrote '${file}' but cannot open it: ${command} is missing`)),
    );
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  // `start` is a word of cmd, which would interpret the path; this one only opens it.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
