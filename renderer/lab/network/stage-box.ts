import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Graph } from './graph.ts';

/** An element whose size is the room for the drawing. */
export function useStageBox(graph: Graph): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = element.current!;
    const observer = new ResizeObserver(() => {
      graph.box.value = { width: box.clientWidth, height: box.clientHeight };
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [graph]);
  return element;
}
