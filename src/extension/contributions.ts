/** The context keys that `when` clauses in package.json may use, besides those of VS Code. */
export const contextKeys = {
  /** `starting`, `running`, `no-folder`, `restricted` or `failed`; not set before the first use. */
  state: 'lintel.state',
  /** An analysis has been brought to its end. */
  ready: 'lintel.ready',
  panelOpen: 'lintel.panelOpen',
  /** There are rules to check. */
  hasRules: 'lintel.hasRules',
  /** How the Violations view is grouped: `rule`, `layer` or `file`. */
  grouping: 'lintel.grouping',
  /** Patterns have been looked for. */
  patternsKnown: 'lintel.patternsKnown',
  /** Something has been said about rules, or that there are none. */
  rulesKnown: 'lintel.rulesKnown',
  /** Cycles have been counted, and there are none. */
  noCycles: 'lintel.noCycles',
  /** The views that have rows: they say that there are none only where that is so, not while rows are on their way. */
  hasViolations: 'lintel.hasViolations',
  hasPatterns: 'lintel.hasPatterns',
  /** How the Patterns view is grouped: `pattern` or `folder`. */
  patternGrouping: 'lintel.patternGrouping',
} as const;

/** The ids of the views in the activity-bar container. */
export const views = {
  overview: 'lintel.overview',
  violations: 'lintel.violations',
  patterns: 'lintel.patterns',
  cycles: 'lintel.cycles',
} as const;

/** The settings that package.json declares. */
export const settings = {
  diagnostics: 'lintel.diagnostics.enabled',
  hover: 'lintel.hover.enabled',
  baselined: 'lintel.baselined',
  patternLens: 'lintel.patterns.codeLens',
  patternHover: 'lintel.patterns.hover',
  minConfidence: 'lintel.patterns.minConfidence',
} as const;

/** The type of the panel that shows the map. */
export const panelType = 'lintel.map';

/** A command as package.json contributes it; all of them have the category `Lintel`. */
export interface CommandContribution {
  readonly id: string;
  readonly title: string;
  readonly icon: string | { readonly light: string; readonly dark: string };
  readonly enablement?: string;
  /** When the command palette lists it; absent: always. */
  readonly palette?: string;
}

const analyzable = 'workspaceFolderCount != 0 && isWorkspaceTrusted';
const ownIcon = { light: 'media/lintel-light.svg', dark: 'media/lintel-dark.svg' };

/** Every contributed command. package.json says the same in its own way; a test compares the two. */
export const commands = {
  openMap: { id: 'lintel.openMap', title: 'Open Architecture Map', icon: ownIcon },
  analyzeAgain: {
    id: 'lintel.analyzeAgain',
    title: 'Analyze Again',
    icon: '$(refresh)',
    enablement: analyzable,
  },
  revealActiveFile: {
    id: 'lintel.revealActiveFile',
    title: 'Reveal Active File in Map',
    icon: ownIcon,
    enablement: `${analyzable} && editorIsOpen`,
  },
  revealInMap: {
    id: 'lintel.revealInMap',
    title: 'Reveal in Architecture Map',
    icon: ownIcon,
    enablement: analyzable,
    palette: 'false',
  },
  findOnMap: {
    id: 'lintel.findOnMap',
    title: 'Find on Map',
    icon: '$(search)',
    enablement: analyzable,
  },
  exportMap: {
    id: 'lintel.exportMap',
    title: 'Export Map…',
    icon: '$(export)',
    enablement: `${contextKeys.panelOpen} && ${contextKeys.state} == running`,
  },
  checkRules: { id: 'lintel.checkRules', title: 'Check Rules', icon: '$(law)', enablement: analyzable },
  proposeRules: {
    id: 'lintel.proposeRules',
    title: 'Propose Rules from This Code',
    icon: '$(lightbulb)',
    enablement: analyzable,
  },
  openRulesGuide: { id: 'lintel.openRulesGuide', title: 'Open the Rules Guide', icon: '$(book)' },
  groupByRule: {
    id: 'lintel.groupByRule',
    title: 'Group Violations by Rule',
    icon: '$(law)',
    palette: 'false',
  },
  groupByLayer: {
    id: 'lintel.groupByLayer',
    title: 'Group Violations by Layer',
    icon: '$(layers)',
    palette: 'false',
  },
  groupByFile: {
    id: 'lintel.groupByFile',
    title: 'Group Violations by File',
    icon: '$(files)',
    palette: 'false',
  },
  findPatterns: {
    id: 'lintel.findPatterns',
    title: 'Find Patterns',
    icon: '$(symbol-structure)',
    enablement: analyzable,
  },
  groupByPattern: {
    id: 'lintel.groupByPattern',
    title: 'Group Findings by Pattern',
    icon: '$(symbol-structure)',
    palette: 'false',
  },
  groupByFolder: {
    id: 'lintel.groupByFolder',
    title: 'Group Findings by Folder',
    icon: '$(folder)',
    palette: 'false',
  },
  dismissFinding: {
    id: 'lintel.dismissFinding',
    title: 'Dismiss…',
    icon: '$(eye-closed)',
    palette: 'false',
  },
  showFindingOnMap: {
    id: 'lintel.showFindingOnMap',
    title: 'Show on Map',
    icon: ownIcon,
    palette: 'false',
  },
  openPatternPage: { id: 'lintel.openPatternPage', title: 'Open Pattern Page', icon: '$(book)' },
  togglePatternLenses: {
    id: 'lintel.togglePatternLenses',
    title: 'Switch Pattern CodeLens On or Off',
    icon: '$(eye)',
  },
  goToImplementations: {
    id: 'lintel.goToImplementations',
    title: 'Go to Implementations (Structural)',
    icon: '$(symbol-interface)',
    enablement: `${analyzable} && editorIsOpen`,
  },
  showLog: { id: 'lintel.showLog', title: 'Show Log', icon: '$(output)' },
} as const satisfies Readonly<Record<string, CommandContribution>>;

/** The name of a contributed command. */
export type CommandName = keyof typeof commands;

/** Opens a module at a position; for rows of the views, not for people. */
export const openModuleCommand = 'lintel.openModule';

/** Takes a way out of a violation, a `FixParams`; for quick fixes, not for people. */
export const applyFixCommand = 'lintel.applyFix';

/** Shows findings, given by a list of their keys, in the Patterns view; for CodeLenses and hovers, not for people. */
export const showFindingsCommand = 'lintel.showFindings';
