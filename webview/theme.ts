import { color, interpolateRgb, lab } from 'd3';
import { darkPalette, lightPalette, type Palette } from '../src/diagram/palette';

/** The palette in VS Code's own colours; in a plain page, the light or dark one that the person's system asks for. */
export function readPalette(): Palette {
  const styles = getComputedStyle(document.documentElement);
  const read = (name: string) => {
    const value = styles.getPropertyValue(`--vscode-${name}`).trim();
    return value && color(value) ? value : undefined;
  };
  const background = read('editor-background');
  if (!background) return matchMedia('(prefers-color-scheme: dark)').matches ? darkPalette : lightPalette;
  const text =
    read('editor-foreground') ?? read('foreground') ?? (isDark(background) ? '#cccccc' : '#333333');
  const fontFamily = styles.getPropertyValue('--vscode-font-family').trim();
  const base = isDark(background) ? darkPalette : lightPalette;
  const palette = { ...base, background, text, ...(fontFamily && { fontFamily }) };
  const contrast = read('contrastBorder');
  return contrast ? sharpen(palette, contrast, read) : tint(palette, read);
}

type ReadColour = (name: string) => string | undefined;

/** Ordinary themes: surfaces are the background with a little of the theme's accent in it. */
function tint(palette: Palette, read: ReadColour): Palette {
  const { background, text } = palette;
  const accent = read('charts-blue') ?? palette.focus;
  const mix = (colour: string, share: number) => interpolateRgb(background, colour)(share);
  return {
    ...palette,
    open: [mix(accent, 0.05), mix(accent, 0.1), mix(accent, 0.14)],
    openBorder: mix(accent, 0.3),
    container: mix(accent, 0.2),
    containerBorder: mix(accent, 0.55),
    module: mix(text, isDark(background) ? 0.05 : 0),
    moduleBorder: mix(text, 0.32),
    dimText: read('descriptionForeground') ?? mix(text, 0.7),
    arrow: mix(accent, 0.75),
    up: read('charts-red') ?? palette.up,
    tangle: mix(palette.tangleBorder, 0.08),
    focus: read('focusBorder') ?? palette.focus,
  };
}

/** High contrast: flat surfaces, borders in the theme's contrast colour, full-strength lines. */
function sharpen(palette: Palette, contrast: string, read: ReadColour): Palette {
  const { background, text } = palette;
  return {
    ...palette,
    open: [background],
    openBorder: contrast,
    container: background,
    containerBorder: contrast,
    module: background,
    moduleBorder: contrast,
    dimText: text,
    arrow: text,
    up: read('charts-red') ?? read('errorForeground') ?? palette.up,
    tangle: background,
    tangleBorder: read('charts-orange') ?? palette.tangleBorder,
    focus: read('contrastActiveBorder') ?? read('focusBorder') ?? palette.focus,
  };
}

function isDark(colour: string): boolean {
  return lab(colour).l < 50;
}

/** Calls back whenever the editor changes its theme, or the system its preference. */
export function watchTheme(changed: () => void): void {
  new MutationObserver(changed).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  new MutationObserver(changed).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['style'],
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
}
