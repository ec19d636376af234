const ASSET =
  /\.(?:css|scss|sass|less|styl|pcss|postcss|svg|png|jpe?g|gif|webp|avif|ico|bmp|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wav|pdf|html?|xml|md|mdx|txt|csv|ya?ml|toml|json[c5]?|geojson|webmanifest|graphql|gql|glsl|vert|frag|wgsl|wasm|node|hbs|ejs|pug|astro|marko|py|zip)$/i;

/** Whether a specifier names a file that bundlers know how to load but that holds no module. */
export function isAsset(specifier: string): boolean {
  return ASSET.test(specifier);
}

/** A specifier without a bundler's decoration: `!!raw-loader!./a.txt` and `./a.svg?url` → the file. */
export function stripDecoration(specifier: string): string {
  const bare = specifier.slice(specifier.lastIndexOf('!') + 1);
  const query = bare.indexOf('?');
  return query > 0 ? bare.slice(0, query) : bare;
}
