import { type ColourBy, needsHistory } from '../../src/diagram/colour/colour-by';
import type { HostLink } from '../host-link';
import type { HistoryAnswer } from '../panel-data';

/** What `createHistorySource` makes. */
export type HistorySource = ReturnType<typeof createHistorySource>;

/** Asks for what version control says, once, when it is first needed. `came` is told when there is an answer. */
export function createHistorySource(host: HostLink, came: () => void) {
  let isAsked = false;
  let answer: HistoryAnswer | undefined;
  return {
    answer: () => answer,
    receive(next: HistoryAnswer) {
      answer = next;
      came();
    },
    isAsked: () => isAsked,
    /** Asks, unless that has been done. */
    ask() {
      if (isAsked || answer) return;
      isAsked = true;
      if (host.hasEditor) host.send({ type: 'request-history' });
      else this.receive({ modules: {}, message: 'This page was made without git history.' });
    },
    /** Asks if something is now shown that needs it. */
    want(by: ColourBy | undefined) {
      if (needsHistory(by)) this.ask();
    },
    /** What to tell about it while something is shown that needs it. */
    note(by: ColourBy | undefined): string | undefined {
      if (!needsHistory(by)) return undefined;
      return answer ? answer.message : 'Reading git history…';
    },
  };
}
