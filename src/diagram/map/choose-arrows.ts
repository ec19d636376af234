import type { Arc } from '../../graph/digraph';
import type { ContainerLevels } from '../layout/container-levels';

/** An arc that is drawn without being asked for; `up` where it points against the levels or breaks a rule. */
export interface ChosenArc extends Arc {
  readonly up: boolean;
}

const NOTHING_BROKEN = () => false;

/** At least this many arrows are drawn in a container, and at most this many for each child. */
const ARROWS_AT_LEAST = 20;
const ARROWS_PER_CHILD = 1.1;

/**
 * Picks the arrows of one container that are drawn unasked.
 *
 * Position already says what depends on what, so a container with many arcs shows only the heaviest; up to a third of
 * the room goes to those that point up, because they are what a person wants to know. Those that break a rule come before all others. Lightest first, so that the
 * heaviest are painted on top.
 */
export function chooseArrows(
  levels: ContainerLevels,
  isBroken: (arc: Arc) => boolean = NOTHING_BROKEN,
): ChosenArc[] {
  const room = Math.max(ARROWS_AT_LEAST, Math.round(levels.children.length * ARROWS_PER_CHILD));
  const isUp = new Set(levels.feedback.map(arc => `${arc.from} ${arc.to}`));
  const heaviestFirst = [...levels.arcs]
    .map(arc => {
      const broken = isBroken(arc);
      return { arc: { ...arc, up: broken || isUp.has(`${arc.from} ${arc.to}`) }, broken };
    })
    .sort(
      (a, b) =>
        Number(b.broken) - Number(a.broken) ||
        b.arc.weight - a.arc.weight ||
        a.arc.from - b.arc.from ||
        a.arc.to - b.arc.to,
    )
    .map(({ arc }) => arc);
  const up = heaviestFirst.filter(arc => arc.up);
  const down = heaviestFirst.filter(arc => !arc.up);
  const shownUp = up.slice(0, Math.max(Math.floor(room / 3), room - down.length));
  return [...down.slice(0, room - shownUp.length).reverse(), ...shownUp.reverse()];
}
