import assert from 'node:assert/strict';
import { renderPage } from '../../../src/extension/panel-html';

const parts = {
  cspSource: 'https://page.test',
  script: 'https://page.test/w.js',
  style: 'https://page.test/w.css',
};

describe('page of the panel', () => {
  const page = renderPage(parts);
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';

  it('allows nothing but its own script and style', () => {
    assert.match(policy, /^default-src 'none';/);
    assert.doesNotMatch(policy, /unsafe|\*|https:(?!\/\/page\.test)/);
  });

  it('names the script by a nonce that is new each time', () => {
    const nonceOf = (text: string) => /<script nonce="([^"]+)"/.exec(text)?.[1];
    assert.match(policy, new RegExp(`script-src 'nonce-${nonceOf(page)}'`));
    assert.notEqual(nonceOf(page), nonceOf(renderPage(parts)));
  });

  it('has the element the map is drawn in', () => {
    assert.match(page, /<div id="app"><\/div>/);
  });
});
