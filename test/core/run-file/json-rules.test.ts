import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brokenRule } from '../../../core/run-file/json-rules.ts';

test.each([
  ['{"a":1,"a":2}', 'the key "a" appears twice'],
  ['{"a":{"b":[{"c":0},{"c":0}]},"b":{"c":0,"\\u0063":1}}', 'the key "c" appears twice'],
  ['{"\\"":1, "\\"" :2}', 'the key """ appears twice'],
  ['[1,-2]', 'the number at character 3 is not a plain whole number'],
  ['{"a":[10.5]}', 'the number at character 6 is not a plain whole number'],
  ['[12E3]', 'the number at character 1 is not a plain whole number'],
])('%s: %s', (text, sentence) => {
  expect(brokenRule(text)).toBe(sentence);
});

test.each(['{"a":["a","a"],"b":{"a":"b"}}', '{"1.5e3":"-1","x":true,"y":false,"z":null}', '"\\\\"', '[]'])(
  '%s is in order',
  (text) => {
    expect(brokenRule(text)).toBeUndefined();
  },
);

test('whatever JSON.stringify writes of texts and whole numbers is in order (seed 14)', () => {
  const whole = fc.oneof(fc.nat(), fc.string(), fc.boolean(), fc.constant(null));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ depthSize: 'small' }, whole, fc.array(tie('tree')), fc.dictionary(fc.string(), tie('tree'))),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      expect(brokenRule(JSON.stringify(value, null, 1))).toBeUndefined();
    }),
    { seed: 14 },
  );
});
