import type { ModuleSymbol, SymbolKind } from '../../src/model/symbol';
import { createElement } from '../controls/dom';
import { createLink, type DetailsContext } from './details-parts';

/** Symbols in one list before it is cut. */
const SYMBOLS_SHOWN = 60;

const NAMES: Readonly<Record<SymbolKind, string>> = {
  class: 'class',
  interface: 'interface',
  protocol: 'protocol',
  enum: 'enum',
  type: 'type',
  function: 'function',
  variable: 'variable',
};

/** What a module defines, each as a link to its line, in the order of the text. */
export function describeSymbols(
  module: string,
  symbols: readonly ModuleSymbol[],
  { view, hasEditor }: DetailsContext,
): HTMLElement[] {
  if (symbols.length === 0) return [];
  const rest = symbols.length - SYMBOLS_SHOWN;
  return [
    createElement('h3', { text: `Defines (${symbols.length.toLocaleString()})` }),
    createElement(
      'ul',
      {},
      ...symbols.slice(0, SYMBOLS_SHOWN).map(({ name, kind, abstract, exported, line }) => {
        const what = `${abstract && kind === 'class' ? 'abstract ' : ''}${NAMES[kind]}${exported ? ', exported' : ''}`;
        const meaning = `${what}, ${module}:${line}`;
        return createElement(
          'li',
          {},
          hasEditor
            ? createLink(name, meaning, () => view.openInEditor(module, line))
            : createElement('span', { text: name, attributes: { title: meaning } }),
          createElement('span', { class: 'specifier', text: what }),
        );
      }),
      ...(rest > 0
        ? [createElement('li', { class: 'facts', text: `and ${rest.toLocaleString()} more` })]
        : []),
    ),
  ];
}
