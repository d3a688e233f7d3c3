import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import * as v from 'valibot';
import { describeError, LabError } from '../core/lab-error.ts';
import type { DesktopCalls, Reply } from '../core/protocol/desktop-calls.ts';
import type { Address } from './address.ts';
import { callSchemas } from './calls.ts';

type Handlers = {
  readonly [Name in keyof DesktopCalls]: (
    ask: Parameters<DesktopCalls[Name]>[0],
  ) => Promise<ReturnType<DesktopCalls[Name]>>;
};

/** What the door needs of a window's contents: its own channel, and the frame that may use it. */
interface Doorway {
  readonly ipc: Pick<IpcMain, 'handle'>;
  readonly mainFrame: WebContents['mainFrame'];
}

/**
 * The one door from the page to main. Who asks must be the main frame of our window, showing our page; what is asked is
 * parsed; and every call ends in a reply, never in an Error object.
 */
export function openDoor(contents: Doorway, address: Address, handlers: Handlers): void {
  function open<Name extends keyof DesktopCalls>(name: Name, answer: Handlers[Name]): void {
    contents.ipc.handle(name, async (event, ask): Promise<Reply<ReturnType<DesktopCalls[Name]>>> => {
      try {
        checkSender(event, contents, address);
        return { value: await answer(parseAsk(name, ask)) };
      } catch (error) {
        return { error: describeError(error) };
      }
    });
  }
  open('connect', handlers.connect);
  open('openFiles', handlers.openFiles);
  open('saveFile', handlers.saveFile);
  open('listRuns', handlers.listRuns);
  open('readRun', handlers.readRun);
  open('writeRun', handlers.writeRun);
  open('renameRun', handlers.renameRun);
  open('removeRun', handlers.removeRun);
  open('listRemovedRuns', handlers.listRemovedRuns);
  open('bringBackRun', handlers.bringBackRun);
  open('eraseRun', handlers.eraseRun);
  open('takeFiles', handlers.takeFiles);
}

function checkSender(event: Pick<IpcMainInvokeEvent, 'senderFrame'>, contents: Doorway, address: Address): void {
  const frame = event.senderFrame;
  // A frame that has navigated since is null.
  if (frame === null || frame !== contents.mainFrame || !address.owns(frame.url)) {
    throw new LabError('protocol', 'refused: not asked by the page of the lab');
  }
}

function parseAsk<Name extends keyof DesktopCalls>(name: Name, ask: unknown): Parameters<DesktopCalls[Name]>[0] {
  const schema: v.GenericSchema<unknown, Parameters<DesktopCalls[Name]>[0]> = callSchemas[name];
  const result = v.safeParse(schema, ask);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new LabError('protocol', `${name}: ${v.getDotPath(issue) ?? 'the argument'}: ${issue.message}`);
}
