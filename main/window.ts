import type { BrowserWindow, MessageBoxOptions } from 'electron';
import type { Clock } from '../core/training/clock.ts';
import type { Messages } from '../resources/messages/en.ts';
import { createTally } from './tally.ts';

/** Times that a page which crashed is loaded again within five minutes. */
const reloads = { most: 2, within: 5 * 60_000 };

/** Asks the user, and gives the number of the button. */
type Ask = (options: MessageBoxOptions) => Promise<{ response: number }>;

/** Shows the window with its first picture, and looks after its page: one that crashes is loaded again, within bounds. */
export function tendWindow(window: BrowserWindow, url: string, clock: Clock, ask: Ask, t: Messages): Promise<void> {
  const crashes = createTally(reloads.within, clock.now);
  const { webContents } = window;
  const load = () => window.loadURL(url);

  async function onGone(reason: string): Promise<void> {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    crashes.add();
    if (crashes.count() > reloads.most) {
      const { response } = await ask({
        type: 'error',
        message: t.pageCrashed(String(crashes.count())),
        detail: t.crashReason(reason),
        buttons: [t.loadAgain, t.close],
        defaultId: 0,
        cancelId: 1,
      });
      if (window.isDestroyed()) return;
      if (response === 1) {
        window.destroy();
        return;
      }
    }
    // By its address, not by reload(): the page may have changed its own.
    await load();
  }

  async function onUnresponsive(): Promise<void> {
    const { response } = await ask({
      type: 'warning',
      message: t.pageSilent,
      buttons: [t.wait, t.loadAgain],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 1 && !window.isDestroyed()) webContents.forcefullyCrashRenderer();
  }

  window.once('ready-to-show', () => window.show());
  window.on('unresponsive', onUnresponsive);
  webContents.on('render-process-gone', (_event, { reason }) => onGone(reason));
  return load();
}
