import { canOpen } from '../../src/diagram/layout/layout';
import { findNode } from '../../src/graph/hierarchy';
import type { HostLink } from '../host-link';
import type { ViewContext } from '../view';
import type { MenuItem } from './menu';

/** What can be done with a node, by its id; nothing where there is no such node. */
export function listBoxActions(id: string, context: ViewContext, host: HostLink): MenuItem[] {
  const hierarchy = context.data()?.hierarchy;
  const index = hierarchy && findNode(hierarchy, id);
  if (!hierarchy || index === undefined) return [];
  const node = hierarchy.nodes[index];
  const { filter } = context.state();
  const file = node.symbol ? hierarchy.nodes[node.parent].id : node.id;
  const isOpen = context.open().has(node.id);
  const isOurs = node.kind !== 'external' && !/^(external|npm|pypi|node|stdlib):/.test(node.id);
  const light = (direction: 'uses' | 'usedBy') => () =>
    context.set({ selection: { box: node.id }, trace: { direction, depth: 'all' } });

  return joinGroups([
    [
      ...(host.hasEditor && (node.kind === 'module' || node.kind === 'symbol')
        ? [
            {
              label: 'Open in Editor',
              key: 'Enter',
              run: () => context.openInEditor(file, node.symbol?.line),
            },
          ]
        : []),
      ...(host.hasEditor && isOurs
        ? [
            {
              label: 'Reveal in Explorer',
              run: () => host.send({ type: 'reveal-in-explorer', id: file }),
            },
          ]
        : []),
    ],
    canOpen(node)
      ? [{ label: isOpen ? 'Close' : 'Open', key: 'Space', run: () => context.toggle(node.id) }]
      : [],
    [
      { label: 'Show Dependents', run: light('usedBy') },
      { label: 'Show Dependencies', run: light('uses') },
    ],
    node.kind === 'symbol'
      ? []
      : [
          ...(node.kind === 'container' && isOurs
            ? [
                {
                  label: 'Make This the Root',
                  run: () =>
                    context.set({
                      filter: { ...filter, folder: node.id },
                      open: [...new Set([...context.open(), node.id])],
                      selection: undefined,
                    }),
                },
              ]
            : []),
          {
            label: 'Hide',
            run: () =>
              context.set({
                filter: { ...filter, hidden: [...filter.hidden, node.id] },
                selection: undefined,
              }),
          },
        ],
    filter.folder || filter.hidden.length > 0
      ? [
          {
            label: 'Show Everything Again',
            run: () => context.set({ filter: { ...filter, folder: '', hidden: [] } }),
          },
        ]
      : [],
    [
      ...(host.hasEditor && isOurs
        ? [{ label: 'Copy Path', run: () => host.send({ type: 'copy-path', id: file }) }]
        : []),
      {
        label: isOurs ? 'Copy Relative Path' : 'Copy Name',
        run: () => host.send({ type: 'copy', text: isOurs ? file : node.label }),
      },
    ],
  ]);
}

/** Groups one after the other with a line between each two that are not empty. */
function joinGroups(groups: readonly (readonly MenuItem[])[]): MenuItem[] {
  return groups
    .filter(group => group.length > 0)
    .flatMap((group, i) => (i === 0 ? group : ['line' as const, ...group]));
}
