/**
 * Advance widths of the printable ASCII characters in thousandths of the font size, for a common user-interface sans
 * serif (Arial and Helvetica agree on these). Layout must not ask a browser: the command line has none, and a picture
 * has to come out the same everywhere.
 */
const ASCII_WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** Interface fonts differ (Segoe UI, Ubuntu, Noto and DejaVu run wider); boxes get this much room to spare. */
const ALLOWANCE = 1.15;

/** Estimated width of a text in pixels at a font size in pixels. Wide scripts count as one em a character. */
export function estimateTextWidth(text: string, fontSize: number): number {
  let thousandths = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code < 0x20) continue;
    if (code < 0x7f) thousandths += ASCII_WIDTHS[code - 0x20];
    else thousandths += code < 0x1100 ? 600 : 1000;
  }
  return (thousandths / 1000) * fontSize * ALLOWANCE;
}

/** Cuts the middle out of a label that has more than `limit` characters; the end often carries the extension. */
export function shortenLabel(label: string, limit: number): string {
  if (label.length <= limit) return label;
  const characters = [...label];
  if (characters.length <= limit) return label;
  const tail = Math.floor((limit - 1) * 0.4);
  const head = limit - 1 - tail;
  return `${characters.slice(0, head).join('')}…${characters.slice(-tail).join('')}`;
}
