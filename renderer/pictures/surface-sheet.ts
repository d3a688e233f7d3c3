import { rgb, size, token } from '../draw/tokens.ts';
import { heightStops } from '../surface/height-colours.ts';
import { paintAxes } from '../surface/paint-axes.ts';
import { paintPaths } from '../surface/paint-path.ts';
import type { Picture } from '../surface/picture.ts';
import { createScene } from '../surface/scene.ts';
import { type Angle, projectorFor } from '../surface/view-angle.ts';
import { viewFrame } from '../surface/view-frame.ts';
import type { Sheet, SheetPart } from './sheet.ts';
import { write } from './write.ts';

const [width, height, margin] = [1280, 720, 24];

/** What stands over the surface, at the left and at the right. */
interface Words {
  readonly title: string;
  readonly when: string;
}

/** Makes pictures of a surface in a scene of their own; without WebGL only what stands around the surface is painted. */
export function createSurfaceSheets() {
  const canvas = document.createElement('canvas');
  const scene = createScene(canvas);

  function sheet(picture: Picture, { title, when }: Words, angle: Angle): Sheet {
    const head = { x: margin, y: margin, width: width - 2 * margin, height: Math.ceil(1.4 * size('--t-4')) };
    const top = head.y + head.height;
    const words: SheetPart = {
      box: head,
      paint(brush, wide, high) {
        write(brush, title, 0, high / 2, { size: '--t-4', colour: '--ink', strong: true });
        write(brush, when, wide, high / 2, { size: '--t-3', colour: '--ink-2', align: 'right' });
      },
    };
    const surface: SheetPart = {
      box: { x: margin, y: top, width: width - 2 * margin, height: height - margin - top },
      paint(brush, wide, high) {
        const floor = picture.scale.tone(picture.scale.floor);
        const projector = projectorFor(angle, viewFrame(wide, high), floor);
        if (scene) {
          scene.setColours(heightStops.value, rgb('--line'));
          scene.setPicture(picture);
          scene.render(angle, projector, { width: wide, height: high, ratio: brush.getTransform().a, inMotion: false });
          brush.drawImage(canvas, 0, 0, wide, high);
        }
        paintAxes(brush, picture, angle, projector);
        paintPaths(brush, picture, angle, projector);
      },
    };
    return { width, height, ground: token('--paper'), parts: [words, surface] };
  }

  return { sheet, dispose: () => scene?.dispose() };
}
