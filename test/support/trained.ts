import { type BuiltInName, builtInDefaults, makeDataset } from '../../core/data/built-in.ts';
import { sampleInput } from '../../core/data/sample-input.ts';
import { layersOf } from '../../core/engine/network.ts';
import type { Frame } from '../../core/protocol/messages.ts';
import { frameOf } from '../../core/training/frame.ts';
import { createSession } from '../../core/training/session.ts';
import { defaultSettings } from '../../core/training/settings.ts';
import type { Shape } from '../../renderer/lab/network/shape-on-screen.ts';

/** A frame of a network that was really trained for so many steps, and its shape. */
export function trained(name: BuiltInName, steps: number, probe?: Float32Array): { shape: Shape; frame: Frame } {
  const dataset = makeDataset(name, builtInDefaults[name]);
  const session = createSession(defaultSettings(name), dataset);
  session.advance(steps);
  const { network } = session.engine;
  const view = {
    probe: probe ?? sampleInput(dataset, 3),
    unitGrid: dataset.plane ? 8 : 0,
    outputGrid: 0,
    samples: new Uint32Array(0),
  };
  const { past, ...frame } = frameOf(session, view, {
    run: 1,
    playing: false,
    stepsPerSecond: 0,
    with: { past: true, film: false },
    health: [],
  });
  return { shape: { network, layers: layersOf(network), dataset }, frame: { ...frame, ...past! } };
}
