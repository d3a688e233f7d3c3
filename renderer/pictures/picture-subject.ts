import type { Sheet } from './sheet.ts';

/** What a room has to show in pictures and films. */
export interface PictureSubject {
  /** Its views, the whole first. */
  readonly views: readonly { readonly id: string; readonly name: string }[];
  /** The picture of a view as it is now; undefined until there is one. It follows what it shows. */
  sheet(view: string): Sheet | undefined;
  /** For readers, and for files without an ending. */
  title(view: string): string;
  fileName(view: string): string;
  /** What a film of it shows from its first frame to its last. */
  readonly course: string;
  /**
   * Gives the pictures of a film to `take`, one after the other, as many as asked for or as there are. False when it ended before
   * the last one, because it was told to stop or could not go on.
   */
  film(view: string, frames: number, stop: AbortSignal, take: TakeFrame): Promise<boolean>;
  /** Frees what it holds. */
  close(): void;
}

/** Takes the picture of a frame, with its place among all of them, from 0. */
type TakeFrame = (sheet: Sheet, place: number, count: number) => Promise<void>;
