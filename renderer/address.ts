import { readLink, type SetUp, writeLink } from '../core/training/link.ts';

const rooms = ['lab', 'surface', 'runs'] as const;
export type Room = (typeof rooms)[number];

/** The room that an address names: `#surface`, or `#lab?data=spiral&…`. */
export function roomOf(hash: string): Room {
  const name = hash.replace(/^#/, '').replace(/\?.*$/s, '');
  return rooms.find((one) => one === name) ?? 'lab';
}

/** The set-up that an address carries; undefined when it has none. Throws a `settings` error when it has one that cannot be. */
export function setUpOf(hash: string): SetUp | undefined {
  const query = /\?(.+)$/s.exec(hash)?.[1];
  return query === undefined ? undefined : readLink(query);
}

/** What an address ends in to carry a set-up. */
export const codeOf = (setUp: SetUp): string => `#lab?${writeLink(setUp)}`;

/** The code of a set-up in a text, a whole address for instance; undefined when the text is about something else. */
export function codeIn(text: string): string | undefined {
  return /#lab\?[^\s#]+/.exec(text)?.[0];
}
