import type { CommandLine } from 'electron';

/** Switches that open the installed application to others, or take its walls down. */
const dangerous = [
  'allow-running-insecure-content',
  'disable-gpu-sandbox',
  'disable-site-isolation-trials',
  'disable-web-security',
  'enable-blink-features',
  'gpu-launcher',
  'host-resolver-rules',
  'host-rules',
  'ignore-certificate-errors',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'js-flags',
  'load-extension',
  'log-net-log',
  'no-sandbox',
  'ppapi-plugin-launcher',
  'proxy-pac-url',
  'proxy-server',
  'remote-allow-origins',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'renderer-cmd-prefix',
  'single-process',
  'unsafely-treat-insecure-origin-as-secure',
  'utility-cmd-prefix',
] as const;

/** The first switch of this start that an installed lab does not accept. */
export function dangerousSwitch(commandLine: Pick<CommandLine, 'hasSwitch'>): string | undefined {
  return dangerous.find((name) => commandLine.hasSwitch(name));
}

/** Cuts Chromium's own ways to the network: no name resolves, nothing is looked up in the background. */
export function stayOffline(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
}
