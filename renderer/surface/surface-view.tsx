import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { Place } from '../../core/surface/inside-square.ts';
import { Button } from '../controls/button.tsx';
import { Canvas } from '../draw/canvas.tsx';
import type { Paint } from '../draw/drawing.ts';
import { t } from '../text.ts';
import { ContourMap } from './contour-map.tsx';
import { useMapMark } from './map-mark.ts';
import { MeshCanvas } from './mesh-canvas.tsx';
import { paintAxes } from './paint-axes.ts';
import { paintPaths } from './paint-path.ts';
import type { Picture } from './picture.ts';
import { placeUnder } from './place-under.ts';
import { quarterTurn, turning } from './turning.ts';
import { type Angle, firstAngle, type Projector, projectorFor } from './view-angle.ts';
import { viewFrame } from './view-frame.ts';

interface ViewProps {
  readonly picture: ReadonlySignal<Picture | undefined>;
  /** What is drawn, in sentences. */
  readonly title: string;
  /** From where it is seen at first. */
  readonly from?: Angle;
  /** Hears where the surface was tapped. */
  readonly onTap: (place: Place) => void;
  /** What is painted between the surface and its paths. */
  readonly between?: (context: CanvasRenderingContext2D, picture: Picture, projector: Projector) => void;
}

/** The surface in three dimensions, which can be turned; without WebGL, as a relief seen from above. */
export function SurfaceView({ picture, title, from = firstAngle, onTap, between }: ViewProps) {
  const angle = useSignal<Angle>(from);
  const flat = useSignal(false);
  const last = useRef<Projector | undefined>(undefined);
  const handlers = useMemo(() => {
    const tap = (spot: readonly [number, number]) => {
      const field = picture.peek()?.field;
      const place = field && last.current && placeUnder(angle.peek(), last.current, field, spot);
      if (place) onTap(place);
    };
    return turning(angle, tap);
  }, [angle, picture, onTap]);

  const paint: Paint = (context, width, height) => {
    const shown = picture.value;
    if (!shown) return;
    const floor = shown.scale.tone(shown.scale.floor);
    const projector = projectorFor(angle.value, viewFrame(width, height), floor);
    last.current = projector;
    paintAxes(context, shown, angle.value, projector);
    between?.(context, shown, projector);
    paintPaths(context, shown, angle.value, projector);
  };
  if (flat.value) return <Relief picture={picture} title={title} onTap={onTap} />;
  return (
    <>
      <div class="view-turn">
        <Button label={t().turnView} icon="turn" look="quiet" onPress={() => quarterTurn(angle)} />
      </div>
      <div class="surface-view" role="application" aria-label={`${title} ${t().turnHelp}`} {...handlers}>
        <MeshCanvas
          picture={picture}
          angle={angle}
          onMissing={() => {
            flat.value = true;
          }}
        />
        <Canvas aria-hidden="true" paint={paint} />
      </div>
    </>
  );
}

/** The same as a relief; without a pointer, a mark that keys move takes the place of a tap. */
function Relief({ picture, title, onTap }: Pick<ViewProps, 'picture' | 'title' | 'onTap'>) {
  const { box, paint } = useMapMark(
    () => picture.peek()?.paths.find(({ chosen }) => chosen)?.end ?? { x: 0, y: 0 },
    (place) => onTap(place),
  );
  return (
    <div class="surface-relief">
      <ContourMap
        picture={picture}
        isRelief
        between={(context, _picture, area) => paint(context, area)}
        box={{ ...box, 'aria-label': `${title} ${t().reliefHelp}` }}
      />
      <p class="no-webgl cap">{t().noWebGl}</p>
    </div>
  );
}
