import { join, normalize, sep } from 'node:path';
import { pageHost } from './address.ts';

/** The types of files a page may be made of. Others are not served. */
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  wasm: 'application/wasm',
  woff2: 'font/woff2',
};

/**
 * Answers requests for the page's files: status 200 with `headers`, or 404 for anything else, told apart by no word.
 * For runtimes that cannot serve a folder by themselves.
 */
export function createPageFiles(
  root: string,
  headers: Readonly<Record<string, string>>,
  read: (path: string) => Promise<Uint8Array<ArrayBuffer>>,
): (request: Pick<Request, 'method' | 'url'>) => Promise<Response> {
  return async ({ method, url }) => {
    const path = pathInside(root, url);
    const type = path && types[path.slice(path.lastIndexOf('.') + 1)];
    if (!path || !type || (method !== 'GET' && method !== 'HEAD')) return refusal();
    try {
      const body = await read(path);
      return new Response(method === 'HEAD' ? null : body, { headers: { ...headers, 'Content-Type': type } });
    } catch {
      // Missing and unreadable look the same from outside.
      return refusal();
    }
  };
}

/** The file that a URL of the page names, or nothing when it would lie outside of the folder. */
export function pathInside(root: string, url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, pathname } = new URL(url);
  if (host !== pageHost) return undefined;
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  // NUL ends a path for the system; backslash and colon (drives, streams) mean something on Windows.
  if (/[\0\\:]/.test(name)) return undefined;
  // join, not resolve: resolve would take the leading slash for the root of the disk.
  const base = normalize(root + sep);
  const path = join(base, name);
  return path.startsWith(base) ? path : undefined;
}

function refusal(): Response {
  return new Response(null, { status: 404, headers: { 'Content-Security-Policy': "default-src 'none'" } });
}
