import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';

/** One constant, frozen: nothing that comes from outside is ever spread into it. */
const webPreferences: Readonly<WebPreferences> = Object.freeze({
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  safeDialogs: true,
});

/** The page's ground colour (`--ground` of its tokens), so that the window is not white until the page has painted itself. */
const ground = { light: '#edf1f3', dark: '#0d1116' };

/** The lab's window: hidden until its first picture is ready. */
export function windowOptions(dark: boolean, packaged: boolean, preload: string): BrowserWindowConstructorOptions {
  return {
    title: 'Perceptron Lab',
    show: false,
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    autoHideMenuBar: true,
    backgroundColor: dark ? ground.dark : ground.light,
    webPreferences: { ...webPreferences, preload, devTools: !packaged },
  };
}
