import type { MessagePortMain, WebContents } from 'electron';
import type { DesktopCalls, PortNotice, WorkerKind } from '../core/protocol/desktop-calls.ts';
import type { Supervisor } from './supervisor.ts';

/** A line with its two ends. */
type Channel = { readonly port1: MessagePortMain; readonly port2: MessagePortMain };

/**
 * How a page and a worker come to speak to each other, told once:
 *
 * 1. The page asks for a kind of worker, with a nonce (`renderer/host/desktop.ts`).
 * 2. Main makes a channel, has the supervisor start the worker, and gives one end to it.
 * 3. Main posts the other end to the page's preload, which posts it to its own window: ports cannot cross the bridge.
 * 4. The page takes the port that carries its nonce.
 *
 * From there on main hears nothing: no weight goes through it.
 */
export function createHandOver(
  contents: Pick<WebContents, 'isDestroyed' | 'postMessage'>,
  createChannel: () => Channel,
  supervisors: Readonly<Record<WorkerKind, Supervisor<MessagePortMain>>>,
): (ask: Parameters<DesktopCalls['connect']>[0]) => Promise<void> {
  return async ({ kind, nonce }) => {
    const { port1, port2 } = createChannel();
    try {
      await supervisors[kind].connect(port1);
    } catch (error) {
      port1.close();
      port2.close();
      throw error;
    }
    if (contents.isDestroyed()) {
      port2.close();
      return;
    }
    const notice: PortNotice = { kind, nonce };
    contents.postMessage('port', notice, [port2]);
  };
}
