import { asFields, parseViewState, type ViewState } from './view-state';

/** Where a map's picture stands: a point p is drawn at p · k + (x, y), in CSS pixels. */
interface KeptCamera {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/** How large a person made the details, in CSS pixels: their width at the side, their height at the bottom of a narrow panel. */
export interface SheetSize {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** What survives hiding the panel and restarting the window. */
export interface KeptState {
  readonly state: ViewState;
  /** Where the map's camera stands; absent while the whole map is kept in view. */
  readonly camera?: KeptCamera | undefined;
  /** Whether the map goes where the active editor goes. */
  readonly follow: boolean;
  readonly legend: boolean;
  /** Whether the overview is shown while nothing is picked. */
  readonly overview: boolean;
  /** How large the details are, where somebody changed it. */
  readonly sheet: SheetSize;
  readonly minimap: boolean;
  /** Whether boxes on the map have badges of the patterns in them. */
  readonly badges: boolean;
  /** Whether the map is also shown as a tree at its side. */
  readonly outline: boolean;
}

/** Reads what an earlier, perhaps older, panel kept; anything odd in it is left out. */
export function parseKeptState(value: unknown): KeptState {
  const { state, camera, follow, legend, overview, sheet, minimap, badges, outline } = asFields(value);
  return {
    state: parseViewState(state),
    ...(isCamera(camera) && { camera }),
    follow: follow !== false,
    legend: legend !== false,
    overview: overview === true,
    sheet: parseSheetSize(sheet),
    minimap: minimap !== false,
    badges: badges !== false,
    outline: outline === true,
  };
}

function parseSheetSize(value: unknown): SheetSize {
  const { width, height } = asFields(value);
  return { ...(isLength(width) && { width }), ...(isLength(height) && { height }) };
}

function isLength(value: unknown): value is number {
  return Number.isFinite(value) && (value as number) > 0;
}

function isCamera(value: unknown): value is KeptCamera {
  const { x, y, k } = asFields(value);
  return Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(k) && (k as number) > 0;
}
