/** What boxes can be coloured by, in the order of the choice. */
export const COLOURINGS = [
  'layer',
  'language',
  'size',
  'instability',
  'abstractness',
  'distance',
  'fan-in',
  'fan-out',
  'churn',
  'age',
] as const;
/** One of the things that boxes can be coloured by. */
export type ColourBy = (typeof COLOURINGS)[number];

/** How each colouring is called, and what it says, in a line. */
export const COLOURING_TEXTS: Readonly<
  Record<ColourBy, { readonly title: string; readonly meaning: string }>
> = {
  layer: { title: 'Layer', meaning: 'Level in its container, counted from the top' },
  language: { title: 'Language', meaning: 'The language of most modules inside' },
  size: { title: 'Size', meaning: 'Physical lines' },
  instability: {
    title: 'Instability',
    meaning: 'Fan-out / (fan-in + fan-out): 0 is leaned on, 1 leans on others',
  },
  abstractness: {
    title: 'Abstractness',
    meaning: 'Share of abstract types (interfaces, protocols, abstract classes) among all types',
  },
  distance: {
    title: 'Distance',
    meaning: 'From the main sequence: abstractness + instability − 1; 0 is in balance',
  },
  'fan-in': { title: 'Fan-in', meaning: 'Modules outside that use it' },
  'fan-out': { title: 'Fan-out', meaning: 'Modules outside that it uses' },
  churn: { title: 'Churn', meaning: 'Commits that touched it in the last 12 months, as git tells' },
  age: { title: 'Age', meaning: 'Time since the last commit that touched it, as git tells' },
};

/** Whether a colouring needs what version control says. */
export function needsHistory(by: ColourBy | undefined): boolean {
  return by === 'churn' || by === 'age';
}
