/** Names that Windows keeps for devices, with any ending. */
const devices = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/** Bytes of a name: file systems take 255, which leaves room for an ending and for what a copy adds. */
const longest = 200;

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
  const short = shorten(plain, longest).replace(/[\s.]+$/u, '');
  if (short === '') return 'untitled';
  return devices.test(short) ? `_${short}` : short;
}

/** Cuts the middle, so that the ending stays and no character is cut into. */
function shorten(name: string, most: number): string {
  if (bytesOf(name) <= most) return name;
  const [, stem = name, ending = ''] = /^(.+)(\..{0,18})$/u.exec(name) ?? [];
  let room = most - bytesOf(ending);
  let kept = '';
  for (const character of stem) {
    room -= bytesOf(character);
    if (room < 0) break;
    kept += character;
  }
  return kept + ending;
}

const encoder = new TextEncoder();

const bytesOf = (text: string) => encoder.encode(text).length;
