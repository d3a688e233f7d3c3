import { useMemo } from 'preact/hooks';
import type { Dataset } from '../../../core/data/dataset.ts';
import type { Paint } from '../../draw/drawing.ts';
import { paintPicture } from '../../draw/picture.ts';
import { Still } from '../../draw/still.tsx';
import { samplePicture } from '../data/sample-picture.ts';
import { pictureSide } from './digit-samples.ts';

/** One sample of a data set of pictures, as large as its box allows with crisp pixels. */
export function SampleStill({ dataset, sample }: { dataset: Dataset; sample: number }) {
  const paint = useMemo<Paint>(
    () => (context, width, height) => {
      const picture = samplePicture(dataset, sample);
      if (!picture) return;
      const ratio = context.getTransform().a;
      const larger = Math.max(picture.width, picture.height);
      const scale = pictureSide(larger, Math.min(width, height) * ratio) / larger / ratio;
      const box = { width: picture.width * scale, height: picture.height * scale };
      const centre = (room: number, size: number) => Math.round(((room - size) / 2) * ratio) / ratio;
      paintPicture(context, picture, { ...box, x: centre(width, box.width), y: centre(height, box.height) });
    },
    [dataset, sample],
  );
  return <Still paint={paint} />;
}
