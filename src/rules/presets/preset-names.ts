/** The architectures that there are presets for. */
export const PRESET_NAMES = [
  'hexagonal',
  'clean',
  'onion',
  'layered',
  'mvc',
  'feature-sliced',
  'django',
  'nestjs',
  'modular-monolith',
] as const;

/** The name of a preset. */
export type PresetName = (typeof PRESET_NAMES)[number];
