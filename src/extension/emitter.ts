/** Something that can be let go of; VS Code's own `Disposable` fits it. */
export interface Disposable {
  dispose(): void;
}

/**
 * The events of one object, for the parts that must also run where there is no `vscode`.
 *
 * Listeners are called at once and in the order they came.
 */
export class Emitter<T> {
  private readonly listeners = new Set<(value: T) => void>();

  /** Calls `listener` on every event until the result is disposed. */
  on(listener: (value: T) => void): Disposable {
    // A wrapper of its own, so that the same function may listen twice and leave once.
    const entry = (value: T) => listener(value);
    this.listeners.add(entry);
    return { dispose: () => this.listeners.delete(entry) };
  }

  /** Tells every listener. */
  fire(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }
}
