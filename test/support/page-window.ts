type Message = { data: unknown; origin: string; source: unknown; ports: readonly unknown[] };
type Listener = (event: Message) => void;

export interface PageWindow {
  readonly location: { readonly origin: string };
  readonly crypto: Crypto;
  readonly copied: string[];
  postMessage(data: unknown, origin: string, ports: readonly unknown[]): void;
  addEventListener(type: string, listener: Listener): void;
  removeEventListener(type: string, listener: Listener): void;
  /** A message as this window hears it. */
  deliver(message: Message): void;
}

/** The window of a page as far as a host needs it: it hears what it posts to itself, if the origin is its own. */
export function createPageWindow(origin: string): PageWindow {
  const listeners = new Set<Listener>();
  const copied: string[] = [];
  const page = {
    location: { origin },
    crypto,
    copied,
    navigator: { clipboard: { writeText: async (text: string) => void copied.push(text) } },
    postMessage(data: unknown, target: string, ports: readonly unknown[]) {
      if (target !== origin) return;
      const message = { data: structuredClone(data), origin, source: page, ports };
      queueMicrotask(() => page.deliver(message));
    },
    addEventListener(type: string, listener: Listener) {
      if (type === 'message') listeners.add(listener);
    },
    removeEventListener(_type: string, listener: Listener) {
      listeners.delete(listener);
    },
    deliver(message: Message) {
      for (const listener of listeners) listener(message);
    },
  };
  return page;
}
