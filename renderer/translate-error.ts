/** Says a sentence of core in another language; one that is not known comes back as it is. */
export type Translate = (sentence: string) => string;

/**
 * A translation by a catalogue of sentences with {} for their values. A name before a colon, as of a file and a line, may stand before
 * any of them. Of several that fit, the one with the most words of its own is taken.
 */
export function createTranslation(catalogue: Readonly<Record<string, string>>): Translate {
  const known = Object.entries(catalogue).map(([english, other]) => ({
    own: english.replaceAll('{}', '').length,
    fits: patternOf(english),
    other,
  }));

  /** The best fit for all of a text, and how many words of its own it has. */
  function whole(text: string): { readonly own: number; readonly said: string } {
    let best = { own: 0, said: text };
    for (const { own, fits, other } of known) {
      const values = own > best.own ? fits.exec(text) : null;
      if (values) best = { own, said: other.replace(/\{(\d)\}/g, (_, place) => values[Number(place)] ?? '') };
    }
    return best;
  }

  return (sentence) => {
    let best = { own: 0, said: sentence };
    for (const from of beginnings(sentence)) {
      const { own, said } = whole(sentence.slice(from));
      if (own <= best.own) continue;
      const before = sentence.slice(0, from).split(': ').slice(0, -1);
      best = { own, said: [...before.map((part) => whole(part).said), said].join('：') };
    }
    return best.said;
  };
}

/** Where a sentence may begin: at the start and after every colon. */
function beginnings(text: string): number[] {
  return [0, ...[...text.matchAll(/: /g)].map(({ index }) => index + 2)];
}

function patternOf(english: string): RegExp {
  const parts = english.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.+?)')}$`, 's');
}
