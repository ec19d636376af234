import { createLateTask } from './late-task';
import { type Change, joinChanges, NO_CHANGE } from './view-change';

/**
 * Brings what accompanies the view in front, whichever it is, up to date with changes; after a new picture that waits until
 * the picture has been drawn, unless what accompanies it is what a person works with.
 */
export function createCompanions(update: (change: Change) => void, isWorkedWith: () => boolean) {
  /** What the view in front has been told and what accompanies it has not. */
  let owed: Change | undefined;
  const task = createLateTask(() => {
    const change = owed ?? NO_CHANGE;
    owed = undefined;
    update(change);
  });
  return {
    isWaiting: task.isWaiting,
    /** Takes in what the view in front has been told. */
    follow(change: Change): void {
      owed = owed ? joinChanges(owed, change) : change;
      const isNewPicture = owed.open || (owed.data && owed.animated);
      if (isNewPicture && !isWorkedWith()) task.ask();
      else task.now();
    },
  };
}
