/** A text as Graphviz reads it, quotes included. */
export function quoteDot(text: string): string {
  // Graphviz reads `\n`, `\N` and the like in labels, so a backslash has to stand twice.
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** A text for a Mermaid label: it reads entities with `#` in place of `&`, HTML, and Markdown in backquotes. */
export function escapeMermaid(text: string): string {
  return text.replace(/[#"<>&`\\\n\r]/g, character => `#${character.charCodeAt(0)};`);
}
