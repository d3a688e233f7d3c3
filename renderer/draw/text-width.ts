const context = document.createElement('canvas').getContext('2d')!;

/** The width of a text in px, set in a font as canvases name it. */
export function textWidth(text: string, font: string): number {
  context.font = font;
  return context.measureText(text).width;
}
