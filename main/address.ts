/** Where the page lives. */
export interface Address {
  readonly url: string;
  /** Whether a frame that shows this URL is our page. */
  owns(url: string): boolean;
  /** Whether a request may go there. */
  serves(url: string): boolean;
}

export const pageScheme = 'app';
export const pageHost = 'lab';

/** Schemes that never leave the machine; the developer tools load themselves by the last one. */
const inner = new Set(['blob:', 'data:', 'devtools:']);

/**
 * The address of the built page, or of the development server when there is one. Throws for a server on another machine.
 *
 * Parsed parts are compared, never beginnings of strings, nor `origin`: Node calls every origin of a custom scheme `null`.
 */
export function pageAddress(server?: string): Address {
  const url = server ?? `${pageScheme}://${pageHost}/index.html`;
  const { protocol, host, hostname } = new URL(url);
  if (server !== undefined && hostname !== 'localhost' && hostname !== '127.0.0.1') {
    throw new Error(`the development server must be on this machine: ${server}`);
  }
  const socket = protocol.replace('http', 'ws');
  const parse = (text: string) => (URL.canParse(text) ? new URL(text) : undefined);
  return {
    url,
    owns(text) {
      const parsed = parse(text);
      return parsed?.protocol === protocol && parsed.host === host;
    },
    serves(text) {
      const parsed = parse(text);
      if (parsed === undefined) return false;
      if (inner.has(parsed.protocol)) return true;
      return (
        parsed.host === host && (parsed.protocol === protocol || (server !== undefined && parsed.protocol === socket))
      );
    },
  };
}
