import net from 'node:net';

/**
 * A port of this machine that nobody listens on.
 *
 * @param {number} [preferred] tried first, and the nineteen after it; any port where none of them is free
 * @returns {Promise<number>}
 */
export async function findFreePort(preferred = 0) {
  const wanted = preferred === 0 ? [] : Array.from({ length: 20 }, (_, index) => preferred + index);
  for (const port of [...wanted, 0]) {
    const free = await tryPort(port);
    if (free !== undefined) return free;
  }
  throw new Error('No free port on 127.0.0.1');
}

function tryPort(port) {
  return new Promise(resolve => {
    const probe = net.createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
}
