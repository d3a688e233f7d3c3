import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { policyText, servedPolicy, singleFilePolicy } from './csp.mjs';

/** @typedef {import('vite').Plugin} Plugin */

/** Writes the policy of the served edition into its page, for servers that send no headers. @returns {Plugin} */
export function servedPage() {
  return {
    name: 'served-page',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: (html) => withPolicy(html, policyText(servedPolicy)) },
  };
}

/**
 * Carries each worker inside the page: what the served edition loads as a file (`x.worker.ts?worker`) starts here from a
 * blob, because a page opened by double click may not read its neighbours.
 * @returns {Plugin}
 */
export function carriedWorkers() {
  return {
    name: 'carried-workers',
    enforce: 'pre',
    apply: 'build',
    resolveId(source, importer) {
      if (!source.endsWith('?worker')) return null;
      return this.resolve(`${source}&inline`, importer);
    },
    transform: (code, id) => (id.endsWith('?worker&inline') ? packedWorker(code) : null),
  };
}

/**
 * The module of a carried worker, its source deflated to less than half even as text. It is unpacked when a worker is first
 * wanted.
 * @param {string} code the module that holds the source as a string in its first line
 */
export function packedWorker(code) {
  const [line = ''] = code.split('\n', 1);
  const source = /^const jsContent = (".+");$/s.exec(line)?.[1];
  if (source === undefined) throw new Error('a carried worker has its source in an unknown form');
  const packed = deflateRawSync(JSON.parse(source), { level: 9 }).toString('base64');
  return `import { inflateSync } from 'fflate/browser';
const packed = '${packed}';
let address;
export default function CarriedWorker(options) {
  address ??= URL.createObjectURL(
    new Blob([inflateSync(Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0)))], { type: 'text/javascript' }),
  );
  return new Worker(address, options);
}
`;
}

/** Writes the policy of the single file into it, after everything else has been put in. @returns {Plugin} */
export function singlePage() {
  return {
    name: 'single-page',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.html')) {
            throw new Error(`the single file left a file outside: ${file.fileName}`);
          }
          file.source = withHashes(String(file.source));
        }
      },
    },
  };
}

/**
 * The page with a policy that names its inline scripts and styles by their SHA-256.
 * @param {string} html
 */
export function withHashes(html) {
  const scripts = inlineHashes(html, /<script\b[^>]*>([\s\S]*?)<\/script>/g);
  const styles = inlineHashes(html, /<style\b[^>]*>([\s\S]*?)<\/style>/g);
  return withPolicy(html, policyText(singleFilePolicy(scripts, styles)));
}

/**
 * @param {string} html
 * @param {RegExp} element whose first group is the element's text
 */
function inlineHashes(html, element) {
  // The parser turns CR LF into LF before the browser takes the hash.
  return [...html.matchAll(element)].map(([, text = '']) => {
    const hash = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('base64');
    return `'sha256-${hash}'`;
  });
}

/**
 * The policy must come before what it judges, and after the character set, which has to stand in the first kilobyte.
 * @param {string} html
 * @param {string} policy
 */
function withPolicy(html, policy) {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  const page = html.replace(/<meta charset="[^"]*"\s*\/?>/i, (charset) => `${charset}\n    ${meta}`);
  if (page === html) throw new Error('the page has no <meta charset> to put its policy after');
  return page;
}
