import type { NodeMetrics } from '../../src/graph/metrics';
import type { ModuleHistory } from '../../src/model/history';
import { createElement } from '../controls/dom';

/** One number with its unit and what it means. */
interface Fact {
  readonly name: string;
  readonly value: string;
  readonly meaning: string;
}

/** The numbers of a box, each with its unit; what it means stands in a tip and can be unfolded. */
export function describeMetrics(metrics: NodeMetrics, history: ModuleHistory | undefined): HTMLElement {
  const facts = [...listFacts(metrics), ...listHistory(history)];
  return createElement(
    'details',
    { class: 'metrics' },
    createElement(
      'summary',
      {},
      createElement('span', { class: 'name', text: 'Numbers', attributes: { title: 'Numbers' } }),
      createElement('span', { class: 'count', text: summarize(metrics) }),
    ),
    createElement(
      'dl',
      {},
      ...facts.flatMap(({ name, value, meaning }) => [
        createElement('dt', { text: name, attributes: { title: meaning } }),
        createElement('dd', { class: 'value', text: value, attributes: { title: meaning } }),
        createElement('dd', { class: 'meaning', text: meaning }),
      ]),
    ),
  );
}

function summarize({ fanIn, fanOut, instability }: NodeMetrics): string {
  const share = instability === undefined ? '' : ` · I ${formatShare(instability)}`;
  return `${fanIn.toLocaleString()} in · ${fanOut.toLocaleString()} out${share}`;
}

function listFacts(metrics: NodeMetrics): Fact[] {
  const { fanIn, fanOut, instability, abstractness, distance, types, abstractTypes } = metrics;
  return [
    {
      name: 'Fan-in',
      value: unit(fanIn, 'module'),
      meaning: 'Modules outside that depend on it (afferent coupling, Ca).',
    },
    {
      name: 'Fan-out',
      value: unit(fanOut, 'module'),
      meaning: 'Modules outside that it depends on (efferent coupling, Ce).',
    },
    {
      name: 'Instability',
      value: formatShare(instability),
      meaning:
        'Ce / (Ca + Ce). 0: others lean on it, so changing it is costly. 1: it leans on others, so it is free to change.',
    },
    {
      name: 'Abstractness',
      value:
        abstractness === undefined
          ? 'no types'
          : `${formatShare(abstractness)} (${abstractTypes.toLocaleString()} of ${unit(types, 'type')})`,
      meaning: 'Share of its classes, interfaces, protocols and enums that are abstract. From 0 to 1.',
    },
    {
      name: 'Distance',
      value: formatShare(distance),
      meaning:
        'From the main sequence, |A + I − 1|. 0: as abstract as it is stable. 1: stable and concrete (hard to change), or abstract and unused.',
    },
  ];
}

function listHistory(history: ModuleHistory | undefined): Fact[] {
  if (!history) return [];
  return [
    {
      name: 'Churn',
      value: unit(history.commits, 'commit'),
      meaning: `Commits of the last twelve months that touched it, by ${unit(history.authors, 'author')}.`,
    },
    {
      name: 'Last change',
      value: history.lastChange.slice(0, 10),
      meaning: 'Day of the last commit that touched it.',
    },
  ];
}

/** A share from 0 to 1 with two digits; a dash where there is none. */
function formatShare(share: number | undefined): string {
  return share === undefined ? '–' : share.toFixed(2);
}

function unit(value: number, noun: string): string {
  return `${value.toLocaleString()} ${noun}${value === 1 ? '' : 's'}`;
}
