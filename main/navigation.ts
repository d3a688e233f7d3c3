import type { App, WebContents } from 'electron';
import type { Address } from './address.ts';

interface Preventable {
  readonly url: string;
  preventDefault(): void;
}

/** Keeps every web contents of the application where it is: no other page, no other window, no guest inside. */
export function confineContents(app: Pick<App, 'on'>, address: Address): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, address));
}

function confine(contents: WebContents, address: Address): void {
  const stay = (event: Preventable) => {
    // Loading the same page anew is the one navigation a page of ours makes.
    if (event.url !== address.url) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
