/** How often a line is written where there is no terminal to draw a spinner on, in milliseconds. */
const LINE_INTERVAL = 10_000;
const SPINNER_INTERVAL = 100;
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/**
 * Runs a piece of work while telling on stderr what it is and how long it has taken: a spinner on a terminal, a line
 * now and then elsewhere (a log of CI).
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function showProgress(title, work) {
  const stream = process.stderr;
  const start = Date.now();
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
  let turn = 0;
  const draw = stream.isTTY
    ? () => stream.write(`\r\x1b[K${frames[turn++ % frames.length]} ${title} … ${seconds()}`)
    : () => stream.write(`${title} … ${seconds()}\n`);
  const timer = setInterval(draw, stream.isTTY ? SPINNER_INTERVAL : LINE_INTERVAL);
  stream.write(stream.isTTY ? '' : `${title} …\n`);
  const finish = mark => stream.write(`${stream.isTTY ? '\r\x1b[K' : ''}${mark} ${title} (${seconds()})\n`);
  try {
    const result = await work();
    finish('✔');
    return result;
  } catch (error) {
    finish('✘');
    throw error;
  } finally {
    clearInterval(timer);
  }
}
