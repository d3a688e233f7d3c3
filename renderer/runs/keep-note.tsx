import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { errorText, inWords } from '../error-text.ts';
import type { Lab } from '../store/lab.ts';
import { t } from '../text.ts';
import type { Runs } from './runs.ts';

/** Says why the run on screen is not kept, and offers its file, so that it can be kept elsewhere. */
export function KeepNote({ lab, runs: { keeper } }: { lab: Lab; runs: Runs }) {
  const trouble = keeper.trouble.value;
  if (!trouble || lab.problem.value !== undefined) return null;
  const { message, file } = trouble;
  const dismiss = () => {
    keeper.trouble.value = undefined;
  };
  const saveElsewhere = () =>
    file &&
    lab.host.saveFile(file.name, file.bytes).then(
      (isSaved) => isSaved && dismiss(),
      (thrown) => {
        lab.problem.value = errorText(thrown);
      },
    );
  return (
    <div class="note warn problem" role="alert">
      <Icon name="warn" />
      <div>
        {t().notKept(inWords(message))}
        <div class="note-buttons">
          {file && (
            <Button label={t().keepElsewhere} onPress={saveElsewhere}>
              {t().keepElsewhere}
            </Button>
          )}
          <Button label={t().dismiss} look="quiet" onPress={dismiss}>
            {t().dismiss}
          </Button>
        </div>
      </div>
    </div>
  );
}
