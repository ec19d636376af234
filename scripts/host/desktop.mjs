import { findCommand } from './find-command.mjs';

/** Whether there is a screen to open windows on. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * The desktop `code` command, where one is that can open a window with an extension under development.
 *
 * @returns {string | undefined}
 */
export function findDesktopCode() {
  // As root the desktop VS Code refuses to start without a profile folder of its own.
  if (!hasDisplay() || process.getuid?.() === 0) return undefined;
  // In the terminal of a remote window, `code` talks to that window and knows nothing of development.
  return findCommand(
    process.platform === 'win32' ? 'code.cmd' : 'code',
    file => !file.includes('remote-cli'),
  );
}
