import type { Writable } from 'node:stream';

/** What the command line touches of the process it runs in. */
export interface CliContext {
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  /** Variables of the environment; none where absent. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** Absolute path of the folder with the bundled programs: `worker.js`, `webview.js`, `webview.css`. */
  readonly programs: string;
  /** Absolute path of the folder for caches where no option names one; nothing is cached where absent. */
  readonly cacheFolder?: string;
}
