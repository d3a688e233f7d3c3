import { sampleInputs } from '../data/sample-input.ts';
import { type Layer, layersOf } from '../engine/network.ts';
import { type Answers, answersOf } from './answers.ts';
import { createDistributions, type Distributions, type LayerNumbers } from './distributions.ts';
import { measuredSamples } from './measures.ts';
import type { Session } from './session.ts';

/** Samples whose activations are looked at. */
const activationSamples = 200;
/** Weights of one layer that are looked at; of more, every second, third and so on. */
const mostWeights = 65_536;

/** What is seen of a run beside its losses: the answers to single samples, and how the numbers of each layer spread. */
export interface Insight {
  /** Looks at the answers of the present step. */
  ask(): void;
  /** Looks at how numbers spread at the present step. */
  look(): void;
  /** Forgets what lies after a step. */
  cut(step: number): void;
  /** The answers at a step; undefined when it was not looked at, or something else since. */
  answersAt(step: number): Answers | undefined;
  readonly distributionsVersion: number;
  distributions(): Distributions;
}

export function createInsight({ engine, dataset }: Pick<Session, 'engine' | 'dataset'>): Insight {
  const layers = layersOf(engine.network);
  const recorder = createDistributions(layers.length);
  const answersNow = answersOf(engine, dataset, measuredSamples);
  let answers: Answers | undefined;
  let inputs: Float32Array | undefined;
  const count = Math.min(activationSamples, dataset.train);

  function numbers(): readonly LayerNumbers[] {
    inputs ??= sampleInputs(dataset, 0, count);
    const parameters = engine.parameters();
    const maps = engine.unitMaps(inputs, count);
    const batch = engine.batch();
    const gradient = batch.length > 0 ? engine.gradient(batch, 'backprop') : new Float32Array(0);
    return layers.map((layer) => ({
      weights: weightsOf(parameters, layer),
      activations: maps.subarray(layer.units * count, (layer.units + layer.outputs) * count),
      gradients: weightsOf(gradient, layer),
    }));
  }

  return {
    ask() {
      if (answers?.step !== engine.step) answers = answersNow();
    },
    look() {
      recorder.offer(engine.step, numbers);
    },
    cut(step) {
      recorder.cut(step);
      // Parameters set by hand change what is answered at the same step.
      answers = undefined;
    },
    answersAt: (step) => (answers?.step === step ? answers : undefined),
    get distributionsVersion() {
      return recorder.version;
    },
    distributions: () => recorder.distributions(),
  };
}

function weightsOf(parameters: Float32Array, { weights, biases }: Layer): Float32Array {
  const all = parameters.subarray(weights, biases);
  const every = Math.ceil(all.length / mostWeights);
  return every <= 1 ? all : all.filter((_, i) => i % every === 0);
}
