import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const undo = [];

/**
 * Has something undone when this process ends, in whatever way it can notice: the last thing registered first.
 *
 * @param {() => void} action must be synchronous
 */
export function onExit(action) {
  if (undo.length === 0) {
    process.once('exit', undoAll);
    for (const signal of signals) process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
  undo.push(action);
}

function undoAll() {
  for (const action of undo.reverse()) {
    try {
      action();
    } catch (error) {
      console.error(error);
    }
  }
}
