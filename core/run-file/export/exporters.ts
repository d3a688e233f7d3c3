import { csv, excel } from './csv.ts';
import type { Exporter } from './moment.ts';
import { onnx } from './onnx.ts';
import { python } from './python.ts';
import { tensorboard } from './tensorboard.ts';
import { torch } from './torch.ts';
import { npz, pytorch, safetensors } from './weights-files.ts';

/** Every way out by its name: first the weights, then what runs, then the history. */
export const exporters = {
  npz,
  safetensors,
  pytorch,
  onnx,
  python,
  torch,
  csv,
  excel,
  tensorboard,
} as const satisfies Record<string, Exporter>;

export type ExporterName = keyof typeof exporters;

export const exporterNames = Object.keys(exporters) as readonly ExporterName[];
