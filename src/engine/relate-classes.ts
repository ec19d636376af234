import { buildCodeModel } from '../patterns/code/build-model';
import { listClassRelations } from '../patterns/code/class-relations';
import type { OnUpdate } from './analysis-options';
import type { WorkspaceAnalysis } from './workspace-analysis';

/** Puts into the graph what only the model of all code tells of symbols; the code has to be read. */
export async function relateClasses(
  analysis: Pick<WorkspaceAnalysis, 'listCode' | 'relate'>,
  onUpdate: OnUpdate,
): Promise<void> {
  const sources = await analysis.listCode();
  if (sources === undefined) return;
  const building = buildCodeModel(sources);
  for (let step = building.next(); ; step = building.next())
    if (step.done) return analysis.relate(listClassRelations(step.value), onUpdate);
}
