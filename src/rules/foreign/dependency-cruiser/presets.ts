import type { SourceNode, SourcePlace } from '../../../model/source-tree';

/**
 * The rules of `dependency-cruiser/configs/recommended` (version 17), which configurations extend by its name. They
 * stand here since packages may not be installed where the rules are checked.
 */
const RECOMMENDED: readonly Readonly<Record<string, unknown>>[] = [
  { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'no-deprecated-core',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['core'], path: '^(?:punycode|domain|constants|sys|_linklist|_stream_wrap)$' },
  },
  {
    name: 'no-duplicate-dep-types',
    severity: 'warn',
    from: {},
    to: { moreThanOneDependencyType: true, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no-non-package-json',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-orphans',
    severity: 'warn',
    from: {
      orphan: true,
      pathNot: [
        '(^|/)\\.[^/]+\\.(js|cjs|mjs|ts|json)$',
        '\\.d\\.(c|m)?ts$',
        '(^|/)tsconfig\\.json$',
        '(^|/)(?:babel|webpack)\\.config\\.(?:js|cjs|mjs|ts|json)$',
      ],
    },
    to: {},
  },
  { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
];

/** The rules of a preset by the name that is extended, as if they stood at `place`; undefined where it is none. */
export function findPreset(name: string, place: SourcePlace): SourceNode | undefined {
  const variant = /(?:^|\/)configs\/recommended(-strict|-warn-only)?(?:\.c?js)?$/.exec(name);
  if (variant === null) return undefined;
  const severity = variant[1] === '-strict' ? 'error' : variant[1] === '-warn-only' ? 'warn' : undefined;
  const rules = RECOMMENDED.map(rule => ({ ...rule, severity: severity ?? rule.severity }));
  return toNode({ forbidden: rules, options: { doNotFollow: { path: 'node_modules' } } }, place);
}

function toNode(value: unknown, place: SourcePlace): SourceNode {
  if (Array.isArray(value)) return { type: 'list', items: value.map(item => toNode(item, place)), place };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => ({ key, place, value: toNode(item, place) }));
    return { type: 'table', entries, place };
  }
  return { type: 'scalar', value: value as string | number | boolean, place };
}
