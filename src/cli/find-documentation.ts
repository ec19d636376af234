/** What a package's manifest says of its version, and of where it is at home. */
export interface PackageAddresses {
  readonly version: string;
  readonly homepage?: string;
  readonly repository?: string | { readonly url?: string };
}

/**
 * Address of the folder with the page of each kind of rule, ending in `/`: in the repository on GitHub that the manifest
 * names, as `repository` or else as `homepage`. `undefined` where it names none.
 */
export function findDocumentation({
  homepage,
  repository,
}: Omit<PackageAddresses, 'version'>): string | undefined {
  const url = typeof repository === 'string' ? repository : repository?.url;
  for (const address of [url, homepage]) {
    const match =
      /^(?:github:|(?:git\+)?https:\/\/github\.com\/)([\w-]+\/[\w.-]+?)(?:\.git)?(?:[/#].*)?$/.exec(
        address ?? '',
      );
    if (match !== null) return `https://github.com/${match[1]}/blob/HEAD/docs/rules/`;
  }
  return undefined;
}
