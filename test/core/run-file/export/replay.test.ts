import { expect, test } from 'vitest';
import { replayPage } from '../../../../core/run-file/export/replay.ts';

const script = '<script>const a = "<body></body><template id=carried-run>";</script>';
const page = `<!doctype html>\n<html><head>${script}</head>\n<body>\n<div id="app"></div>\n</body>\n</html>\n`;
const carried = (html: string) => /<template id="carried-run">\n([\s\S]*)\n<\/template>/.exec(html)?.[1];

test('a page carries a run at the end of its body, and nothing else changes', () => {
  const run = Uint8Array.from({ length: 300 }, (_, i) => i % 256);
  const html = replayPage(page, run);
  expect(Buffer.from(carried(html)!, 'base64')).toEqual(Buffer.from(run));
  expect(html.replace(/<template id="carried-run">[\s\S]*<\/template>/, '')).toBe(page);
});

test('another run takes the place of the one that a page carries', () => {
  const html = replayPage(replayPage(page, Uint8Array.of(1, 2, 3, 4)), Uint8Array.of(9));
  expect(html).toBe(replayPage(page, Uint8Array.of(9)));
});
