/** Nodes with scores, of which the best one is known at any time. */
export interface Contest {
  /** The node of the highest score, the one with the lowest number of several. */
  best(): number;
  /** Gives a node another score, in logarithmic time. */
  set(node: number, score: number): void;
}

/** A contest among `size` nodes, numbered from 0: a binary tree whose every node knows the winner below it. */
export function createContest(size: number, scoreOf: (node: number) => number): Contest {
  let leaves = 1;
  while (leaves < size) leaves *= 2;
  const scores = new Float64Array(leaves).fill(Number.NEGATIVE_INFINITY);
  for (let node = 0; node < size; node++) scores[node] = scoreOf(node);
  /** The root is at 1, the two below the one at `i` at `2 * i` and `2 * i + 1`. */
  const winners = new Int32Array(2 * leaves);
  for (let node = 0; node < leaves; node++) winners[leaves + node] = node;
  /** Those on the left have the lower numbers. */
  const choose = (at: number) => {
    const left = winners[2 * at];
    const right = winners[2 * at + 1];
    return scores[left] >= scores[right] ? left : right;
  };
  for (let at = leaves - 1; at > 0; at--) winners[at] = choose(at);
  return {
    best: () => winners[1],
    set(node, score) {
      if (scores[node] === score) return;
      scores[node] = score;
      for (let at = (leaves + node) >> 1; at > 0; at >>= 1) {
        const winner = choose(at);
        // Nobody further up has heard of this node.
        if (winner !== node && winners[at] === winner) return;
        winners[at] = winner;
      }
    },
  };
}
