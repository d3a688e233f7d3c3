import { effect, type Signal, signal } from '@preact/signals';

export const themes = ['light', 'dark', 'projector'] as const;
export type Theme = (typeof themes)[number];
const languages = ['en', 'ja'] as const;
export type Language = (typeof languages)[number];

/** A choice that outlives the window, when the host lets it. What was kept and is no longer a choice is passed over. */
function kept<T extends string>(name: string, choices: readonly T[], otherwise: T): Signal<T> {
  const key = `perceptron-lab.${name}`;
  const asked = new URLSearchParams(location.search).get(name) ?? read(key);
  const choice = signal(choices.find((one) => one === asked) ?? otherwise);
  effect(() => write(key, choice.value));
  return choice;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is closed to pages from disk in some browsers: the choice then lasts as long as the page.
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The same browsers: nothing to keep it in.
  }
}

const darkHost = matchMedia('(prefers-color-scheme: dark)').matches;

export const theme = kept<Theme>('theme', themes, darkHost ? 'dark' : 'light');
export const language = kept<Language>('lang', languages, navigator.language.startsWith('ja') ? 'ja' : 'en');
export const digits = kept<'few' | 'more'>('digits', ['few', 'more'], 'few');

/** The mark of the run that was offered last and passed over. */
export const passedOffer = signal(read('perceptron-lab.passed') ?? '');
effect(() => write('perceptron-lab.passed', passedOffer.value));

/** Six decimals instead of two or three. */
export const moreDigits = {
  get value() {
    return digits.value === 'more';
  },
};

/** Keeps the page in the chosen theme and language. */
export function applyPreferences(): void {
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
    document.documentElement.lang = language.value;
  });
}
