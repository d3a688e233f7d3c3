import { LabError } from '../../../core/lab-error.ts';
import { t } from '../../text.ts';
import type { FilmReply, FilmRequest } from './film.worker.ts';
import FilmWorker from './film.worker.ts?worker';
import type { FilmPlan } from './film-form.ts';

/** Takes frames for a film that a worker makes of them. */
export interface FilmCamera {
  /** Takes what is on a canvas, which is empty afterwards; waits until the frame before was written. */
  take(canvas: OffscreenCanvas): Promise<void>;
  /** The finished file. */
  end(): Promise<Uint8Array>;
  /** Gives up, or cleans up. */
  close(): void;
}

/** Begins a film. Its methods reject with a `LabError` when the host cannot go on with it. */
export function startFilm(plan: FilmPlan): FilmCamera {
  const worker = new FilmWorker();
  let last = ask({ type: 'begin', plan });

  function ask(request: FilmRequest, transfer: Transferable[] = []): Promise<Uint8Array | undefined> {
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FilmReply>) => {
        if (data.type === 'error') reject(new LabError('internal', data.message));
        else resolve(data.type === 'film' ? data.bytes : undefined);
      };
      worker.onerror = () => reject(new LabError('internal', t().filmFailed));
      worker.postMessage(request, transfer);
    });
  }

  return {
    async take(canvas) {
      const frame = canvas.transferToImageBitmap();
      await last;
      last = ask({ type: 'frame', frame }, [frame]);
      // Whoever waits for it next hears of a failure; until then it is nobody's.
      last.catch(() => undefined);
    },
    async end() {
      await last;
      return (await ask({ type: 'end' }))!;
    },
    close: () => worker.terminate(),
  };
}
