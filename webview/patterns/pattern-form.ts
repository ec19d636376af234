import type { FindingIndex } from '../../src/diagram/patterns/finding-index';
import { PATTERN_FAMILIES, type PatternFamily } from '../../src/model/finding';
import { createElement } from '../controls/dom';
import { createCheck, createGroup } from '../controls/filter-form';
import type { BadgeSwitch } from './pattern-control';

const FAMILIES: Readonly<Record<PatternFamily, string>> = {
  architecture: 'Architecture',
  structural: 'Structural',
  creational: 'Creational',
  behavioural: 'Behavioural',
  resilience: 'Resilience and resources',
};

/** What the form shows and changes. */
export interface PatternFormOptions {
  /** Absent while nobody has said what there is. */
  readonly index: FindingIndex | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly badges: BadgeSwitch;
  readonly choose: (chosen: ReadonlySet<string>) => void;
}

/** The patterns that were found, by family, each with the number of its findings. */
export function createPatternForm(options: PatternFormOptions): HTMLElement[] {
  const { index, chosen, badges, choose } = options;
  if (!index) return [say('Patterns are still being looked for.')];
  if (index.findings.length === 0) return [say('No pattern was found in what is shown.')];
  const clear = createElement('button', {
    class: 'action',
    text: 'Clear',
    attributes: { type: 'button', title: 'Light no pattern' },
    onClick: () => choose(new Set()),
  });
  clear.disabled = chosen.size === 0;
  return [
    ...PATTERN_FAMILIES.flatMap(family => listFamily(family, options, index)),
    createGroup(
      'On the map',
      createCheck('Badges', 'Short names of patterns on the boxes they were found in', badges.isOn(), isOn =>
        badges.set(isOn),
      ),
    ),
    clear,
  ];
}

function listFamily(
  family: PatternFamily,
  { chosen, choose }: PatternFormOptions,
  { findings, descriptions }: FindingIndex,
): HTMLElement[] {
  const checks = descriptions.flatMap(({ id, title, family: own, summary }) => {
    const count = own === family ? findings.filter(({ pattern }) => pattern === id).length : 0;
    if (count === 0) return [];
    const set = (isOn: boolean) => {
      const next = new Set(chosen);
      if (isOn) next.add(id);
      else next.delete(id);
      choose(next);
    };
    return [createCheck(title, summary, chosen.has(id), set, count)];
  });
  return checks.length > 0 ? [createGroup(FAMILIES[family], ...checks)] : [];
}

function say(text: string): HTMLElement {
  return createElement('p', { class: 'facts', text });
}
