import { expect, test } from 'vitest';
import { createSvgRecorder, type SvgTools } from '../../../../renderer/pictures/svg/svg-recorder.ts';

/** Letters half as wide as high; images named by their part. */
const tools: SvgTools = {
  measure: (text, font) => (text.length * Number(/([\d.]+)px/.exec(font)![1])) / 2,
  address: (_, { x, y, width, height }) => `data:${x},${y},${width},${height}`,
};

const record = (ratio = 1) => createSvgRecorder(ratio, 'p', tools);

test('a line becomes a path with its width, its colour and its dash', () => {
  const { brush, elements } = record();
  brush.strokeStyle = '#c30';
  brush.lineWidth = 2.5;
  brush.setLineDash([5, 3]);
  brush.beginPath();
  brush.moveTo(1, 2);
  brush.lineTo(30.456, 4);
  brush.stroke();
  expect(elements()).toBe(
    '<path d="M1 2L30.46 4" fill="none" stroke="#c30" stroke-width="2.5" stroke-dasharray="5 3"/>',
  );
});

test('a path begins where its first line would end, as on a canvas', () => {
  const { brush, elements } = record();
  brush.lineTo(3, 4);
  brush.lineTo(5, 6);
  brush.fill();
  expect(elements()).toBe('<path d="M3 4L5 6" fill="#000"/>');
});

test('a whole circle is two half arcs that end where it began', () => {
  const { brush, elements } = record();
  brush.arc(10, 10, 4, 0, 2 * Math.PI);
  brush.fill();
  expect(elements()).toContain('d="M14 10A4 4 0 0 1 6 10A4 4 0 0 1 14 10"');
});

test('three quarters of a circle go the long way round', () => {
  const { brush, elements } = record();
  brush.arc(0, 0, 2, 0, 1.5 * Math.PI);
  brush.stroke();
  expect(elements()).toContain('d="M2 0A2 2 0 1 1 0 -2"');
});

test('a colour with an opacity, and the opacity of the brush, are multiplied', () => {
  const { brush, elements } = record();
  brush.fillStyle = 'rgb(255 255 255 / 0.5)';
  brush.globalAlpha = 0.5;
  brush.fillRect(0, 0, 8, 9);
  expect(elements()).toBe('<rect x="0" y="0" width="8" height="9" fill="rgb(255,255,255)" fill-opacity="0.25"/>');
});

test('what was saved comes back, the dash and the clip too', () => {
  const { brush, elements } = record();
  brush.save();
  brush.rect(0, 0, 10, 10);
  brush.clip();
  brush.lineWidth = 7;
  brush.setLineDash([1, 1]);
  brush.strokeRect(1, 1, 2, 2);
  brush.restore();
  brush.strokeRect(1, 1, 2, 2);
  const [clip, inside, outside] = elements().split('\n');
  expect(clip).toBe('<clipPath id="p-1"><path d="M0 0h10v10h-10Z"/></clipPath>');
  expect(inside).toMatch(/stroke-width="7" stroke-dasharray="1 1" clip-path="url\(#p-1\)"/);
  expect(outside).toBe('<rect x="1" y="1" width="2" height="2" fill="none" stroke="#000" stroke-width="1"/>');
});

test('a clip within a clip is clipped by it', () => {
  const { brush, elements } = record();
  for (let i = 0; i < 2; i++) {
    brush.beginPath();
    brush.rect(i, i, 10, 10);
    brush.clip();
  }
  expect(elements()).toContain('<clipPath id="p-2" clip-path="url(#p-1)">');
});

test('words carry their font in parts, stand on their baseline, and are escaped', () => {
  const { brush, elements } = record();
  brush.font = 'italic 600 20px "STIX Two", serif';
  brush.textAlign = 'right';
  brush.textBaseline = 'middle';
  brush.fillText('a < b & "c"', 50, 100);
  expect(elements()).toBe(
    '<text x="50" y="107" text-anchor="end" font-family="&quot;STIX Two&quot;, serif" font-size="20" font-weight="600"' +
      ' font-style="italic" fill="#000">a &lt; b &amp; &quot;c&quot;</text>',
  );
  expect(brush.measureText('four').width).toBe(40);
});

test('an image placed in pixels stands in px, and keeps its pixels crisp when asked', () => {
  const { brush, elements } = record(2);
  const canvas = { width: 64, height: 64 } as OffscreenCanvas;
  expect(brush.getTransform().a).toBe(2);
  brush.imageSmoothingEnabled = false;
  brush.drawImage(canvas, 5, 6, 32, 32);
  brush.save();
  brush.resetTransform();
  brush.drawImage(canvas, 0, 10, 20, 20, 40, 60, 20, 20);
  brush.restore();
  brush.putImageData({ width: 8, height: 4 } as ImageData, 10, 20);
  const [first, second, third] = elements().split('\n');
  expect(first).toMatch(/x="5" y="6" width="32" height="32".* image-rendering="pixelated" href="data:0,0,64,64"/);
  expect(second).toMatch(/x="20" y="30" width="10" height="10".* href="data:0,10,20,20"/);
  expect(third).toMatch(/x="5" y="10" width="4" height="2".* href="data:0,0,8,4"/);
});

test('a style that is no colour is refused', () => {
  const { brush } = record();
  brush.fillStyle = {} as CanvasPattern;
  expect(() => brush.fill()).toThrow('only colours');
});
