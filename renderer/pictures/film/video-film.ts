import {
  BufferTarget,
  Mp4OutputFormat,
  Output,
  Quality,
  VideoSample,
  VideoSampleSource,
  WebMOutputFormat,
} from 'mediabunny';
import { codecs, type FilmPlan, type FilmWriter } from './film-form.ts';

/** Writes a video with the encoder of the host. Rejects where it has none for these sizes. */
export async function videoFilm(form: 'webm' | 'mp4', { framesPerSecond }: FilmPlan): Promise<FilmWriter> {
  const target = new BufferTarget();
  const output = new Output({ format: form === 'webm' ? new WebMOutputFormat() : new Mp4OutputFormat(), target });
  const source = new VideoSampleSource({ codec: codecs[form].codec, quality: new Quality('high') });
  output.addVideoTrack(source, { frameRate: framesPerSecond });
  await output.start();
  let frames = 0;
  return {
    async add(frame) {
      const sample = new VideoSample(frame, { timestamp: frames / framesPerSecond, duration: 1 / framesPerSecond });
      frames += 1;
      await source.add(sample);
      sample.close();
      frame.close();
    },
    async end() {
      await output.finalize();
      return new Uint8Array(target.buffer!);
    },
  };
}
