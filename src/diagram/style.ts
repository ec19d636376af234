/** Measures of the map, in pixels at zoom 1. */
export const style = {
  fontSize: 12,
  smallFontSize: 10.5,
  /** Longest label, in characters, before its middle is cut out. */
  labelLimit: 34,
  moduleHeight: 24,
  containerHeight: 30,
  boxPadding: 11,
  /** Room for the open/close mark in front of a container's label. */
  chevron: 11,
  /** Between a label and the count behind it. */
  countGap: 6,
  /** Room for the value behind a label while boxes are coloured: five digits and the gap in front of them. */
  valueRoom: 38,
  /** Between a box's value and its right edge. */
  valueInset: 7,
  /** Between boxes of a row. */
  gapX: 18,
  /** Between the lines of one level. */
  lineGap: 10,
  /** Between two levels, where arrows run. */
  levelGap: 30,
  /** How much lower the next level starts where levels share a row. */
  step: 16,
  /** Inside an open container, round its children. */
  padding: 14,
  headerHeight: 26,
  tanglePadding: 10,
  tangleHeader: 20,
} as const;
