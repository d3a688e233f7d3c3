import { LabError } from '../core/lab-error.ts';
import { t } from './text.ts';

/**
 * The source of the single-file edition: this page itself, or the file that the others have beside them. Rejects with a `file`
 * error where it is missing.
 */
export async function singlePage(): Promise<string> {
  if (document.head.querySelector('script[src]') === null) return ownSource();
  const answer = await fetch('perceptron-lab.html').catch(() => undefined);
  if (!answer?.ok) throw new LabError('file', t().noSinglePage);
  return answer.text();
}

/** This page as it was before it was run: the lab changes nothing but what is in its body. */
function ownSource(): string {
  return `<!doctype html>\n<html lang="en">\n${document.head.outerHTML}\n<body>\n<div id="app"></div>\n</body>\n</html>\n`;
}
