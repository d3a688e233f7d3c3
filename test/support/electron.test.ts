import { expect, test } from 'vitest';
import { contextBridge, MessageChannelMain, protocol, session, utilityProcess } from './electron.ts';
import { FakePort } from './message-port.ts';

test('the stand-in refuses before ready what Electron refuses', () => {
  expect(() => utilityProcess.fork('/x.js', [], {})).toThrow('before app is ready');
  expect(() => session.defaultSession).toThrow('before app is ready');
  expect(() => protocol.handle('app', null)).toThrow('before app is ready');
});

test('schemes are registered once', () => {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: {} }]);
  expect(() => protocol.registerSchemesAsPrivileged([])).toThrow('once');
});

test('only ports may be transferred', () => {
  const { port1 } = new MessageChannelMain();
  expect(() => port1.postMessage('x', [new ArrayBuffer(8)])).toThrow('Port at index 0 is not a valid port');
});

test('functions and shared memory cannot be posted', () => {
  const { port1 } = FakePort.pair();
  expect(() => port1.postMessage(() => 1)).toThrow();
  expect(() => port1.postMessage(new SharedArrayBuffer(8))).toThrow();
});

test('a view costs its whole buffer, a copy its own size', () => {
  const { port1 } = FakePort.pair();
  const view = new Float32Array(new ArrayBuffer(65_536), 0, 4);
  port1.postMessage(view.slice());
  expect(port1.bytes).toBeLessThan(100);
  port1.postMessage(view);
  expect(port1.bytes).toBeGreaterThan(65_536);
});

test('nothing is delivered before start, and closing one end closes both', async () => {
  const { port1, port2 } = FakePort.pair();
  const heard: unknown[] = [];
  port2.on('message', ({ data }) => heard.push(data));
  port2.on('close', () => heard.push('closed'));
  port1.postMessage('early');
  await Promise.resolve();
  expect(heard).toEqual([]);
  port2.start();
  await new Promise((resolve) => setImmediate(resolve));
  port1.close();
  await new Promise((resolve) => setImmediate(resolve));
  port1.postMessage('late');
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual(['early', 'closed']);
});

test('the bridge takes functions and what can be copied, once', () => {
  contextBridge.exposeInMainWorld('lab', { a: () => 1 });
  expect(() => contextBridge.exposeInMainWorld('lab', {})).toThrow('on top of an existing property');
  expect(() => contextBridge.exposeInMainWorld('other', { port: { deep: () => 1 } })).toThrow();
});
