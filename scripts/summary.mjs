/**
 * @typedef {object} TestResult
 * @property {string} status
 * @property {string} fullName
 * @property {readonly string[]} [failureMessages] also of tries before one that passed
 */

/**
 * The part of vitest's JSON report that is read here.
 * @typedef {object} Report
 * @property {readonly { name: string, status: string, assertionResults: readonly TestResult[] }[]} testResults
 */

/**
 * Counts a report's tests. A file that failed before it had any test counts as one that failed.
 * @param {Report} report
 * @returns {{ passed: number, failed: number, skipped: readonly string[], retried: readonly string[] }} the skipped ones by
 *   name; those that passed at another try with what went wrong before
 */
export function summarise({ testResults }) {
  const tests = testResults.flatMap((file) => file.assertionResults);
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const failed = tests.filter((test) => test.status === 'failed').length + broken.length;
  const skipped = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed');
  const retried = tests.flatMap(({ status, fullName, failureMessages: [before] = [] }) =>
    status === 'passed' && before !== undefined ? [`${fullName}: ${before}`] : [],
  );
  return { passed, failed, skipped: skipped.map((test) => test.fullName), retried };
}
