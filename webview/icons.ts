/** Stroked paths of the icons, 16 × 16. */
export const icons = {
  fit: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4',
  zoomIn: 'M8 3v10M3 8h10',
  zoomOut: 'M3 8h10',
  openAll: 'M3 5l5-3 5 3M3 11l5 3 5-3M8 5v6',
  closeAll: 'M3 2l5 3 5-3M3 14l5-3 5 3M4 8h8',
  follow: 'M8 1v3M8 12v3M1 8h3M12 8h3M8 5a3 3 0 100 6 3 3 0 000-6z',
  legend: 'M5.5 6a2.5 2.5 0 115 0c0 1.7-2.5 1.8-2.5 3.6M8 12.4v.2',
  export: 'M8 2v8M5 7l3 3 3-3M2 12v2h12v-2',
  back: 'M10 3L5 8l5 5',
  forward: 'M6 3l5 5-5 5',
  map: 'M2 2h5v4H2zM9 2h5v4H9zM5 10h6v4H5zM4.5 6v2l2 2M11.5 6v2l-2 2',
  matrix: 'M2 2h12v12H2zM6 2v12M10 2v12M2 6h12M2 10h12',
  plot: 'M2 2v12h12M5 10.5v.2M7.5 6.5v.2M10 9v.2M12.5 4v.2',
  table: 'M2 3h12v10H2zM2 6.5h12M2 10h12M7 3v10',
  nextAgainst: 'M8 2l6 11H2zM8 6v3.4M8 11.2v.2',
  treemap: 'M2 2h12v12H2zM9 2v12M9 8h5M2 9.5h7',
} as const;
