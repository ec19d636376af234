/** Looked up rather than matched: every specifier is asked about, and long alternatives are slow to match. */
const EXTENSIONS: ReadonlySet<string> = new Set(
  'css scss sass less styl pcss postcss svg png jpg jpeg gif webp avif ico bmp woff woff2 ttf otf eot mp3 mp4 webm ogg wav pdf htm html xml md mdx txt csv yml yaml toml json jsonc json5 geojson webmanifest graphql gql glsl vert frag wgsl wasm node hbs ejs pug astro marko py zip'.split(
    ' ',
  ),
);

/** Whether a specifier names a file that bundlers know how to load but that holds no module. */
export function isAsset(specifier: string): boolean {
  const dot = specifier.lastIndexOf('.');
  return dot !== -1 && EXTENSIONS.has(specifier.slice(dot + 1).toLowerCase());
}

/** A specifier without a bundler's decoration: `!!raw-loader!./a.txt` and `./a.svg?url` → the file. */
export function stripDecoration(specifier: string): string {
  const bare = specifier.slice(specifier.lastIndexOf('!') + 1);
  const query = bare.indexOf('?');
  return query > 0 ? bare.slice(0, query) : bare;
}
