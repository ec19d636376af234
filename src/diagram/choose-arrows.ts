import type { Arc } from '../graph/digraph';
import type { ContainerLevels } from './container-levels';

/** An arc that is drawn without being asked for; `up` where it points against the levels. */
export interface ChosenArc extends Arc {
  readonly up: boolean;
}

/** At least this many arrows are drawn in a container, and at most this many for each child. */
const ARROWS_AT_LEAST = 20;
const ARROWS_PER_CHILD = 1.1;

/**
 * Picks the arrows of one container that are drawn unasked.
 *
 * Position already says what depends on what, so a container with many arcs shows only the heaviest; up to a third of
 * the room goes to those that point up, because they are what a person wants to know. Lightest first, so that the
 * heaviest are painted on top.
 */
export function chooseArrows(levels: ContainerLevels): ChosenArc[] {
  const room = Math.max(ARROWS_AT_LEAST, Math.round(levels.children.length * ARROWS_PER_CHILD));
  const isUp = new Set(levels.feedback.map(arc => `${arc.from} ${arc.to}`));
  const heaviestFirst = [...levels.arcs]
    .map(arc => ({ ...arc, up: isUp.has(`${arc.from} ${arc.to}`) }))
    .sort((a, b) => b.weight - a.weight || a.from - b.from || a.to - b.to);
  const up = heaviestFirst.filter(arc => arc.up);
  const down = heaviestFirst.filter(arc => !arc.up);
  const shownUp = up.slice(0, Math.max(Math.floor(room / 3), room - down.length));
  return [...down.slice(0, room - shownUp.length).reverse(), ...shownUp.reverse()];
}
