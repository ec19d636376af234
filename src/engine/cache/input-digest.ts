import { createHash } from 'node:crypto';
import type { WorkspaceRoot } from '../../model/module';
import type { Discovery } from '../discover';
import type { ConfigTexts } from '../read-configs';

/** Everything that a graph is made of, but for the program that makes it. */
export interface GraphInputs {
  readonly roots: readonly WorkspaceRoot[];
  readonly discovery: Discovery;
  readonly configs: ConfigTexts;
  /** The hash of a module's content. */
  readonly hashOf: (id: string) => string | undefined;
}

/** A digest that is another one where any input is; `undefined` where the content of a module is not known. */
export function digestInputs({ roots, discovery, configs, hashOf }: GraphInputs): string | undefined {
  const modules: unknown[] = [];
  for (const { id, language, origin, isUnwantedIfGenerated } of discovery.sources) {
    const hash = hashOf(id);
    if (hash === undefined) return undefined;
    modules.push(id, language, origin, isUnwantedIfGenerated, hash);
  }
  const inputs = [roots, modules, discovery.others, discovery.leftOut, [...configs.texts]];
  return createHash('sha1').update(JSON.stringify(inputs)).digest('base64');
}
