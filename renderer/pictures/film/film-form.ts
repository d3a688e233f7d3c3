/** As what a film can be kept, the one that every host can make first. */
export const filmForms = ['gif', 'webm', 'mp4'] as const;
export type FilmForm = (typeof filmForms)[number];

/** How a film is to be made; sizes in pixels. */
export interface FilmPlan {
  readonly form: FilmForm;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

/** A film in the making. */
export interface FilmWriter {
  /** Takes the next frame, and lets go of it. */
  add(frame: ImageBitmap): Promise<void>;
  /** The finished file. */
  end(): Promise<Uint8Array>;
}

/** The codec each form is written in, and a profile of it for frames up to 1920 x 1080. */
export const codecs = {
  webm: { codec: 'vp9', profile: 'vp09.00.40.08' },
  mp4: { codec: 'avc', profile: 'avc1.640028' },
} as const;
