import '../styles/surface.css';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import { useHeldFocus } from '../controls/held-focus.ts';
import { shapeOnScreen } from '../lab/network/shape-on-screen.ts';
import type { Lab } from '../store/lab.ts';
import { t, whole } from '../text.ts';
import { comparedSaid, directionWords, saidOf } from './direction-words.ts';
import { DirectionsPanel } from './directions-panel.tsx';
import { FunctionRoom } from './function/function-room.tsx';
import { FunctionSettings } from './function/function-settings.tsx';
import { functionOf } from './function/function-store.ts';
import { Honesty } from './honesty.tsx';
import { JumpMap } from './jump-map.tsx';
import { PathRow } from './path-row.tsx';
import { NetworkPathTable } from './path-table.tsx';
import { pictureOf } from './picture.ts';
import { subject } from './subject.ts';
import { SubjectSegments } from './subject-segments.tsx';
import { SurfaceSettings } from './surface-settings.tsx';
import { surfaceOf } from './surface-store.ts';
import { SurfaceView } from './surface-view.tsx';

/** The loss of the network in the lab, or a function of two variables. */
export function SurfaceRoom({ lab }: { lab: Lab }) {
  const ofFunction = subject.value === 'function';
  const strip = useRef<HTMLElement>(null);
  useHeldFocus(strip);
  return (
    <>
      {/* One strip for both: the choice between them keeps the focus. */}
      <section
        ref={strip}
        class={`strip ${ofFunction ? 'function' : 'surface'}-strip`}
        aria-label={t().surfaceSettings}
      >
        <SubjectSegments />
        {ofFunction ? (
          <FunctionSettings store={functionOf(lab)} />
        ) : (
          <SurfaceSettings lab={lab} store={surfaceOf(lab)} />
        )}
      </section>
      {ofFunction ? <FunctionRoom lab={lab} /> : <NetworkSurface lab={lab} />}
    </>
  );
}

/** The loss around the network in the lab: in three dimensions, from above, and how far the picture can be trusted. */
function NetworkSurface({ lab }: { lab: Lab }) {
  const store = surfaceOf(lab);
  const picture = useMemo(() => pictureOf(lab, store), [lab, store]);
  useEffect(() => {
    // Nothing in this room shows maps or outputs: frames without them leave training more time.
    lab.wanted.value = { unitGrid: 0, outputGrid: 0, samples: new Uint32Array(0) };
    return store.follow();
  }, [lab, store]);
  const stage = useRef<HTMLElement>(null);
  useHeldFocus(stage);
  const shape = useMemo(() => shapeOnScreen(lab), [lab]);
  const cut = t()[directionWords[store.directions.value].cut];
  const shown = picture.value?.surface;

  return (
    <>
      <DirectionsPanel lab={lab} store={store} picture={picture} shape={shape} />
      <main ref={stage} class="stage surface-stage">
        <div class="view">
          <div class="view-head">
            <h2>{t().lossOfNetwork}</h2>
            <span class="cap">{cut}</span>
          </div>
          <SurfaceView
            picture={picture}
            title={`${t().lossOfNetwork}, ${cut}. ${t().tapToJump}`}
            onTap={store.jumpTo}
          />
          {lab.hasJumped.value && (
            <div class="view-back">
              <Button label={t().goBackFromJump} icon="undo" look="quiet" onPress={lab.undo}>
                {t().goBackFromJump}
              </Button>
            </div>
          )}
        </div>
        <p class="surface-said cap">
          {shown && saidOf(shown, shape.value, whole(lab.settings.value.seed))}
          {shown?.compared && ` ${comparedSaid(shown.compared)}`}
        </p>
        <PathRow lab={lab} store={store} picture={picture} />
        <NetworkPathTable picture={picture} />
      </main>
      <aside class="right" aria-label={t().fromAbove}>
        <JumpMap store={store} picture={picture} />
        <Honesty picture={picture} />
      </aside>
    </>
  );
}
