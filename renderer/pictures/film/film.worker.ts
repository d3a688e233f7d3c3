import { describeError } from '../../../core/lab-error.ts';
import type { FilmPlan, FilmWriter } from './film-form.ts';
import { gifFilm } from './gif-film.ts';
import { videoFilm } from './video-film.ts';

/** What the page asks, in this order: begin, its frames, end. Every one is answered before the next is sent. */
export type FilmRequest =
  | { readonly type: 'begin'; readonly plan: FilmPlan }
  | { readonly type: 'frame'; readonly frame: ImageBitmap }
  | { readonly type: 'end' };

export type FilmReply =
  | { readonly type: 'ready' }
  | { readonly type: 'film'; readonly bytes: Uint8Array }
  | { readonly type: 'error'; readonly message: string };

let writer: FilmWriter | undefined;

addEventListener('message', ({ data }: MessageEvent<FilmRequest>) => {
  answer(data).then(
    (reply) => postMessage(reply),
    (thrown) => postMessage({ type: 'error', message: describeError(thrown).message } satisfies FilmReply),
  );
});

async function answer(request: FilmRequest): Promise<FilmReply> {
  switch (request.type) {
    case 'begin': {
      const { plan } = request;
      writer = plan.form === 'gif' ? gifFilm(plan) : await videoFilm(plan.form, plan);
      return { type: 'ready' };
    }
    case 'frame':
      await writer?.add(request.frame);
      return { type: 'ready' };
    case 'end':
      return { type: 'film', bytes: (await writer?.end()) ?? new Uint8Array(0) };
    default:
      return request satisfies never;
  }
}
