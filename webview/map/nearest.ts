interface Place {
  readonly x: number;
  readonly y: number;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Where an arrow key leads among points: to the nearest that lies more that way than aside of it; being aside counts
 * double. From nowhere, to the first. `undefined` for other keys and where there is nothing that way.
 */
export function findNearestTowards<T extends Place>(
  points: readonly T[],
  from: T | undefined,
  key: string,
): T | undefined {
  const step = STEPS[key];
  if (!step) return undefined;
  if (!from) return points[0];
  let best: T | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const point of points) {
    const [dx, dy] = [point.x - from.x, point.y - from.y];
    const along = dx * step[0] + dy * step[1];
    const aside = Math.abs(dx * step[1]) + Math.abs(dy * step[0]);
    if (along <= 0 || aside > 2 * along) continue;
    const cost = along + 2 * aside;
    if (cost < least) [best, least] = [point, cost];
  }
  return best;
}
