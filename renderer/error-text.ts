import { describeError } from '../core/lab-error.ts';
import { errorsJa } from '../resources/messages/errors-ja.ts';
import { type Language, language } from './store/preferences.ts';
import { createTranslation, type Translate } from './translate-error.ts';

/** Core speaks English: every other language has a catalogue of its sentences here. */
const translations: Record<Language, Translate> = { en: (sentence) => sentence, ja: createTranslation(errorsJa) };

/** A sentence of core in the language of the page. */
export const inWords = (sentence: string): string => translations[language.value](sentence);

/** What went wrong, in the language of the page. */
export const errorText = (thrown: unknown): string => inWords(describeError(thrown).message);
