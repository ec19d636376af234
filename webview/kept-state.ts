import type { Camera } from './painter';

/** What survives hiding the panel and restarting the window. */
export interface KeptState {
  /** Open containers, by id; absent until a person has opened or closed one. */
  readonly open?: readonly string[];
  readonly selected?: string;
  /** Absent while the whole map is kept in view. */
  readonly camera?: Camera;
  readonly follow: boolean;
  readonly legend: boolean;
}

/** Reads what an earlier, perhaps older, panel kept; anything odd in it is left out. */
export function parseKeptState(value: unknown): KeptState {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  const { open, selected, camera } = fields;
  return {
    ...(Array.isArray(open) && { open: open.filter(id => typeof id === 'string') }),
    ...(typeof selected === 'string' && { selected }),
    ...(isCamera(camera) && { camera }),
    follow: fields.follow !== false,
    legend: fields.legend !== false,
  };
}

function isCamera(value: unknown): value is Camera {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, k } = value as Readonly<Record<string, unknown>>;
  return Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(k) && (k as number) > 0;
}
