import './styles/drop-zone.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { openDropped } from './lab/data/open-data.ts';
import type { Lab } from './store/lab.ts';
import { t } from './text.ts';

/** Takes files that are dropped on any room, and opens them in the Lab. */
export function DropZone({ lab }: { lab: Lab }) {
  const over = useDroppedFiles((files) => {
    location.hash = '#lab';
    void openDropped(lab, files);
  });
  return over ? <p class="drop-hint">{t().openHint}</p> : null;
}

/** Hands on files that are dropped anywhere on the window; says whether some are held over it. */
function useDroppedFiles(take: (files: readonly File[]) => void): boolean {
  const over = useSignal(false);
  useEffect(() => {
    const stop = new AbortController();
    const listen = <K extends keyof WindowEventMap>(type: K, heard: (event: WindowEventMap[K]) => void) =>
      addEventListener(type, heard, { signal: stop.signal });
    listen('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      over.value = true;
    });
    listen('dragleave', (event) => {
      // Leaving one element for another names the other; leaving the window names none.
      if (event.relatedTarget === null) over.value = false;
    });
    listen('drop', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      over.value = false;
      take([...event.dataTransfer.files]);
    });
    return () => stop.abort();
  }, []);
  return over.value;
}
