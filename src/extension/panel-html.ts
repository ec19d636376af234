import { randomBytes } from 'node:crypto';

/** Where the page finds its parts; every value is a URI made by the webview itself. */
export interface PageParts {
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
}

/**
 * The panel's page: an empty element, one script, one style sheet, and a policy that allows nothing else.
 *
 * Styles set from script through the CSSOM need no `unsafe-inline`. No workspace text is in here: everything about the
 * workspace comes by message.
 */
export function renderPage({ cspSource, script, style }: PageParts): string {
  const nonce = randomBytes(16).toString('base64url');
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} blob:`,
  ].join('; ');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Architecture Map</title>
    <link rel="stylesheet" href="${style}">
  </head>
  <body>
    <div id="app"></div>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>
`;
}
