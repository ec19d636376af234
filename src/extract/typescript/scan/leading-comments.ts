/** Comments with a meaning that cannot become imports. */
const HARMLESS_REFERENCE = /^\/\/\/\s*<reference\s+(?:types|lib)\s*=\s*(["'])[^"'\n]+\1\s*\/>\s*$/;

/**
 * Whether the comments before the first token are such that the compiler reads no imports in them. What looks only
 * similar does not count, since the compiler may have something to say about it.
 */
export function areLeadingCommentsPlain(text: string, isJsx: boolean): boolean {
  // A hashbang is no comment, but comments may follow it.
  let at = text.startsWith('#!') ? Math.max(text.indexOf('\n'), 0) : 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++;
    if (text.charCodeAt(at) !== 47) return true;
    const second = text.charCodeAt(at + 1);
    if (second === 47) {
      const lineEnd = text.indexOf('\n', at);
      const end = lineEnd === -1 ? text.length : lineEnd;
      const comment = text.slice(at, end);
      if (comment.startsWith('///') && comment.includes('<') && !HARMLESS_REFERENCE.test(comment))
        return false;
      at = end;
    } else if (second === 42) {
      const close = text.indexOf('*/', at + 2);
      if (close === -1) return false;
      if (isJsx && text.slice(at, close).includes('@jsxImportSource')) return false;
      at = close + 2;
    } else return true;
  }
}
