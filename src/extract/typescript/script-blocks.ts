/** One `<script>` of a component file. */
export interface ScriptBlock {
  /** Offset of the `<` of its tag. */
  readonly start: number;
  /** Offset of its content. */
  readonly contentStart: number;
  readonly content: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** What the walk over a file's markup meets. */
interface Tag {
  readonly name: string;
  readonly start: number;
  /** Offset behind the closing `>`. */
  readonly end: number;
  readonly closes: boolean;
  readonly isEmpty: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

const TAG_OR_COMMENT = /<!--|<(\/?)([A-Za-z][\w:.-]*)/g;
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/y;

/** Types of a script that browsers and bundlers run; others (`application/ld+json`) are data. */
const CODE =
  /^(?:module|ts|(?:text|application)\/(?:x-)?(?:java|type|ecma)script|text\/(?:babel|jsx|ts|tsx))$/;

/**
 * The scripts of a Vue component: those at the top level. As for Vue's compiler, blocks other than `<template>` hold
 * plain text up to their closing tag, so that an example in `<docs>` is none of the component's scripts.
 */
export function findVueScripts(text: string): ScriptBlock[] {
  const blocks: ScriptBlock[] = [];
  let templates = 0;
  for (let tag = readTag(text, 0); tag !== undefined; ) {
    const { name, closes, isEmpty } = tag;
    let next = tag.end;
    if (name === 'template' && (templates > 0 || isMarkup(tag))) {
      if (closes) templates = Math.max(0, templates - 1);
      else if (!isEmpty) templates++;
    } else if (templates === 0 && !closes && !isEmpty) {
      next = findClosing(text, name, tag.end);
      if (name === 'script') blocks.push(toBlock(text, tag, next));
    } else if (templates === 0 && name === 'script' && !closes) blocks.push(toBlock(text, tag, tag.end));
    tag = readTag(text, next);
  }
  // A template that is not closed, as while it is being written, would hide every script that follows.
  return templates > 0 ? findScripts(text) : blocks;
}

/** The scripts of a Svelte component, or of any other markup: all that hold code and stand in no comment or style. */
export function findScripts(text: string): ScriptBlock[] {
  const blocks: ScriptBlock[] = [];
  for (let tag = readTag(text, 0); tag !== undefined; ) {
    let next = tag.end;
    if ((tag.name === 'script' || tag.name === 'style') && !tag.closes) {
      if (!tag.isEmpty) next = findClosing(text, tag.name, tag.end);
      if (tag.name === 'script' && CODE.test(tag.attributes.get('type') ?? 'module'))
        blocks.push(toBlock(text, tag, next));
    }
    tag = readTag(text, next);
  }
  return blocks;
}

function isMarkup({ attributes }: Tag): boolean {
  return (attributes.get('lang') ?? 'html') === 'html';
}

function toBlock(text: string, { start, end, attributes }: Tag, contentEnd: number): ScriptBlock {
  return { start, contentStart: end, content: text.slice(end, contentEnd), attributes };
}

/** Where the content of a plain-text element ends; its closing tag counts wherever it stands, also in a string. */
function findClosing(text: string, name: string, from: number): number {
  const mark = `</${name}`;
  let at = text.indexOf(mark, from);
  while (at !== -1 && !/[\s/>]/.test(text[at + mark.length] ?? '>')) at = text.indexOf(mark, at + 1);
  return at === -1 ? text.length : at;
}

/** The next tag; what a comment holds is none. */
function readTag(text: string, from: number): Tag | undefined {
  TAG_OR_COMMENT.lastIndex = from;
  for (let match = TAG_OR_COMMENT.exec(text); match !== null; match = TAG_OR_COMMENT.exec(text)) {
    const { index, 1: slash, 2: name } = match;
    if (name !== undefined) {
      const { attributes, end, isEmpty } = readAttributes(text, TAG_OR_COMMENT.lastIndex);
      return { name, start: index, end, closes: slash === '/', isEmpty, attributes };
    }
    const end = text.indexOf('-->', index);
    if (end === -1) return undefined;
    TAG_OR_COMMENT.lastIndex = end;
  }
  return undefined;
}

function readAttributes(text: string, from: number): Pick<Tag, 'attributes' | 'end' | 'isEmpty'> {
  const attributes = new Map<string, string>();
  let at = from;
  while (at < text.length && text[at] !== '>') {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(text);
    // What is no attribute is skipped, blanks as well as what belongs to none: a tag may well hold code (`on:click={() => "…"}`).
    at = match === null ? at + 1 : ATTRIBUTE.lastIndex;
    if (match !== null) attributes.set(match[1]!, match[2] ?? match[3] ?? match[4] ?? '');
  }
  return { attributes, end: Math.min(at + 1, text.length), isEmpty: text[at - 1] === '/' };
}
