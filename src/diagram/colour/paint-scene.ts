import { shortenLabel } from '../layout/text-width';
import type { Scene } from '../map/scene';
import type { Colouring } from './colouring';

/** Characters of a value that fit into the room that layout leaves for it. */
const VALUE_LIMIT = 6;

/** The scene with its boxes in the colours of a colouring of the hierarchy it was made from. */
export function paintScene(scene: Scene, colouring: Colouring): Scene {
  return {
    ...scene,
    boxes: scene.boxes.map(box => {
      const { fill, text = '', short, words } = colouring.of(box.node);
      const value = shortenLabel(short, VALUE_LIMIT);
      return { ...box, paint: { ...(fill && { fill }), text, value, words } };
    }),
  };
}
