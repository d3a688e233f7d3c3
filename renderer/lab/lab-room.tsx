import { useEffect } from 'preact/hooks';
import type { Lab } from '../store/lab.ts';
import { DataPanel } from './data-panel.tsx';
import { NetworkStage } from './network/network-stage.tsx';
import { Results, resultNeeds } from './results.tsx';
import { Strip } from './strip.tsx';

/** Points along each side of a neuron's map: as fine as its tile needs, which is small. */
const unitGrid = 48;

/** Data on the left, the network in the middle, the output on the right. */
export function LabRoom({ lab }: { lab: Lab }) {
  const dataset = lab.dataset.value;
  useEffect(() => {
    if (!dataset) return;
    lab.wanted.value = { ...resultNeeds(dataset), unitGrid: dataset.plane ? unitGrid : 0 };
  }, [lab, dataset]);

  return (
    <>
      <Strip lab={lab} />
      <DataPanel lab={lab} />
      <NetworkStage lab={lab} />
      <Results lab={lab} />
    </>
  );
}
