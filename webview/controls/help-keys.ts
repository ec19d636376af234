/** What a person does, as keys or words for a movement of the hand, and what comes of it. */
export interface Way {
  /** Keys stand in backquotes. Ways that do the same are separated by `|`. */
  readonly by: string;
  readonly does: string;
}

/** Ways to do things that belong together. */
export interface WayGroup {
  readonly title: string;
  readonly ways: readonly Way[];
}

/** All keys and movements of the panel, for its help. `hasEditor` is whether files can be opened. */
export function listWays(hasEditor: boolean): WayGroup[] {
  const code = hasEditor
    ? [{ by: '`Enter`|double click|`Ctrl`+click', does: 'open a file in the editor' }]
    : [];
  return [
    {
      title: 'Move about',
      ways: [
        { by: 'drag|two fingers|`Shift`+`↑` `↓` `←` `→`', does: 'move the map' },
        { by: 'mouse wheel|pinch|`+` `-`', does: 'zoom' },
        { by: '`0`', does: 'show everything' },
        { by: '`↑` `↓` `←` `→`', does: 'go from box to box' },
        { by: '`Home` `End`', does: 'go to the first, the last box' },
        { by: '`Alt`+`←` `→`|mouse buttons 4, 5', does: 'back, forward' },
        { by: '`Tab`', does: 'from the map into the outline, a tree with the same content' },
      ],
    },
    {
      title: 'Boxes',
      ways: [
        { by: 'click', does: 'pick: its neighbours stay lit, details say the rest' },
        { by: '`Space`|click on the triangle', does: 'open or close' },
        { by: '`Enter`|double click', does: 'open or close a container' },
        ...code,
        { by: 'right click|`Shift`+`F10`', does: 'what else can be done' },
        { by: '`Shift`+click', does: 'pick a second box: why does the first depend on it?' },
        { by: '`Esc`', does: 'pick nothing' },
      ],
    },
    {
      title: 'Ask',
      ways: [
        { by: '`/`|`Ctrl`+`F`', does: 'find' },
        { by: '`u` `d` `b`', does: 'light up what is used, what depends on it, both' },
        { by: '`[` `]`', does: 'fewer steps, more steps' },
        { by: '`p`', does: 'why does it depend on another box?' },
      ],
    },
    {
      title: 'Show',
      ways: [
        { by: '`o`', does: 'overview: where it is tangled' },
        { by: '`t`', does: 'outline' },
        { by: '`m`', does: 'minimap' },
        { by: hasEditor ? '`?`' : '`?`|`F1`', does: 'this help' },
      ],
    },
  ];
}
