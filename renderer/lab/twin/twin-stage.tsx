import '../../styles/twin.css';
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Dataset } from '../../../core/data/dataset.ts';
import { type Difference, settingsWith } from '../../../core/training/difference.ts';
import type { Settings } from '../../../core/training/settings.ts';
import { Button } from '../../controls/button.tsx';
import { Segments } from '../../controls/segments.tsx';
import { Canvas } from '../../draw/canvas.tsx';
import type { Paint } from '../../draw/drawing.ts';
import type { Lab } from '../../store/lab.ts';
import { fixed, percent, real, t, whole } from '../../text.ts';
import { LogSwitch } from '../results/log-switch.tsx';
import { mapPlace, paintPoints } from '../results/map-points.ts';
import { outputPainter } from '../results/output-map.tsx';
import { readingOf } from '../results/output-reading.ts';
import { DifferenceField, differenceText } from './difference-field.tsx';
import { paintLanes } from './lane-chart.ts';
import { laneLooks } from './lane-looks.ts';
import { type Along, alongs, type Lane, lanesOf, placeOf } from './lanes.ts';

/** Two networks from the same start that differ in one setting, side by side and step by step. */
export function TwinStage({ lab }: { lab: Lab }) {
  const difference = lab.twin.value;
  const dataset = lab.dataset.value;
  const frame = lab.calmFrame.value;
  if (!difference) return null;
  const lanes = frame && dataset && lanesOf(frame, dataset.train);
  const [first, second] = [lab.settings.value, settingsWith(lab.settings.value, difference)];
  return (
    <main class="stage twin">
      <div class="twin-head">
        <h2>{t().twinLanes}</h2>
        <span class="cap">{t().differsIn}</span>
        <DifferenceField lab={lab} difference={difference} />
        <span class="grow" />
        <Button label={t().endTwin} icon="close" look="quiet" onPress={() => lab.compare(undefined)} />
      </div>
      <section class="twin-lanes">
        {[first, second].map((settings, i) => (
          <LaneView
            key={laneLooks[i]!.colour}
            lab={lab}
            lane={lanes?.[i]}
            index={i}
            settings={settings}
            difference={difference}
          />
        ))}
      </section>
      <Comparison lab={lab} />
    </main>
  );
}

interface LaneViewProps {
  readonly lab: Lab;
  readonly lane: Lane | undefined;
  readonly index: number;
  readonly settings: Settings;
  readonly difference: Difference;
}

function LaneView({ lab, lane, index, settings, difference }: LaneViewProps) {
  const dataset = lab.dataset.value;
  const title = differenceText(difference.in, settings);
  const stopped = index === 1 && lab.calmFrame.value?.lanes?.twin.divergence;
  return (
    <section class="lane" aria-label={title}>
      <h3>
        <LaneMark index={index} />
        {title}
      </h3>
      {dataset?.plane && <LaneMap lab={lab} dataset={dataset} index={index} settings={settings} />}
      {lane && dataset && <LaneNumbers lane={lane} divides={dataset.target.kind === 'classes'} />}
      {stopped && (
        <p class="say-error" role="status">
          {t().diverged(whole(stopped.step))}
        </p>
      )}
    </section>
  );
}

/** The line of a lane in the chart, as a sign. */
function LaneMark({ index }: { index: number }) {
  const { colour, dash } = laneLooks[index]!;
  return (
    <svg class="lane-mark" viewBox="0 0 28 10" aria-hidden="true" style={{ color: `var(${colour})` }}>
      <path d="M0 5H28" stroke="currentColor" stroke-width="2" stroke-dasharray={dash.join(' ')} />
      {index === 0 ? (
        <circle cx="14" cy="5" r="4" fill="currentColor" />
      ) : (
        <rect x="10" y="1" width="8" height="8" fill="currentColor" />
      )}
    </svg>
  );
}

function LaneNumbers({ lane, divides }: { lane: Lane; divides: boolean }) {
  const { step, now, secondsPerStep } = lane;
  const { train, test } = now;
  const judged = test.count > 0 ? test : train;
  const rows = [
    [t().trainingLoss, real(train.loss, 3)],
    ...(test.count > 0 ? [[t().testLoss, real(test.loss, 3)]] : []),
    ...(divides ? [[t().accuracyTitle, percent(judged.correct / judged.count)]] : []),
    [t().step, whole(step)],
    [t().epoch, fixed(placeOf(lane, step, 'epoch'), 1)],
    [t().trainingTime, t().seconds(real(step * secondsPerStep, 3))],
  ] as const;
  return (
    <dl>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface LaneMapProps {
  readonly lab: Lab;
  readonly dataset: Dataset;
  readonly index: number;
  readonly settings: Settings;
}

function LaneMap({ lab, dataset, index, settings: { loss } }: LaneMapProps) {
  const reading = readingOf(dataset, loss);
  const [map, points] = useMemo<[Paint, Paint]>(() => {
    const paint = outputPainter(dataset, reading);
    return [
      (context, side) => {
        const frame = lab.frame.value;
        const maps = index === 0 ? frame?.outputMaps : frame?.lanes?.twin.outputMaps;
        const grid = frame?.view.outputGrid ?? 0;
        if (maps && grid > 0 && maps.length >= grid * grid) paint.pixels(context, maps, grid, side);
      },
      (context, side) => paintPoints(context, dataset, mapPlace(dataset.plane!, side)),
    ];
  }, [lab, dataset, index, reading]);
  return (
    <div class="lane-box">
      <div class="lane-map">
        <Canvas paint={map} />
        <Canvas paint={points} />
      </div>
    </div>
  );
}

/** The training loss of both lanes along what the user chooses. */
function Comparison({ lab }: { lab: Lab }) {
  const along = useSignal<Along>('step');
  const log = useSignal(false);
  const paint = useMemo(() => paintLanes(lab, { along, log }), [lab]);
  return (
    <section class="lane-chart">
      <div class="title">
        <h3>{t().trainingLossBy}</h3>
        <Segments<Along>
          label={t().trainingLossBy}
          value={along.value}
          choices={alongs.map((value) => ({ value, text: t()[`along.${value}`] }))}
          onChoose={(next) => {
            along.value = next;
          }}
        />
        <LogSwitch log={log} />
      </div>
      <div class="plot">
        <Canvas paint={paint} role="img" aria-label={t().trainingLossBy} />
      </div>
    </section>
  );
}
