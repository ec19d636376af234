import path from 'node:path';
import { ErrorCodes, type MessageConnection, ResponseError } from 'vscode-jsonrpc/node.js';
import { decodeSource } from '../engine/decode-source';
import type { Log } from '../engine/lintel-error';
import type { OpenTexts } from '../engine/open-texts';
import { createRulesService, type RulesService } from '../engine/rules-service';
import type { WorkspaceAnalysis } from '../engine/workspace-analysis';
import { idPrefix, locate } from '../engine/workspace-roots';
import { SETTINGS_FILE } from '../engine/workspace-settings';
import type { FixInput } from '../fixes/fix-input';
import type { FixOffer, FixResult, ProposedRules } from '../model/fix';
import type { WorkspaceRoot } from '../model/module';
import { NO_RULES, type RulesUpdate } from '../model/rules-update';
import type { ModuleRecord } from '../model/snapshot';
import type { CheckedViolation } from '../model/violation';
import { parseFixParams, parseLinePlace, parseViolationPlace } from '../protocol/parse-server-messages';
import { type FileChange, type FixParams, methods } from '../protocol/server-messages';
import { addException } from '../rules/add-exception';
import { proposeRules } from '../rules/propose/propose-rules';
import { replaceText } from './replace-text';

/** The part of the fixes that is loaded when the first one is asked for. */
export type Fixes = Pick<typeof import('../fixes/fixes'), 'offerFixes' | 'computeFix'>;

/** The rules' part of the analysis process. */
export interface RulesServer {
  /** Another workspace, or none. */
  open(analysis: WorkspaceAnalysis): void;
  /** Reads rules anew where one of these changes asks for it, or where they have not been read yet. */
  take(changes: readonly FileChange[] | 'all'): Promise<void>;
  /** There are rules that look at symbols. */
  needSymbols(): boolean;
  /** There are rules to check; where not, hints about the whole graph stand in for them. */
  isConfigured(): boolean;
  /** Checks the graph as it stands and tells what is other. */
  publish(): void;
}

/** What it stands on. */
export interface RulesServerOptions {
  readonly texts: OpenTexts;
  readonly log: Log;
  loadFixes(): Fixes;
  notify(update: RulesUpdate): void;
}

/** Checks rules after each change and answers what is asked about them. */
export function serveRules(
  connection: MessageConnection,
  { texts, log, loadFixes, notify }: RulesServerOptions,
): RulesServer {
  let analysis: WorkspaceAnalysis | undefined;
  let roots: readonly WorkspaceRoot[] = [];
  let service: RulesService | undefined;
  let isRead = false;
  /** The workspace is another than the one that was told about. */
  let isNew = false;

  function publish(): void {
    if (analysis === undefined || service === undefined || !isRead) return;
    const started = performance.now();
    const update = service.check(analysis.snapshot().records, analysis.packages());
    const milliseconds = Math.round(performance.now() - started);
    if (isNew) notify(service.whole());
    else if (update !== undefined) notify(update);
    if (isNew || milliseconds > 20) log('info', `Checked the rules in ${milliseconds} ms`);
    isNew = false;
  }

  function readText(module: string): string | undefined {
    try {
      const bytes = texts.files.readFile(locate(module, roots));
      return bytes instanceof Promise ? undefined : decodeSource(bytes).text;
    } catch {
      return undefined;
    }
  }

  function createInput(violation: CheckedViolation): FixInput {
    const records = new Map((analysis?.snapshot().records ?? []).map(record => [record.module.id, record]));
    const rule = service?.whole().rules?.find(({ id }) => id === violation.rule);
    return {
      violation,
      rule,
      records,
      readText,
      pathOf: module => locate(module, roots),
      idOf: file => findId(file, roots),
    };
  }

  function findViolation(value: unknown): CheckedViolation | undefined {
    const place = parseViolationPlace(value);
    return place && service?.find(place.module, place.line, place.column, place.rule);
  }

  function offer(violation: CheckedViolation): readonly FixOffer[] {
    const input = createInput(violation);
    const offers: FixOffer[] = [...loadFixes().offerFixes(input)];
    if (input.rule !== undefined && !violation.baselined) {
      if (path.posix.basename(input.rule.module) === SETTINGS_FILE)
        offers.push({ kind: 'exception', title: `Add an exception to rule ${violation.rule}…` });
      offers.push({ kind: 'baseline', title: 'Add this violation to the baseline' });
    }
    return offers;
  }

  function compute(violation: CheckedViolation, { kind, reason }: FixParams): FixResult {
    if (kind === 'baseline') {
      const file = service?.extendBaseline(violation);
      if (file === undefined) return { refusal: 'There is no configuration that the baseline belongs to.' };
      return { files: [replaceText(file.module, readText(file.module), file.text)] };
    }
    const input = createInput(violation);
    if (kind !== 'exception') return loadFixes().computeFix(kind, input);
    const { rule } = input;
    const text = rule && readText(rule.module);
    if (rule === undefined || text === undefined) return { refusal: 'The rule is not known any more.' };
    const prefix = rule.module.slice(0, -SETTINGS_FILE.length);
    const changes = addException(text, rule, violation, reason ?? '', prefix);
    if (changes === undefined) return { refusal: 'The rule is not where it was; try again.' };
    return { files: [{ module: rule.module, changes }] };
  }

  function propose(): readonly ProposedRules[] {
    const records = analysis?.snapshot().records ?? [];
    return roots.map(root => {
      const prefix = idPrefix(root, roots);
      const own = records.filter(({ module }) => module.id.startsWith(prefix));
      const text = proposeRules(prefix === '' ? own : own.map(record => withoutPrefix(record, prefix)));
      return { module: prefix + SETTINGS_FILE, text };
    });
  }

  connection.onRequest(methods.proposeRules, () => propose());
  connection.onRequest(methods.rules, () => service?.whole() ?? { isWhole: true, ...describeNothing() });
  connection.onRequest(methods.explainImports, (value: unknown) => {
    const place = parseLinePlace(value);
    if (place === undefined) return new ResponseError(ErrorCodes.InvalidParams, 'Expected { module, line }.');
    const record = analysis?.snapshot().records.find(({ module }) => module.id === place.module);
    return (record && service?.explainImports(record, place.line)) ?? [];
  });
  connection.onRequest(methods.fixes, (value: unknown) => {
    const violation = findViolation(value);
    return violation === undefined ? [] : offer(violation);
  });
  connection.onRequest(methods.fix, (value: unknown): FixResult | ResponseError<void> => {
    const params = parseFixParams(value);
    if (params === undefined) return new ResponseError(ErrorCodes.InvalidParams, 'Expected a violation.');
    const violation = findViolation(params);
    return violation === undefined ? { refusal: 'The violation is gone.' } : compute(violation, params);
  });

  return {
    needSymbols: () => service?.needSymbols() === true,
    isConfigured: () => service?.isConfigured() === true,
    publish,
    open(opened) {
      analysis = opened;
      roots = opened.snapshot().roots;
      service = createRulesService(roots, texts.files);
      isRead = false;
      isNew = true;
    },
    async take(changes) {
      if (service === undefined) return;
      const isWanted =
        changes === 'all' || !isRead || changes.some(({ path: file }) => service?.isRulesFile(file));
      if (!isWanted) return;
      await service.reload();
      isRead = true;
    },
  };
}

/** A record as it is in a workspace of one root. */
function withoutPrefix(record: ModuleRecord, prefix: string): ModuleRecord {
  const strip = (id: string) => (id.startsWith(prefix) ? id.slice(prefix.length) : id);
  return {
    ...record,
    module: { ...record.module, id: strip(record.module.id) },
    dependencies: record.dependencies.map(each => ({ ...each, from: strip(each.from), to: strip(each.to) })),
  };
}

function describeNothing(): Omit<RulesUpdate, 'isWhole'> {
  return { ...NO_RULES, violations: {}, layers: null };
}

function findId(file: string, roots: readonly WorkspaceRoot[]): string | undefined {
  for (const root of roots) {
    const relative = path.relative(root.path, file);
    if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) continue;
    return idPrefix(root, roots) + relative.split(path.sep).join('/');
  }
  return undefined;
}
