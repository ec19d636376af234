/** A coordinate with one decimal: more cannot be seen and doubles the file. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Escapes text for XML and drops the control characters that XML cannot hold. */
export function escapeXml(text: string): string {
  let escaped = '';
  for (const character of text)
    if (character >= ' ' || character === '\t') escaped += ENTITIES[character] ?? character;
  return escaped;
}
