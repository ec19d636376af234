import { fitLabel } from '../layout/fit-label';
import type { Palette } from '../palette';
import { escapeXml, round } from '../write/svg-text';
import type { Matrix, MatrixGroup } from './matrix';
import { createCellScale, shortenCount } from './matrix-colours';
import { type MatrixMeasures, matrixStyle } from './matrix-layout';

/** Free space round the picture, in pixels. */
const MARGIN = 16;

/** Writes the whole matrix, at the size it is seen, as a self-contained SVG document. Workspace text is escaped. */
export function writeMatrixSvg(
  matrix: Matrix,
  measures: MatrixMeasures,
  palette: Palette,
  title: string,
): string {
  const side = matrix.lines.length * measures.size;
  const width = round(measures.headerWidth + side + 2 * MARGIN);
  const height = round(measures.headerHeight + side + 2 * MARGIN);
  const { headerWidth: left, headerHeight: top } = measures;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" font-family="${escapeXml(palette.fontFamily)}" font-size="${round(measures.fontSize)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}" fill="${palette.background}"/>`,
    `<g transform="translate(${round(left)},${round(top)})">`,
    ...writeGround(matrix, measures.size, palette),
    ...writeCells(matrix, measures.size, palette),
    '</g>',
    `<g transform="translate(0,${round(top)})">`,
    ...writeHeader(matrix, measures, left, palette),
    '</g>',
    // The column header is the row header turned by a quarter: its first line is leftmost and its bands are on top.
    `<g transform="translate(${round(left)},0)">`,
    ...writeColumnHeader(matrix, measures, palette),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function writeGround(matrix: Matrix, size: number, palette: Palette): string[] {
  const square = (start: number, end: number, more: string) => {
    const [at, side] = [round(start * size), round((end - start) * size)];
    return `<rect x="${at}" y="${at}" width="${side}" height="${side}" ${more}/>`;
  };
  const all = matrix.lines.length;
  return [
    square(0, all, `fill="none" stroke="${palette.openBorder}"`),
    ...matrix.groups.map(group =>
      square(group.start, group.end, `fill="${groundOf(group, palette)}" stroke="${palette.openBorder}"`),
    ),
    ...matrix.lines.map((_, i) => square(i, i + 1, `fill="${palette.dimText}" fill-opacity="0.28"`)),
    ...matrix.tangles.map(({ start, end }) =>
      square(start, end, `fill="none" stroke="${palette.tangleBorder}" stroke-dasharray="5 3"`),
    ),
  ];
}

function groundOf({ depth }: MatrixGroup, { open }: Palette): string {
  return open[Math.min(depth, open.length - 1)];
}

function writeCells(matrix: Matrix, size: number, palette: Palette): string[] {
  const scale = createCellScale(palette, matrix.most);
  const gap = size >= 6 ? 1 : 0;
  const cells: string[] = [];
  for (let row = 0; row < matrix.lines.length; row++)
    for (let i = matrix.offsets[row]; i < matrix.offsets[row + 1]; i++) {
      const [column, count] = [matrix.columns[i], matrix.counts[i]];
      const isAgainst = column > row;
      const { fill, text } = (isAgainst ? scale.above : scale.below)[scale.stepOf(count)];
      const [x, y] = [column * size, row * size];
      const title = `${matrix.lines[column].id} → ${matrix.lines[row].id}: ${count}`;
      const corner = `M${round(x + size - 1)},${round(y + gap)}h${round(-0.36 * size)}l${round(0.36 * size)},${round(0.36 * size)}z`;
      cells.push(
        `<g><title>${escapeXml(title)}</title><rect x="${round(x + gap)}" y="${round(y + gap)}" width="${round(size - gap)}" height="${round(size - gap)}" fill="${fill}"/>${isAgainst ? `<path d="${corner}" fill="${text}"/>` : ''}${
          size >= matrixStyle.numbered
            ? `<text x="${round(x + size / 2)}" y="${round(y + size / 2)}" text-anchor="middle" dominant-baseline="central" font-size="${round(size * 0.48)}" fill="${text}">${shortenCount(count)}</text>`
            : ''
        }</g>`,
      );
    }
  return cells;
}

function writeHeader(matrix: Matrix, measures: MatrixMeasures, width: number, palette: Palette): string[] {
  const { size, strip, fontSize } = measures;
  const bands = matrix.groups.map(group => {
    const [y, height] = [group.start * size, (group.end - group.start) * size];
    const label = fitLabel(group.label, fontSize, height - 4);
    const middle = `${round((group.depth + 0.5) * strip)},${round(y + height / 2)}`;
    return `<rect x="${round(group.depth * strip)}" y="${round(y)}" width="${round(strip)}" height="${round(height)}" fill="${groundOf(group, palette)}" stroke="${palette.openBorder}"/><text transform="translate(${middle}) rotate(-90)" text-anchor="middle" dominant-baseline="central" fill="${palette.text}">${escapeXml(label)}</text>`;
  });
  if (!measures.hasLabels) return bands;
  const { chevron, padding } = matrixStyle;
  const labels = matrix.lines.map((line, i) => {
    const x = line.depth * strip + padding;
    const label = fitLabel(line.label, fontSize, width - x - chevron - padding);
    const mark = line.canOpen
      ? `<path d="M${round(x + 1)},${round((i + 0.5) * size - 4)}l6,4l-6,4z" fill="${palette.dimText}"/>`
      : '';
    return `<g><title>${escapeXml(line.id)}</title>${mark}<text x="${round(x + chevron)}" y="${round((i + 0.5) * size)}" dominant-baseline="central" fill="${line.origin ? palette.dimText : palette.text}"${line.origin ? ' font-style="italic"' : ''}>${escapeXml(label)}</text></g>`;
  });
  return [...bands, ...labels];
}

function writeColumnHeader(matrix: Matrix, measures: MatrixMeasures, palette: Palette): string[] {
  const { size, strip, fontSize, headerHeight } = measures;
  const bands = matrix.groups.map(group => {
    const [x, width] = [group.start * size, (group.end - group.start) * size];
    const label = fitLabel(group.label, fontSize, width - 4);
    return `<rect x="${round(x)}" y="${round(group.depth * strip)}" width="${round(width)}" height="${round(strip)}" fill="${groundOf(group, palette)}" stroke="${palette.openBorder}"/><text x="${round(x + width / 2)}" y="${round((group.depth + 0.5) * strip)}" text-anchor="middle" dominant-baseline="central" fill="${palette.text}">${escapeXml(label)}</text>`;
  });
  if (!measures.hasLabels) return bands;
  const { padding } = matrixStyle;
  const labels = matrix.lines.map((line, i) => {
    const label = fitLabel(line.label, fontSize, headerHeight - line.depth * strip - 2 * padding);
    return `<text transform="translate(${round((i + 0.5) * size)},${round(headerHeight - padding)}) rotate(-90)" dominant-baseline="central" fill="${line.origin ? palette.dimText : palette.text}"${line.origin ? ' font-style="italic"' : ''}>${escapeXml(label)}</text>`;
  });
  return [...bands, ...labels];
}
