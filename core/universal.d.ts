// What every JavaScript host offers alike (Node, browsers, workers) and the language's own library does not name.

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: ArrayBuffer | ArrayBufferView): string;
}

declare class URLSearchParams {
  constructor(query?: string);
  get(key: string): string | null;
  set(key: string, value: string): void;
  keys(): IterableIterator<string>;
  toString(): string;
}

declare function atob(base64: string): string;

declare namespace WebAssembly {
  type Module = object;
  var Module: new (bytes: Uint8Array<ArrayBuffer>) => Module;

  interface Instance {
    readonly exports: object;
  }
  var Instance: new (module: Module, imports?: object) => Instance;

  interface Memory {
    readonly buffer: ArrayBuffer;
    /** Grows by pages of 64 KiB; throws a RangeError when there is no room. */
    grow(pages: number): number;
  }
  var Memory: new (descriptor: { initial: number; maximum?: number; shared?: boolean }) => Memory;

  function validate(bytes: Uint8Array<ArrayBuffer>): boolean;
}
