/** Packages whose modules are called otherwise, in the spelling of `importNames`. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  beautifulsoup4: ['bs4'],
  gitpython: ['git'],
  opencv_python: ['cv2'],
  opencv_python_headless: ['cv2'],
  pillow: ['pil'],
  psycopg2_binary: ['psycopg2'],
  pycryptodome: ['crypto'],
  pyopenssl: ['openssl'],
  scikit_image: ['skimage'],
  scikit_learn: ['sklearn'],
  setuptools: ['pkg_resources'],
};

/**
 * By what names a required distribution may be imported, in lower case: `PyYAML>=6` → `pyyaml`, `yaml`. None for what is no
 * requirement of a name: options, paths and URLs.
 */
export function importNames(requirement: string): readonly string[] {
  const match = /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:$|[[(<>=!~;,@ #])(.*)$/.exec(requirement);
  if (match === null || /^\s*(?:file:|\.{0,2}\/)/.test(match[2]!)) return [];
  const name = match[1]!.toLowerCase().replaceAll(/[-.]+/g, '_');
  const shorter = name.replace(/^python_|_python$|^py(?=[a-z])/, '');
  return [...new Set([name, shorter, ...(OTHER_NAMES[name] ?? [])])];
}

/** What a `requirements.txt` requires by name. */
export function readRequirements(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap(importNames);
}

/** Whether a file, by its name, lists requirements: `requirements.txt`, `requirements-dev.txt`, `dev-requirements.in`. */
export function isRequirementsFile(path: string): boolean {
  return /(?:^|[/_.-])requirements(?:[_.-][\w.-]+|\/[\w.-]+)?\.(?:txt|in)$/.test(path);
}
