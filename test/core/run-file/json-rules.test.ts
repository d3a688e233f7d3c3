import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brokenRule, quote } from '../../../core/run-file/json-rules.ts';

test.each([
  ['{"a":1,"a":2}', 'the key "a" appears twice'],
  ['{"a":{"b":[{"c":0},{"c":0}]},"b":{"c":0,"\\u0063":1}}', 'the key "c" appears twice'],
  ['{"\\n":1, "\\n" :2}', 'the key "\\n" appears twice'],
  ['{"a":[[[[1]]]]}', 'character 8 nests more than 4 deep'],
  ['[{"a":0,"b":1,"c":2,"d":3}]', 'an object has more than 3 keys'],
  ['[1,-2]', 'the number at character 3 is not a plain whole number'],
  ['{"a":[10.5]}', 'the number at character 6 is not a plain whole number'],
  ['[12E3]', 'the number at character 1 is not a plain whole number'],
])('%s: %s', (text, sentence) => {
  expect(brokenRule(text, { depth: 4, keys: 3 })).toBe(sentence);
});

test.each(['{"a":["a","a"],"b":{"a":"b"}}', '{"1.5e3":"-1","x":true,"z":null}', '"\\\\"', '[]'])(
  '%s is in order',
  (text) => {
    expect(brokenRule(text, { depth: 4, keys: 3 })).toBeUndefined();
  },
);

test('a quoted text is one line of at most 61 characters', () => {
  expect(quote('a\n"b"')).toBe('"a\\n\\"b\\""');
  expect(quote('x'.repeat(61))).toBe(`"${'x'.repeat(60)}…"`);
});

test('whatever JSON.stringify writes of texts and whole numbers is in order (seed 14)', () => {
  const whole = fc.oneof(fc.nat(), fc.string(), fc.boolean(), fc.constant(null));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ depthSize: 'small' }, whole, fc.array(tie('tree')), fc.dictionary(fc.string(), tie('tree'))),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      expect(brokenRule(JSON.stringify(value, null, 1), { depth: 100, keys: 100 })).toBeUndefined();
    }),
    { seed: 14 },
  );
});
