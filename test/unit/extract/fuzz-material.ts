import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HARD_TOKENS, type Material } from '../../support/mutate';

/** What is fuzzed: the extractors for scripts, for components and for Python. */
export type FuzzSubject = 'script' | 'component' | 'python';

/** Names for the inputs of a subject, taken in turn. */
export const FUZZ_FILES: Readonly<Record<FuzzSubject, readonly string[]>> = {
  script: ['a.ts', 'a.tsx', 'a.js', 'a.d.ts'],
  component: ['a.vue', 'a.svelte'],
  python: ['a.py', 'a.pyi'],
};

const BRACKETS = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
] as const;

const FILLINGS = ['a', ' ', '\n', '\r', '"', '"a"+', 'a;\n', '[1],\n', 'é', '😀', '\u2028', '\0'];

// Not here is `async(a=`: nested in itself, it takes the compiler's parser twice as long with every level.
const SCRIPT: Omit<Material, 'texts'> = {
  tokens: [
    ...HARD_TOKENS,
    ...['import ', 'export ', 'from ', 'import(', 'require(', 'import(".")', "require('a')", 'import type '],
    ...[
      '${',
      '=>',
      '?.',
      '?',
      '...',
      '@a ',
      'async ',
      'await ',
      'function ',
      'class ',
      'extends ',
      'declare ',
    ],
    ...['namespace a {', 'declare module "a" {', '/// <reference path="a" />', '/** @jsxImportSource a */'],
    ...[
      '/a/',
      '/[',
      '<a>',
      '</a>',
      '<a ',
      '/>',
      '<>',
      '</>',
      'as ',
      'const require = ',
      '@flow',
      '0x',
      '1e',
      '1n',
    ],
  ],
  // More than the call stack has room for.
  depth: 12_000,
  opening: "import 'a';\nrequire('a');\n",
  fillings: [
    ...FILLINGS,
    ...[
      '// a',
      "import 'a';\n",
      "require('a');",
      "import('a');",
      "a(require('b'),",
      '<a/>',
      'function a(){}',
    ],
    ...["let a:import('b').C;\n", '/// <reference path="a" />\n'],
  ],
  nests: [
    ...BRACKETS,
    ['`${', '}`'],
    ['<a>', '</a>'],
    ['<a b={', '}/>'],
    ['a<', '>'],
    ['let a: b<', '>'],
    ['a(', ')'],
    ['a?b:', ''],
    ['a?', ':b'],
    ['(a)=>', ''],
    ['function a(){', '}'],
    ['class A{b=', '}'],
    ['class A extends ', ''],
    ['@a(', ')'],
    ['@a ', ''],
    ['import(', ')'],
    ["require('a')(", ')'],
    ["require('a').", ''],
    ['namespace a{', '}'],
    ['namespace a.', ''],
    ['if(a)', ''],
    ['a+', ''],
    ['!', ''],
    ['new ', ''],
    ['{a:[', ']}'],
    ['let [', ']'],
    ['a=', ''],
    ['type A=(', ')'],
    ['type A=b extends ', '?c:d'],
    ["type A=import('a').", ''],
    ['/*', '*/'],
  ],
};

// Not here are chains of line continuations, through which the grammar's scanner goes again from each of them.
const PYTHON: Omit<Material, 'texts'> = {
  tokens: [
    ...HARD_TOKENS,
    ...[
      'import ',
      'from ',
      'import a',
      'from . import a',
      'from .. ',
      'import *',
      '__future__',
      ' as ',
      'import_module(',
    ],
    ...[
      'importlib.import_module("a.b")',
      '__import__("a")',
      'import_module(".", "a")',
      'package="a"',
      '.',
      '..',
    ],
    ...[
      'if TYPE_CHECKING:',
      'TYPE_CHECKING',
      'not ',
      'else:',
      'elif ',
      'try:',
      'except ',
      'lambda ',
      'lambda: ',
    ],
    ...[
      'def a():',
      'class A:',
      'f"',
      "f'''",
      '{a!r:>{',
      '}}',
      'rb"',
      'match a:',
      'case ',
      'print a',
      'exec "a"',
    ],
    ...['\n    ', '\n\t', '\n        ', '@a', ':=', '->', '**', '0_', 'async ', 'await ', 'yield '],
  ],
  depth: 4_000,
  opening: 'from typing import TYPE_CHECKING\nimport_module("a")\n',
  fillings: [
    ...FILLINGS,
    ...[
      '# a',
      '"""a"""\n',
      'import a\n',
      'from a import b;',
      'import_module("a");',
      'a.b',
      'def a():pass\n',
      'f"{a}"',
    ],
    ...['if TYPE_CHECKING: import a\n', '@a\n', 'lambda:a,'],
  ],
  nests: [
    ...BRACKETS,
    ['f"{', '}"'],
    ['f"{a:{', '}}"'],
    ['lambda:', ''],
    ['lambda a=', ':a'],
    ['a(', ')'],
    ['a()', '()'],
    ['import_module(', ')'],
    ['import_module("a")(', ')'],
    ['import_module("a").', ''],
    ['a.', ''],
    ['a[', ']'],
    ['a if b else ', ''],
    ['not ', ''],
    ['-', ''],
    ['a+', ''],
    ['a,', ''],
    ['a=', ''],
    ['@a\n', ''],
    ['if (', ')'],
    ['if TYPE_CHECKING and (', '):'],
    ['if a:\n import b\nel', ''],
    ['if a:', ''],
    ['class A(', '):'],
    ['def a(b=', '):'],
    ['async ', ''],
    ['*', ''],
    ['[a for a in ', ']'],
    ['{**', '}'],
    ['from .', ''],
    ['from a.', ''],
    ['import a.', ''],
  ],
};

const COMPONENT: Omit<Material, 'texts'> = {
  tokens: [
    ...SCRIPT.tokens,
    ...[
      '<script>',
      '</script>',
      '<script',
      '<script lang="ts">',
      '<script setup lang="tsx">',
      '<script src="./a">',
    ],
    ...[
      '<template>',
      '</template>',
      '<template lang="pug">',
      '<style>',
      '</style>',
      '<docs>',
      '</docs>',
      ' src=',
      'lang=',
    ],
  ],
  depth: 5_000,
  opening: "<script>import 'a';</script>\n",
  fillings: [
    ...FILLINGS,
    ...[
      '<script>',
      '<script></script>',
      "<script src='a'/>",
      '<template>',
      '<template></template>',
      '<!--',
      '<a>',
      '<a ',
    ],
    ...['</', '</script>', '<a b="', "='"],
  ],
  nests: [
    ...SCRIPT.nests,
    ['<template>', '</template>'],
    ['<script>', '</script>'],
    ['<a b="', '">'],
    ['<!--', '-->'],
    ['<docs>', '</docs>'],
    ['</', ''],
  ],
};

/** What the inputs of a subject are made of: packages that are installed at fixed versions, and miniature projects. */
export function readFuzzMaterial(subject: FuzzSubject): Material {
  const projects = 'test/fixtures/projects';
  if (subject === 'script')
    return { ...SCRIPT, texts: readTexts(['node_modules/rxjs/src', projects], /\.(?:tsx?|js)$/) };
  if (subject === 'python')
    return { ...PYTHON, texts: readTexts(['node_modules/node-gyp/gyp/pylib/gyp', projects], /\.pyi?$/) };
  return { ...COMPONENT, texts: readTexts([projects], /\.(?:vue|svelte)$/) };
}

function readTexts(folders: readonly string[], wanted: RegExp): string[] {
  return folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => wanted.test(file))
      .sort()
      .map(file => readFileSync(path.join(folder, file), 'utf8')),
  );
}
