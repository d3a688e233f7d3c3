import { en, type Messages } from '../resources/messages/en.ts';
import { ja } from '../resources/messages/ja.ts';

/** What main shows itself, in the language that a page begins with; `locale` as in `app.getLocale()`. */
export const messagesFor = (locale: string): Messages => (locale.startsWith('ja') ? ja : en);
