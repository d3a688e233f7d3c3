import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { servedHeaders } from './csp.mjs';

/** @type {Readonly<Record<string, string>>} */
const mimeTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/**
 * Serves the files of a folder on this machine only.
 * @param {string} folder
 * @param {{ port?: number }} [options] port 0, the default, takes any free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} rejects when the port is taken
 */
export async function serve(folder, { port = 0 } = {}) {
  const root = await realpath(folder);
  const server = createServer((request, response) => {
    answer(root, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} root
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(root, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, { Allow: 'GET, HEAD' });
  const file = await fileOf(root, request.url ?? '/');
  if (file === undefined) return refuse(response, 404);
  response.writeHead(200, {
    ...servedHeaders,
    'Content-Type': mimeTypes[extname(file.path).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': file.size,
    'Cache-Control': 'no-cache',
  });
  if (request.method === 'HEAD') return response.end();
  const stream = createReadStream(file.path);
  stream.once('error', () => response.destroy());
  stream.pipe(response);
}

/**
 * The file that an address names, or undefined when there is none inside the root. Links are followed first, so that
 * neither `..` nor a link leads out.
 * @param {string} root
 * @param {string} address path and query of the request
 * @returns {Promise<{ path: string, size: number } | undefined>}
 */
async function fileOf(root, address) {
  try {
    const name = decodeURIComponent(address.replace(/[?#].*$/s, ''));
    const path = await realpath(join(root, name.endsWith('/') ? `${name}index.html` : name));
    if (!path.startsWith(root + sep)) return undefined;
    const entry = await stat(path);
    return entry.isFile() ? { path, size: entry.size } : undefined;
  } catch {
    // A broken escape, a name with a zero byte, a file that is not there: for the visitor it is all the same.
    return undefined;
  }
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {404 | 405 | 500} status
 * @param {Record<string, string>} [headers]
 */
function refuse(response, status, headers = {}) {
  response.writeHead(status, { ...servedHeaders, ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${status}\n`);
}
