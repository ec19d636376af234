import { everything, type ViewFilter } from '../../src/graph/view-filter';

/** How many choices of a filter are not as they come; several hidden things are one each. */
export function countChoices(filter: ViewFilter): number {
  const names = ['typeOnly', 'deferred', 'tests', 'generated', 'vendored', 'externals', 'folder'] as const;
  const kinds = everything.kinds.filter(kind => !filter.kinds.includes(kind)).length;
  return names.filter(name => filter[name] !== everything[name]).length + kinds + filter.hidden.length;
}
