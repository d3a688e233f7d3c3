import { render } from 'preact';
import { App } from './app.tsx';
import { carriedRun } from './carried-run.ts';
import type { Host } from './host/host.ts';
import { openAtHand, openHanded } from './lab/data/open-data.ts';
import { firstSetUp } from './links.ts';
import { startRuns } from './runs/runs.ts';
import { createLab } from './store/create-lab.ts';

/** Puts the lab on the page. */
export async function startLab(host: Host): Promise<void> {
  const { setUp, problem } = firstSetUp();
  const lab = await createLab(host, setUp);
  lab.problem.value = problem;
  openHanded(lab);
  const run = carriedRun();
  if (run) await openAtHand(lab, { name: 'replay.plab', bytes: run });
  render(<App lab={lab} runs={startRuns(lab)} />, document.querySelector('#app')!);
}
