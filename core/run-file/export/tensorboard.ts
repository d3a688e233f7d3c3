import { crc32c } from './crc32c.ts';
import type { Exporter } from './moment.ts';
import { doubleField, floatField, joined, messageField, textField, wholeField } from './protobuf.ts';
import { timelineOf } from './timeline.ts';

/**
 * Scalars as TensorBoard reads them: records of `Event` messages (tensorflow `event.proto`: wall_time 1, step 2, file_version 3,
 * summary 5; `summary.proto`: value 1 with tag 1, simple_value 2). A run file knows no clock: one step counts as one second.
 */
export const tensorboard: Exporter = {
  about: 'the history for TensorBoard, which looks for names with tfevents in them',
  ending: 'tfevents',
  write(moment) {
    const records = [record(joined([doubleField(1, 0), textField(3, 'brain.Event:2')]))];
    for (const { step, values } of timelineOf(moment)) {
      const scalars = [...values].map(([name, value]) =>
        messageField(1, textField(1, name.replace('_', '/')), floatField(2, value)),
      );
      records.push(record(joined([doubleField(1, step), wholeField(2, step), messageField(5, ...scalars)])));
    }
    return joined(records);
  },
};

/** A record of TFRecord: length, its checksum, data, its checksum. */
function record(data: Uint8Array): Uint8Array {
  const length = new Uint8Array(8);
  new DataView(length.buffer).setUint32(0, data.length, true);
  return joined([length, masked(length), data, masked(data)]);
}

/** Checksums are turned and moved, so that a checksum of data with checksums in it stays a good one. */
function masked(bytes: Uint8Array): Uint8Array {
  const crc = crc32c(bytes);
  return new Uint8Array(Uint32Array.of(((crc >>> 15) | (crc << 17)) + 0xa282ead8).buffer);
}
