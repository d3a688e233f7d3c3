import type { Exporter, Moment } from './moment.ts';
import { seriesNames, timelineOf } from './timeline.ts';

/** Digits that tell any two float32 apart. */
const digits = 9;

function table(moment: Moment): string {
  const rows = timelineOf(moment).map(({ step, values }) =>
    [step, ...seriesNames.map((name) => number(values.get(name)))].join(),
  );
  return `${[['step', ...seriesNames].join(), ...rows].join('\r\n')}\r\n`;
}

function number(value: number | undefined): string {
  return value === undefined ? '' : String(Number(value.toPrecision(digits)));
}

export const csv: Exporter = {
  about: 'the history of the run: one row a step, RFC 4180',
  ending: 'csv',
  write: (moment) => new TextEncoder().encode(table(moment)),
};

/** Excel takes a CSV file for UTF-8 only when it begins with a byte order mark. */
export const excel: Exporter = {
  about: 'the same with the mark that Excel wants',
  ending: 'csv',
  write: (moment) => new TextEncoder().encode(`\uFEFF${table(moment)}`),
};
