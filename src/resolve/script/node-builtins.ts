const NAMES =
  'assert assert/strict async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel ' +
  'dns dns/promises domain events fs fs/promises http http2 https inspector inspector/promises module net os path ' +
  'path/posix path/win32 perf_hooks process punycode querystring readline readline/promises repl stream ' +
  'stream/consumers stream/promises stream/web string_decoder sys timers timers/promises tls trace_events tty url ' +
  'util util/types v8 vm wasi worker_threads zlib';

const BUILTINS: ReadonlySet<string> = new Set(NAMES.split(' '));

/** The external id of a module that Node.js brings along (`fs` and `node:fs` → `node:fs`), else `undefined`. */
export function builtinId(specifier: string): string | undefined {
  // Some exist only with the prefix (`node:test`), so the prefix alone decides.
  if (specifier.startsWith('node:')) return specifier;
  return BUILTINS.has(specifier) ? `node:${specifier}` : undefined;
}
