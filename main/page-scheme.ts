import type { CustomScheme, Protocol } from 'electron';
import { pageHost, pageScheme } from './address.ts';
import { createPageFiles } from './page-files.ts';
import { pageHeaders } from './page-headers.ts';

/** The page's own scheme: a secure origin of its own, without the reach of `file:`. To be registered before ready. */
export const pageSchemes: CustomScheme[] = [
  { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
];

/** Serves the built page, by the runtime itself where it can. */
export function servePage(
  protocol: Pick<Protocol, 'handle'> & Partial<Pick<Protocol, 'registerSource'>>,
  root: string,
  read: (path: string) => Promise<Uint8Array<ArrayBuffer>>,
): void {
  if (protocol.registerSource === undefined) {
    protocol.handle(pageScheme, createPageFiles(root, pageHeaders, read));
    return;
  }
  const source = { type: 'directory', root, index: 'index.html', headers: { ...pageHeaders } };
  protocol.registerSource(pageScheme, { routes: [{ match: { host: pageHost }, source }] });
}
