import { expect, test } from 'vitest';
import { summarise } from '../../scripts/summary.mjs';

const file = (status: string, ...statuses: string[]) => ({
  name: 'x.test.ts',
  status,
  assertionResults: statuses.map((each, i) => ({ status: each, fullName: `test ${i}` })),
});

test('passed, failed and skipped tests are counted over all files, the skipped ones by name', () => {
  const testResults = [file('passed', 'passed', 'skipped'), file('failed', 'failed', 'passed', 'todo', 'pending')];
  expect(summarise({ testResults })).toEqual({
    passed: 2,
    failed: 1,
    skipped: ['test 1', 'test 2', 'test 3'],
    retried: [],
  });
});

test('a file that failed before its first test counts as a failure', () => {
  expect(summarise({ testResults: [file('failed'), file('passed', 'passed')] }).failed).toBe(1);
});

test('a test that passed at another try is told with what went wrong before', () => {
  const assertionResults = [
    { status: 'passed', fullName: 'a', failureMessages: [] },
    { status: 'passed', fullName: 'b', failureMessages: ['no answer'] },
    { status: 'failed', fullName: 'c', failureMessages: ['wrong'] },
  ];
  const { retried } = summarise({ testResults: [{ name: 'x.test.ts', status: 'failed', assertionResults }] });
  expect(retried).toEqual(['b: no answer']);
});
