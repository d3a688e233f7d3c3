import { useEffect } from 'preact/hooks';
import type { Lab } from '../store/lab.ts';
import { DataTable } from './data/data-table.tsx';
import { samplesInTable, tableOpen } from './data/table-state.ts';
import { DataPanel } from './data-panel.tsx';
import { mapGrids } from './map-grids.ts';
import { NetworkStage } from './network/network-stage.tsx';
import { Results, resultSamples } from './results.tsx';
import { Strip } from './strip.tsx';
import { TwinStage } from './twin/twin-stage.tsx';

/** Data on the left, the network in the middle, the output on the right. */
export function LabRoom({ lab }: { lab: Lab }) {
  const dataset = lab.dataset.value;
  const twin = lab.twin.value !== undefined;
  const inTable = samplesInTable.value;
  // Maps that change many times a second are coarse; a picture that stands still is sharp.
  const pace = lab.playing.value && lab.speed.value === 'full' ? 'moving' : 'still';
  const weights = weightsBetween([dataset?.features ?? 0, ...lab.settings.value.hidden.map(({ units }) => units)]);
  useEffect(() => {
    if (!dataset) return;
    const shown = resultSamples(dataset);
    const samples = inTable.length > 0 ? Uint32Array.from(new Set([...shown, ...inTable])) : shown;
    const grids = dataset.plane ? mapGrids(pace, weights) : { unitGrid: 0, outputGrid: 0 };
    lab.wanted.value = { ...grids, samples, ...(twin ? { unitGrid: 0 } : {}) };
  }, [lab, dataset, twin, inTable, pace, weights]);

  return (
    <>
      <Strip lab={lab} />
      <DataPanel lab={lab} />
      {twin ? <TwinStage lab={lab} /> : <NetworkStage lab={lab} />}
      <Results lab={lab} />
      {tableOpen.value && <DataTable lab={lab} />}
    </>
  );
}

/** Weights between layers of so many units; those of the outputs are too few to matter. */
const weightsBetween = (units: readonly number[]): number =>
  units.reduce((sum, count, i) => sum + count * (units[i + 1] ?? 0), 0);
