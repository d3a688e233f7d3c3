import { expect, test } from 'vitest';
import { createEngine } from '../../../core/engine/create-engine.ts';
import type { EngineOptions, Samples } from '../../../core/engine/engine.ts';
import type { Network } from '../../../core/engine/network.ts';
import { engineOptions, noSamples, randomSamples } from '../../support/small-networks.ts';

const network: Network = { sizes: [3, 4, 2], activations: ['tanh'], loss: 'cross-entropy' };
const train = randomSamples(1, 5, network);

function build(changes: Partial<EngineOptions> = {}, samples: Partial<Samples> = {}, held: Samples = noSamples) {
  return createEngine(engineOptions(network, changes), { train: { ...train, ...samples }, test: held });
}

const engine = build();
const state = engine.state();

const refused: [string, () => unknown][] = [
  [
    'limit: layer 1 has 0 units: a whole number from 1 to 16384 is expected',
    () => build({ network: { ...network, sizes: [3, 0, 2] } }),
  ],
  ['settings: batch size 0: a whole number from 1 to 65536 is expected', () => build({ batch: 0 })],
  ['settings: batch size 1.5: a whole number from 1 to 65536 is expected', () => build({ batch: 1.5 })],
  [
    'settings: learning rate NaN: a number from 0 to 3.4028234663852886e+38 is expected',
    () => build({ learningRate: NaN }),
  ],
  ['settings: l1 -1: a number from 0 to 3.4028234663852886e+38 is expected', () => build({ l1: -1 })],
  ['settings: l2 Infinity: a number from 0 to 3.4028234663852886e+38 is expected', () => engine.tune({ l2: Infinity })],
  ['settings: seed -1: a whole number from 0 to 9007199254740991 is expected', () => build({ seed: -1 })],
  [
    'settings: standard deviation of the start weights -1: a number from 0 to 3.4028234663852886e+38 is expected',
    () => build({ initialisation: -1 }),
  ],
  [
    "settings: momentum's momentum 1: a number from 0 up to 1 is expected",
    () => build({ optimizer: { name: 'momentum', momentum: 1 } }),
  ],
  [
    "settings: adagrad's epsilon 0: a number from 1.1754943508222875e-38 to 3.4028234663852886e+38 is expected",
    () => build({ optimizer: { name: 'adagrad', epsilon: 0 } }),
  ],
  ['limit: 0 training samples: 1 to 1000000 are expected', () => build({}, noSamples)],
  ['shape: inputs of 5 training samples: 14 numbers, 15 expected', () => build({}, { inputs: new Float32Array(14) })],
  ['shape: targets of 5 training samples: 11 numbers, 10 expected', () => build({}, { targets: new Float32Array(11) })],
  ['shape: inputs of 2 test samples: 0 numbers, 6 expected', () => build({}, {}, { ...noSamples, count: 2 })],
  ['shape: parameters: 3 numbers, 26 expected', () => engine.setParameters(new Float32Array(3))],
  ['shape: parameters: 3 numbers, 26 expected', () => engine.lossAt(new Float32Array(3), 'train')],
  [
    'shape: direction: 3 numbers, 26 expected',
    () =>
      engine.lossPlane(
        { origin: engine.parameters(), directions: [new Float32Array(26), new Float32Array(3)] },
        'test',
      ),
  ],
  ['shape: inputs of 1 vectors: 2 numbers, 3 expected', () => engine.activations(new Float32Array(2))],
  ['shape: inputs of 2 vectors: 3 numbers, 6 expected', () => engine.unitMaps(new Float32Array(3), 2)],
  ['shape: sample 5: there are 5, counted from 0', () => engine.gradient(Uint32Array.of(0, 5))],
  ['shape: sample 0: there are 0, counted from 0', () => engine.outputs('test', Uint32Array.of(0))],
  ['shape: a gradient needs at least one sample', () => engine.gradient(new Uint32Array(0))],
  [
    'shape: parameters of the state: 1 numbers, 26 expected',
    () => engine.restore({ ...state, parameters: new Float32Array(1) }),
  ],
  [
    'shape: 1 optimizer slots in the state: sgd has 0',
    () => engine.restore({ ...state, slots: [new Float32Array(26)] }),
  ],
  ['settings: drawn samples 5: a whole number from 0 to 4 is expected', () => engine.restore({ ...state, drawn: 5 })],
  ['settings: epoch -1: a whole number from 0 to 100000000 is expected', () => engine.restore({ ...state, epoch: -1 })],
];

for (const [sentence, attempt] of refused) {
  test(`refused with ${sentence}`, () => {
    const [code, message] = [sentence.slice(0, sentence.indexOf(':')), sentence.slice(sentence.indexOf(':') + 2)];
    expect(attempt).toThrow(expect.objectContaining({ name: 'LabError', code, message }));
  });
}

test('a slot of another length is refused', () => {
  const adagrad = build({ optimizer: { name: 'adagrad', epsilon: 1e-7 } });
  expect(() => adagrad.restore({ ...adagrad.state(), slots: [new Float32Array(25)] })).toThrow(
    'optimizer slot of the state: 25 numbers, 26 expected',
  );
});

test('what was refused changed nothing', () => {
  expect(engine.state()).toEqual(state);
});
