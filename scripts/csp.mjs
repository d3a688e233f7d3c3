/**
 * The content security policies of the browser editions, as data. What is not named is refused.
 * @typedef {Readonly<Record<string, readonly string[]>>} Policy
 */

/** Compiling WebAssembly needs its own word; it does not allow `eval`. */
const wasm = "'wasm-unsafe-eval'";

/** Pages that are served: code, workers and styles come from their own origin, as files. @type {Policy} */
export const servedPolicy = {
  'default-src': ["'none'"],
  'script-src': ["'self'", wasm],
  'worker-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

/**
 * The single file: its own script and style, named by their hashes, and the worker it carries. No address at all.
 * @param {readonly string[]} scripts hashes of the inline scripts
 * @param {readonly string[]} styles hashes of the inline styles
 * @returns {Policy}
 */
export function singleFilePolicy(scripts, styles) {
  return {
    'default-src': ["'none'"],
    'script-src': [...scripts, wasm],
    'worker-src': ['blob:'],
    'style-src': styles.length > 0 ? styles : ["'none'"],
    'img-src': ['data:', 'blob:'],
    'font-src': ['data:'],
    'connect-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
}

/** What a server sends with every file: the policy, isolation for exact clocks, and no guessing of types. */
export const servedHeaders = {
  // Browsers heed frame-ancestors in a header only.
  'Content-Security-Policy': `${policyText(servedPolicy)}; frame-ancestors 'none'`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/**
 * The policy in the form of the header and of the meta element.
 * @param {Policy} policy
 */
export function policyText(policy) {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}
