import type { Severity } from '../../../model/diagnostic';
import type { SourceNode, SourcePlace } from '../../../model/source-tree';
import { type ComplainAt, type OptionReader, readOptions } from '../text/option-reader';
import { type PathPattern, readPattern } from './path-pattern';

/** What one end of a rule has to be like. */
export interface Restriction {
  readonly path?: PathPattern | undefined;
  readonly pathNot?: PathPattern | undefined;
}

/** What has to hold for all, or for one, of the modules of a cycle. */
export interface ViaRestriction extends Restriction {
  readonly dependencyTypes?: readonly string[] | undefined;
  readonly dependencyTypesNot?: readonly string[] | undefined;
}

/** What the imported end has to be like. */
export interface ToRestriction extends Restriction {
  readonly dependencyTypes?: readonly string[] | undefined;
  readonly dependencyTypesNot?: readonly string[] | undefined;
  readonly circular?: boolean | undefined;
  readonly couldNotResolve?: boolean | undefined;
  readonly dynamic?: boolean | undefined;
  readonly preCompilationOnly?: boolean | undefined;
  readonly moreThanOneDependencyType?: boolean | undefined;
  readonly moreUnstable?: boolean | undefined;
  readonly ancestor?: boolean | undefined;
  readonly reachable?: boolean | undefined;
  readonly via?: ViaRestriction | undefined;
  readonly viaOnly?: ViaRestriction | undefined;
}

/** A rule of dependency-cruiser. */
export interface CruiserRule {
  readonly name: string;
  readonly severity: Severity;
  readonly comment?: string;
  readonly place: SourcePlace;
  readonly from: Restriction & { readonly orphan?: boolean | undefined };
  readonly to: ToRestriction;
  /** For rules about single modules. */
  readonly module?: Restriction & {
    readonly lessThan?: number | undefined;
    readonly moreThan?: number | undefined;
  };
}

const SEVERITIES: Readonly<Record<string, Severity>> = { error: 'error', warn: 'warning', info: 'info' };

/** A rule as it is written: the same name in an extended configuration fills in what is missing. */
export function readRule(node: SourceNode, complain: ComplainAt): CruiserRule | undefined {
  const unread = findUnread(node);
  const options = readOptions(node, 'dependency-cruiser', complain);
  if (options === undefined) return undefined;
  const name = options.text('name')?.text ?? 'unnamed';
  const severity = options.text('severity')?.text ?? 'warn';
  // Switched off.
  if (severity === 'ignore') return undefined;
  if (unread !== undefined) {
    const message = `The rule "${name}" is not checked: only running this file would tell what ${shorten(unread.text)} is.`;
    complain(unread.place, message, 'warning');
    return undefined;
  }
  if (!Object.hasOwn(SEVERITIES, severity))
    complain(options.placeOf('severity'), `"${severity}" is none of error, warn, info, ignore.`);
  const comment = options.text('comment')?.text;
  const scope = options.text('scope');
  if (scope?.text === 'folder') {
    complain(
      scope.place,
      `The rule "${name}" is not checked: Lintel does not read rules for folders.`,
      'warning',
    );
    return undefined;
  }
  let isSound = true;
  const pattern = (reader: OptionReader | undefined, key: string): PathPattern | undefined => {
    if (reader === undefined) return undefined;
    const read = readPattern(reader, key, complain);
    isSound &&= read.isSound;
    return read.pattern;
  };
  const restrict = (reader: OptionReader | undefined): Restriction => ({
    path: pattern(reader, 'path'),
    pathNot: pattern(reader, 'pathNot'),
  });

  const from = options.table('from');
  const to = options.table('to');
  const module = options.table('module');
  const rule: CruiserRule = {
    ...{ name, severity: SEVERITIES[severity] ?? 'warning', place: options.place },
    ...(comment !== undefined && { comment }),
    from: { ...restrict(from), orphan: from?.flag('orphan') },
    to: { ...restrict(to), ...readTo(to), ...readVias(to, complain, pattern) },
    ...(module !== undefined && {
      module: {
        ...restrict(module),
        lessThan: module.number('numberOfDependentsLessThan'),
        moreThan: module.number('numberOfDependentsMoreThan'),
      },
    }),
  };
  const missing = to === undefined ? undefined : findMissingFact(to);
  for (const reader of [from, to, module, options]) reader?.finish();
  if (!isSound) return undefined;
  if (missing === undefined) return rule;
  complain(missing.place, `The rule "${name}" is not checked: Lintel does not know ${missing.what}.`, 'info');
  return undefined;
}

function readTo(to: OptionReader | undefined): ToRestriction {
  if (to === undefined) return {};
  return {
    dependencyTypes: to.texts('dependencyTypes')?.map(({ text }) => text),
    dependencyTypesNot: to.texts('dependencyTypesNot')?.map(({ text }) => text),
    circular: to.flag('circular'),
    couldNotResolve: to.flag('couldNotResolve'),
    dynamic: to.flag('dynamic'),
    preCompilationOnly: to.flag('preCompilationOnly'),
    moreThanOneDependencyType: to.flag('moreThanOneDependencyType'),
    moreUnstable: to.flag('moreUnstable'),
    ancestor: to.flag('ancestor'),
    reachable: to.flag('reachable'),
  };
}

/** `via` and `viaOnly`, and their older forms `viaSomeNot` and `viaNot`. */
function readVias(
  to: OptionReader | undefined,
  complain: ComplainAt,
  pattern: (reader: OptionReader | undefined, key: string) => PathPattern | undefined,
): Pick<ToRestriction, 'via' | 'viaOnly'> {
  const read = (key: string, olderKey: string): ViaRestriction | undefined => {
    const node = to?.node(key);
    const older = pattern(to, olderKey);
    if (to === undefined || node === undefined) return older && { pathNot: older };
    if (node.type !== 'table') return { path: pattern(to, key), pathNot: older };
    const options = readOptions(node, 'dependency-cruiser', complain);
    if (options === undefined) return undefined;
    const via = {
      path: pattern(options, 'path'),
      pathNot: pattern(options, 'pathNot') ?? older,
      dependencyTypes: options.texts('dependencyTypes')?.map(({ text }) => text),
      dependencyTypesNot: options.texts('dependencyTypesNot')?.map(({ text }) => text),
    };
    options.finish();
    return via;
  };
  return { via: read('via', 'viaSomeNot'), viaOnly: read('viaOnly', 'viaNot') };
}

/** What a rule asks that cannot be known from the source files. */
function findMissingFact(
  to: OptionReader,
): { readonly what: string; readonly place: SourcePlace } | undefined {
  to.skip('license', 'licenseNot', 'exoticRequire', 'exoticRequireNot');
  const license = ['license', 'licenseNot'].find(to.has);
  if (license !== undefined) return { what: 'the licenses of packages', place: to.placeOf(license) };
  if (to.flag('exoticallyRequired') === true || to.has('exoticRequire'))
    return { what: 'functions that stand in for require', place: to.placeOf('exoticallyRequired') };
  const types = to.texts('dependencyTypes') ?? [];
  if (types.length > 0 && types.every(({ text }) => text === 'deprecated'))
    return { what: 'which packages are deprecated', place: to.placeOf('dependencyTypes') };
  return undefined;
}

function findUnread(node: SourceNode): Extract<SourceNode, { type: 'unread' }> | undefined {
  if (node.type === 'unread') return node;
  const parts =
    node.type === 'list' ? node.items : node.type === 'table' ? node.entries.map(({ value }) => value) : [];
  for (const part of parts) {
    const found = findUnread(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function shorten(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
