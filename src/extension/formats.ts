/** A whole number with the separators of the reader's language. */
export function formatCount(count: number): string {
  return count.toLocaleString();
}

/** A number with its noun: `1 module`, `1,234 modules`. */
export function formatAmount(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** A span of time the way a person would say it: `840 ms`, `3.2 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1_000;
  if (seconds < 59.95) return `${seconds.toLocaleString(undefined, { maximumFractionDigits: 1 })} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** The last segment of an id, with its folder where the name alone says nothing: `orders/__init__.py`. */
export function nameModule(id: string): string {
  const segments = id.split('/');
  const name = segments.at(-1) ?? id;
  const isGeneric = /^(__init__|__main__|index|mod|main)\.\w+$/.test(name);
  return isGeneric ? segments.slice(-2).join('/') : name;
}

/** The folder part of an id, `''` at the top. */
export function folderOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('/')));
}
