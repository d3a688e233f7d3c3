import type { LabBridge } from '../preload/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload script; only in the desktop edition. */
    readonly lab?: LabBridge;
  }
}
