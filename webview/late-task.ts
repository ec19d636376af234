/** Something to be done once the next frame has been drawn. */
export interface LateTask {
  /** Has it done then; asked for again before, it is done once. */
  ask(): void;
  /** Does it at once, and then no more. */
  now(): void;
  isWaiting(): boolean;
}

/** Makes a late task, so that what a person looks at is drawn before what accompanies it. */
export function createLateTask(act: () => void): LateTask {
  let isWaiting = false;
  const now = () => {
    isWaiting = false;
    act();
  };
  return {
    ask() {
      if (isWaiting) return;
      isWaiting = true;
      // A frame's own callbacks come before it is drawn; what they set a timer for comes after.
      requestAnimationFrame(() => setTimeout(() => isWaiting && now()));
    },
    now,
    isWaiting: () => isWaiting,
  };
}
