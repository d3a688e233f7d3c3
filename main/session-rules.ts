import type { Session } from 'electron';
import type { Address } from './address.ts';

/** All that the page is ever allowed: to fill the screen, and to write text to the clipboard. */
const allowed = new Set(['fullscreen', 'clipboard-sanitized-write']);

/** Denies what Electron would grant: permissions, devices, screen capture, dictionaries, and every request to a network. */
export function hardenSession(session: Session, address: Address): void {
  const grants = (permission: string, url: string | undefined, isMainFrame: boolean) =>
    isMainFrame && url !== undefined && address.owns(url) && allowed.has(permission);

  session.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame, requestingUrl }) =>
    grants(permission, requestingUrl ?? origin, isMainFrame),
  );
  session.setPermissionRequestHandler((_contents, permission, answer, { isMainFrame, requestingUrl }) =>
    answer(grants(permission, requestingUrl, isMainFrame)),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);

  // The spell checker fetches its dictionaries from the network, whatever the window's own preference says.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerDictionaryDownloadURL('app://none/');

  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !address.serves(url) }));
}
