import type { SourcePlace } from '../../model/source-tree';
import type { CommonOptions, RuleEntry, RulesConfiguration } from '../configuration/configuration';
import type { ConfigurationProblem, RuleCheck, RuleContext } from '../rule';
import type { ForeignContext, ForeignFile } from './foreign-reader';
import type { ComplainAt } from './text/option-reader';

/** A rule of another tool. */
export interface ForeignRule {
  /** What the tool calls it. */
  readonly name: string;
  readonly place: SourcePlace;
  /** The kind of Lintel's rules that it comes closest to, and what all rules have. */
  readonly options: Omit<CommonOptions, 'id'>;
  compile(context: RuleContext, complain: ComplainAt): RuleCheck | undefined;
}

/** Collects the rules of a file and what is wrong with it. */
export interface ConfigurationBuilder {
  readonly complain: ComplainAt;
  add(rule: ForeignRule): void;
  build(): RulesConfiguration;
}

/** A builder for one file. Ids of rules are `tool:name`, numbered where a name comes twice. */
export function createConfiguration(
  tool: string,
  { module }: ForeignFile,
  { prefix }: ForeignContext,
): ConfigurationBuilder {
  const problems: ConfigurationProblem[] = [];
  const rules: RuleEntry[] = [];
  const ids = new Set<string>();
  const complain: ComplainAt = ({ line, column }, message, severity = 'error') =>
    problems.push({ module, line, column, severity, message });
  return {
    complain,
    add({ name, place, options, compile }) {
      // `|` separates the parts of a violation's key.
      const wanted = `${tool}:${name.replaceAll('|', '/')}`;
      let id = wanted;
      for (let n = 2; ids.has(id); n++) id = `${wanted}-${n}`;
      ids.add(id);
      // The place that the context's next complaint is about.
      let current = place;
      rules.push({
        ...{ id, options },
        locate: () => current,
        compile: context =>
          compile(soften(context), (where, message, severity) => {
            current = where;
            context.complain([], message, severity);
            current = place;
          }),
      });
    },
    build: () => ({
      ...{ module, prefix, rules, problems },
      sets: {},
      presets: [],
      locate: () => ({ line: 1, column: 1 }),
    }),
  };
}

/** Kinds of rules report what makes no sense to Lintel; where the tool itself does not mind, that is a warning. */
function soften(context: RuleContext): RuleContext {
  return {
    ...context,
    complain: (path, message) => context.complain(path, message, 'warning'),
    select: (selector, path, options) => context.select(selector, path, { ...options, mayBeEmpty: true }),
  };
}
