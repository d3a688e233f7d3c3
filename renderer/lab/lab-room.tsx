import { useEffect } from 'preact/hooks';
import type { Lab } from '../store/lab.ts';
import { DataTable } from './data/data-table.tsx';
import { samplesInTable, tableOpen } from './data/table-state.ts';
import { DataPanel } from './data-panel.tsx';
import { mapGrids } from './map-grids.ts';
import { NetworkStage } from './network/network-stage.tsx';
import { Results, resultNeeds } from './results.tsx';
import { Strip } from './strip.tsx';
import { TwinStage } from './twin/twin-stage.tsx';

/** Data on the left, the network in the middle, the output on the right. */
export function LabRoom({ lab }: { lab: Lab }) {
  const dataset = lab.dataset.value;
  const twin = lab.twin.value !== undefined;
  const inTable = samplesInTable.value;
  // Maps that change many times a second are coarse; a picture that stands still is sharp.
  const pace = lab.playing.value && lab.speed.value === 'full' ? 'moving' : 'still';
  useEffect(() => {
    if (!dataset) return;
    const needs = resultNeeds(dataset, pace);
    const samples = inTable.length > 0 ? Uint32Array.from(new Set([...needs.samples, ...inTable])) : needs.samples;
    lab.wanted.value = { ...needs, samples, unitGrid: dataset.plane && !twin ? mapGrids[pace].unitGrid : 0 };
  }, [lab, dataset, twin, inTable, pace]);

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
