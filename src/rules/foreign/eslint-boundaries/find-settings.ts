import type { SourceEntry, SourceNode } from '../../../model/source-tree';
import type { ComplainAt } from '../text/option-reader';

/** All entries called `boundaries/…` in the settings and rules of a configuration and its parts. */
export function findSettings(
  tree: SourceNode,
  complain: ComplainAt,
): { settings: SourceEntry[]; rules: SourceEntry[] } {
  const settings: SourceEntry[] = [];
  const rules: SourceEntry[] = [];
  const visit = (node: SourceNode) => {
    if (node.type === 'list') node.items.forEach(visit);
    else if (node.type === 'unread' && node.text.includes('boundaries'))
      complain(
        node.place,
        `Only running this file would tell what this is: ${node.text.slice(0, 60)}. Its rules are not checked.`,
        'warning',
      );
    else if (node.type === 'table')
      for (const { key, value } of node.entries) {
        if (key === 'overrides') visit(value);
        if (key === 'extends' && value.type !== 'table') visitNames(value);
        const list = key === 'settings' ? settings : key === 'rules' ? rules : undefined;
        if (list === undefined || value.type !== 'table') continue;
        for (const entry of value.entries) {
          if (entry.key.startsWith('boundaries/')) list.push(entry);
          else if (entry.key === '...') visit(entry.value);
        }
      }
  };
  const visitNames = (node: SourceNode) => {
    for (const item of node.type === 'list' ? node.items : [node])
      if (item.type === 'scalar' && String(item.value).includes('boundaries'))
        complain(item.place, `The rules of ${item.value} are not read; those in this file are.`, 'info');
  };
  visit(tree);
  return { settings, rules };
}
