import type { Theme } from './themes';

/** Where the page of the panel is said to live; nothing of it leaves the process. */
export const origin = 'https://panel.test';

/** The part of VS Code's own style sheet for webviews that a panel can notice. */
const defaultStyles = `@layer vscode-default {
  html { scrollbar-color: var(--vscode-scrollbarSlider-background) var(--vscode-editor-background);
    background-color: var(--vscode-editor-background); }
  body { overscroll-behavior-x: none; background-color: transparent; color: var(--vscode-editor-foreground);
    font-family: var(--vscode-font-family); font-weight: var(--vscode-font-weight);
    font-size: var(--vscode-font-size); margin: 0; padding: 0 20px; }
  a, a code { color: var(--vscode-textLink-foreground); }
  a:focus, input:focus, select:focus, textarea:focus { outline: 1px solid -webkit-focus-ring-color;
    outline-offset: -1px; }
}`;

/**
 * Runs in the page before anything else of it: puts the theme on, and `acquireVsCodeApi` in. What the panel posts
 * goes to the exposed function `postToTest`. As in VS Code, the interface is given out once.
 */
export function describeHostScript(theme: Theme, state: unknown): string {
  return `(() => {
  const theme = ${JSON.stringify(theme)};
  let state = ${JSON.stringify(state) ?? 'undefined'};
  let taken = false;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(${JSON.stringify(defaultStyles)});
  document.adoptedStyleSheets = [sheet];
  globalThis.acquireVsCodeApi = () => {
    if (taken) throw new Error('An instance of the VS Code API has already been acquired');
    taken = true;
    return Object.freeze({
      postMessage: message => { postToTest(structuredClone(message)); },
      setState: next => { state = structuredClone(next); return next; },
      getState: () => state,
    });
  };
  globalThis.stateForTest = () => state;
  globalThis.wearTheme = next => {
    document.documentElement.removeAttribute('style');
    for (const [name, value] of Object.entries(next.variables)) document.documentElement.style.setProperty(name, value);
    if (!document.body) return;
    document.body.className = next.bodyClass;
    document.body.dataset.vscodeThemeKind = next.bodyClass.split(' ')[0];
    document.body.dataset.vscodeThemeName = next.name;
    document.body.dataset.vscodeThemeId = next.id;
  };
  const whenParsed = new MutationObserver(() => {
    if (!document.body) return;
    whenParsed.disconnect();
    wearTheme(theme);
  });
  whenParsed.observe(document, { childList: true, subtree: true });
})();`;
}
