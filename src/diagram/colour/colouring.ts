import { schemeTableau10 } from 'd3';
import type { Palette } from '../palette';
import { COLOURING_TEXTS, type ColourBy, needsHistory } from './colour-by';
import {
  type ColourScale,
  chooseRamps,
  createAgeScale,
  createAmountScale,
  createShareScale,
  type LegendStop,
} from './colour-scales';
import { chooseTextColour, mixColours } from './contrast';
import { shortenAmount } from './format-values';
import {
  createValueReader,
  type NodeValue,
  nameLanguage,
  type ReadValue,
  type ValueInput,
} from './node-values';

/** The colour of one node and the value it stands for. */
export interface NodeColour {
  /** Absent where the node has no value: it is drawn as if there were no colouring. */
  readonly fill?: string;
  /** Black or white, readable on the fill; absent with it. */
  readonly text?: string;
  /** With its unit: `instability 0.83`, `41 commits in 12 months`, `level 3 of 7`; or why there is none. */
  readonly words: string;
  /** The same in a few characters, for the box; empty where there is none. */
  readonly short: string;
}

/** How nodes are coloured, and what the colours mean. */
export interface Colouring {
  readonly by: ColourBy;
  readonly title: string;
  /** What is measured, in a line. */
  readonly meaning: string;
  /** The colour of a node by its number in the hierarchy. */
  of(node: number): NodeColour;
  /** From little to much, from the top down, or one for each category. */
  readonly stops: readonly LegendStop[];
  /** What nodes without a colour have in common; absent where there can be none. */
  readonly missing?: string;
}

/** What a colouring is worked out from. */
export interface ColouringInput extends ValueInput {
  readonly palette: Palette;
}

const MISSING: Readonly<Record<ColourBy, string>> = {
  layer: 'stands apart: no sibling uses it and it uses none',
  language: 'no language',
  size: 'outside the workspace',
  instability: 'uses nothing and is used by nothing',
  abstractness: 'has no types',
  distance: 'has no types, or no dependencies',
  'fan-in': 'no value',
  'fan-out': 'no value',
  churn: 'no commits known',
  age: 'no commits known',
};

/** Works out how the nodes of a hierarchy are coloured. Values are read when a node is asked for. */
export function createColouring(by: ColourBy, input: ColouringInput): Colouring {
  const read = createValueReader(by, input);
  const scale = createScale(by, read, input);
  const reason = by === 'layer' && input.layers ? 'in no layer, or in several' : MISSING[by];
  const none: NodeColour = { words: reason, short: '' };
  const known = new Map<number, NodeColour>();
  return {
    by,
    ...COLOURING_TEXTS[by],
    ...(canMiss(by, input) && { missing: reason }),
    stops: needsHistory(by) && !input.history ? [] : scale.stops,
    of(node) {
      const found = known.get(node) ?? colourValue(read(node), scale, none);
      known.set(node, found);
      return found;
    },
  };
}

function canMiss(by: ColourBy, { hierarchy }: ColouringInput): boolean {
  if (by === 'size') return hierarchy.byId.has('external:');
  return by !== 'language' && by !== 'fan-in' && by !== 'fan-out';
}

interface ValueScale {
  colour(key: number | string): string;
  readonly stops: readonly LegendStop[];
}

function colourValue(value: NodeValue | undefined, scale: ValueScale, none: NodeColour): NodeColour {
  if (!value) return none;
  const fill = scale.colour(value.key);
  return { fill, text: chooseTextColour(fill), words: value.words, short: value.short };
}

function createScale(by: ColourBy, read: ReadValue, input: ColouringInput): ValueScale {
  const { sequential, diverging } = chooseRamps(input.palette);
  switch (by) {
    case 'layer':
      return input.layers
        ? colourLayers(input.layers.names, input.palette)
        : numeric(createShareScale(sequential, ['top', 'middle', 'bottom: rests on no sibling']));
    case 'language':
      return colourLanguages(input);
    case 'instability':
      return numeric(createShareScale(diverging, ['0 stable', '0.25', '0.5', '0.75', '1 instable']));
    case 'abstractness':
      return numeric(createShareScale(sequential, ['0 concrete', '0.25', '0.5', '0.75', '1 abstract']));
    case 'distance':
      return numeric(
        halve(createShareScale(diverging, ['−1 pain', '−0.5', '0 balance', '+0.5', '+1 uselessness'])),
      );
    case 'age':
      return numeric(createAgeScale(collectAmounts(read, input), sequential));
    default:
      return numeric(createAmountScale(collectAmounts(read, input), sequential, shortenAmount));
  }
}

function numeric({ colour, stops }: ColourScale): ValueScale {
  return { stops, colour: key => colour(key as number) };
}

/** A scale from −1 to 1 out of one from 0 to 1. */
function halve({ colour, stops }: ColourScale): ColourScale {
  return { stops, colour: amount => colour((amount + 1) / 2) };
}

/** A box with more than this share of all modules would take the upper end of the ramp for itself. */
const DOMINANT = 0.5;

/** The amounts that occur, but for boxes that hold most of the workspace. */
function collectAmounts(read: ReadValue, { hierarchy: { nodes } }: ColouringInput): number[] {
  const limit = nodes.length > 20 ? DOMINANT * nodes[0].modules : Number.POSITIVE_INFINITY;
  const amounts: number[] = [];
  for (let i = 1; i < nodes.length; i++) {
    if (nodes[i].modules > limit) continue;
    const key = read(i)?.key;
    if (typeof key === 'number') amounts.push(key);
  }
  return amounts;
}

/** How much of a language's colour its boxes get; the rest is the picture's ground. */
const LANGUAGE_SHARE = 0.55;

function colourLanguages({ hierarchy: { nodes }, palette }: ColouringInput): ValueScale {
  const present = [...new Set(nodes.slice(1).map(node => node.language))].sort();
  const colours = new Map<string, string>(
    present.map(language => [
      language,
      mixColours(palette.background, palette.languages[language], LANGUAGE_SHARE),
    ]),
  );
  return {
    colour: key => colours.get(key as string) ?? palette.module,
    stops: present.map(language => ({
      label: nameLanguage(language),
      colour: colours.get(language) ?? palette.module,
    })),
  };
}

function colourLayers(names: readonly string[], palette: Palette): ValueScale {
  const colour = (key: number | string) => {
    const place = Math.max(0, names.indexOf(key as string));
    return mixColours(palette.background, schemeTableau10[place % schemeTableau10.length], 0.75);
  };
  return { colour, stops: names.map(label => ({ label, colour: colour(label) })) };
}
