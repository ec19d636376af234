import { ErrorCodes, type MessageConnection, ResponseError } from 'vscode-jsonrpc/node.js';
import type { OnUpdate } from '../engine/analysis-options';
import { decodeSource } from '../engine/decode-source';
import { findImplementations } from '../engine/implementations';
import type { Log } from '../engine/lintel-error';
import type { OpenTexts } from '../engine/open-texts';
import { createPatternThread, type PatternThread } from '../engine/pattern-thread';
import { createPatternsService, type PatternsService } from '../engine/patterns-service';
import type { WorkspaceAnalysis } from '../engine/workspace-analysis';
import { idPrefix, locate } from '../engine/workspace-roots';
import { SETTINGS_FILE } from '../engine/workspace-settings';
import type { FixResult } from '../model/fix';
import { NO_PATTERNS, type PatternsUpdate } from '../model/patterns-update';
import {
  parseFindingPlace,
  parseNamePlace,
  parseWantPatternsParams,
} from '../protocol/parse-server-messages';
import { type FileChange, type FindingPlace, methods } from '../protocol/server-messages';
import { addDismissal } from '../rules/add-dismissal';

/** The patterns' part of the analysis process. */
export interface PatternsServer {
  /** Another workspace. */
  open(analysis: WorkspaceAnalysis): void;
  /** The graph is about to change. */
  interrupt(): void;
  /** The graph has taken these changes in, and whoever wants it has been told. */
  follow(changes: readonly FileChange[] | 'all'): void;
}

/** What it stands on. */
export interface PatternsServerOptions {
  readonly texts: OpenTexts;
  readonly log: Log;
  /** Absolute path of the bundled thread that looks for patterns. */
  readonly script: string;
  /** Takes a patch of the graph. */
  readonly onGraph: OnUpdate;
  notify(update: PatternsUpdate): void;
}

/** Looks for patterns after changes, and answers what is asked about them. */
export function servePatterns(
  connection: MessageConnection,
  { texts, log, script, onGraph, notify }: PatternsServerOptions,
): PatternsServer {
  let analysis: WorkspaceAnalysis | undefined;
  let service: PatternsService | undefined;
  /** Looks into the code of the analysis until another is opened. */
  let thread: PatternThread | undefined;
  let opening = new AbortController();
  let isWanted = false;

  function dismiss({ pattern, module, symbol, because }: FindingPlace): FixResult {
    const { roots = [] } = analysis?.snapshot() ?? {};
    const root = roots.find(candidate => module.startsWith(idPrefix(candidate, roots)));
    if (root === undefined) return { refusal: 'There is no folder that the finding is in.' };
    const prefix = idPrefix(root, roots);
    const file = prefix + SETTINGS_FILE;
    const own = (id: string) => id.slice(prefix.length);
    const name = symbol === module ? own(symbol) : symbol;
    const entry = {
      ...{ pattern, symbol: `${own(module)}#${name}` },
      ...(because !== undefined && { because }),
    };
    let text: string | undefined;
    try {
      const bytes = texts.files.readFile(locate(file, roots));
      text = bytes instanceof Promise ? undefined : decodeSource(bytes).text;
    } catch {
      // There is none yet.
    }
    if (text === undefined || text.trim() === '') {
      const json = { patterns: { dismissed: [entry] } };
      return { files: [{ module: file, created: `${JSON.stringify(json, undefined, 2)}\n` }] };
    }
    const changes = addDismissal(text, entry);
    return changes === undefined
      ? { refusal: `${file} makes no sense as it is: it has to be an object.` }
      : { files: [{ module: file, changes }] };
  }

  connection.onNotification(methods.wantPatterns, (value: unknown) => {
    const params = parseWantPatternsParams(value);
    if (params === undefined) return log('warn', `Ignored a malformed ${methods.wantPatterns}.`);
    isWanted = params.wanted;
    service?.want(isWanted);
  });
  connection.onRequest(methods.patterns, () => service?.latest() ?? NO_PATTERNS);
  connection.onRequest(methods.dismissFinding, (value: unknown): FixResult | ResponseError<void> => {
    const place = parseFindingPlace(value);
    return place === undefined
      ? new ResponseError(ErrorCodes.InvalidParams, 'Expected { pattern, module, symbol }.')
      : dismiss(place);
  });
  connection.onRequest(methods.implementations, (value: unknown) => {
    const place = parseNamePlace(value);
    if (place === undefined) return new ResponseError(ErrorCodes.InvalidParams, 'Expected { module, line }.');
    const { signal } = opening;
    return analysis && thread ? findImplementations(analysis, thread, place, signal) : [];
  });

  return {
    interrupt: () => service?.interrupt(),
    open(opened) {
      service?.dispose();
      opening.abort();
      opening = new AbortController();
      thread?.dispose();
      thread = createPatternThread({ script, log });
      analysis = opened;
      const { roots } = opened.snapshot();
      service = createPatternsService({
        roots,
        files: texts.files,
        analysis: opened,
        log,
        onGraph,
        onUpdate: notify,
        find: thread.find,
      });
    },
    follow(changes) {
      const current = service;
      if (current === undefined) return;
      const isOther = changes === 'all' || changes.some(({ path }) => current.isSettingsFile(path));
      if (isOther)
        current.reload().catch(error => log('error', `The settings about patterns were not read: ${error}`));
      current.want(isWanted);
      current.follow();
    },
  };
}
