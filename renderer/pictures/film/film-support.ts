import { codecs, type FilmForm } from './film-form.ts';

/** The forms of film that this host can make at a size: GIF always, the others where it has an encoder for them. */
export async function supportedForms(width: number, height: number): Promise<readonly FilmForm[]> {
  const can = async (profile: string) => {
    if (!('VideoEncoder' in globalThis)) return false;
    const asked = VideoEncoder.isConfigSupported({ codec: profile, width, height });
    return asked.then(
      ({ supported }) => supported === true,
      () => false,
    );
  };
  const [webm, mp4] = await Promise.all([can(codecs.webm.profile), can(codecs.mp4.profile)]);
  return ['gif', ...(webm ? ['webm' as const] : []), ...(mp4 ? ['mp4' as const] : [])];
}
