/** Names that Windows keeps for devices, with any ending. */
const devices = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/** Bytes that file systems allow for a name are 255; this leaves room for what a copy adds. */
const longest = 120;

/**
 * A name that every file system takes and every person can read: no folders, no control or direction characters, nothing
 * that Windows reserves.
 */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '-')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const short = shorten(plain, longest);
  if (short === '') return 'untitled';
  return devices.test(short) ? `_${short}` : short;
}

/** Cuts the middle, so that the ending stays; counts characters, not halves of them. */
function shorten(name: string, most: number): string {
  const characters = [...name];
  if (characters.length <= most) return name;
  const dot = characters.lastIndexOf('.');
  const ending = dot > characters.length - 20 && dot > 0 ? characters.slice(dot) : [];
  return [...characters.slice(0, most - ending.length), ...ending].join('');
}
