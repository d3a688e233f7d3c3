import { Button } from './controls/button.tsx';
import { Icon } from './controls/icon.tsx';
import { inWords } from './error-text.ts';
import type { Lab } from './store/lab.ts';
import { t } from './text.ts';

/** One sentence about what went wrong; the network on screen is untouched. */
export function ProblemNote({ lab }: { lab: Lab }) {
  const problem = lab.problem.value;
  if (problem === undefined) return null;
  const dismiss = () => {
    lab.problem.value = undefined;
  };
  return (
    <div class="note error problem" role="alert">
      <Icon name="error" />
      <span>{inWords(problem)}</span>
      <Button label={t().dismiss} icon="close" look="quiet tiny" onPress={dismiss} />
    </div>
  );
}
