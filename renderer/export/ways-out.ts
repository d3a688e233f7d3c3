import type { ExporterName } from '../../core/run-file/export/exporters.ts';

/** Every way out of the lab: the run file, the page that replays it, and the exporters of the core. */
export type WayOut = 'plab' | 'html' | ExporterName;

/** What is taken: the whole run, the network at one step, or the numbers along the run; the order of the menu. */
export const waysOut = {
  run: ['plab', 'html'],
  weights: ['npz', 'safetensors', 'pytorch', 'onnx', 'python', 'torch'],
  history: ['csv', 'excel', 'tensorboard'],
} as const satisfies Record<string, readonly WayOut[]>;

export type Taken = keyof typeof waysOut;

/** The usual endings of the files, which tell them apart by name. */
const endings: Record<WayOut, string> = {
  plab: 'plab',
  html: 'html',
  npz: 'npz',
  safetensors: 'safetensors',
  pytorch: 'pytorch.safetensors',
  onnx: 'onnx',
  python: 'py',
  torch: 'torch.py',
  csv: 'csv',
  excel: 'csv',
  tensorboard: 'tfevents',
};

/** What a file is called: after its run, and after the step where it holds one. */
export function exportName(run: string, way: WayOut, step: number): string {
  const ofStep = (waysOut.weights as readonly WayOut[]).includes(way);
  return `${run}${ofStep ? ` step ${step}` : ''}.${endings[way]}`;
}
