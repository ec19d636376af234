/**
 * Runs in a page before anything else of it: notes of every animation frame when it began and how long the page's
 * callbacks took.
 */
export const frameRecorder = `(() => {
  const frames = [];
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = callback => request(now => {
    const begin = performance.now();
    try { callback(now); } finally {
      const last = frames.at(-1);
      const took = performance.now() - begin;
      if (last?.now === now) last.script += took;
      else frames.push({ now, begin, script: took });
    }
  });
  window.framesForBench = frames;
})();`;

/** The frames recorded while something is done in the page: the script time of each, and the time between them, in ms. */
export async function recordFrames(page, act) {
  await page.evaluate('framesForBench.length = 0');
  await act();
  await page.evaluate('new Promise(done => setTimeout(done, 100))');
  const frames = await page.evaluate('framesForBench');
  return {
    script: frames.map(frame => frame.script),
    between: frames.slice(1).map((frame, i) => frame.now - frames[i].now),
  };
}

/**
 * Drags the map about in the page itself, a step each frame, as mouse events: there and back in a slow and a fast drag.
 * The frame that the first step asks for is part of it.
 */
export function drag(page, steps = 120) {
  return page.evaluate(`new Promise(done => {
    const canvas = document.querySelector('canvas[aria-label^="Architecture map"]');
    const send = (type, x, y, target = window) => target.dispatchEvent(
      new MouseEvent(type, { bubbles: true, cancelable: true, view: window, clientX: x, clientY: y, button: 0 }));
    let x = innerWidth / 2, y = innerHeight / 2, step = 0;
    send('mousedown', x, y, canvas);
    const next = () => {
      const fast = step % 60 >= 30 ? 5 : 1;
      const sign = step % 30 < 15 ? 1 : -1;
      x += sign * 9.5 * fast; y += sign * 6 * fast;
      send('mousemove', x, y);
      if (++step < ${steps}) setTimeout(() => requestAnimationFrame(() => setTimeout(next)));
      else { send('mouseup', x, y); done(); }
    };
    next();
  })`);
}

/** Turns the wheel a little each frame, in and out again. */
export function zoomInAndOut(page, steps = 40) {
  return page.evaluate(`new Promise(done => {
    const canvas = document.querySelector('canvas[aria-label^="Architecture map"]');
    let step = 0;
    const next = () => {
      canvas.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, view: window,
        clientX: innerWidth / 2, clientY: innerHeight / 2, deltaY: step % 20 < 10 ? -12 : 12 }));
      if (++step < ${steps}) requestAnimationFrame(() => setTimeout(next));
      else done();
    };
    next();
  })`);
}
