import { Button } from '../controls/button.tsx';
import type { Lab } from '../store/lab.ts';
import { t, whole } from '../text.ts';
import { branchesDialogOpen } from './branches-dialog-open.ts';

/** Opens the branches, and says how many there are once there are several. */
export function BranchesButton({ lab }: { lab: Lab }) {
  const count = lab.branches.value?.list.length ?? 1;
  if (lab.twin.value) return null;
  return (
    <span class="branches-button">
      <Button
        label={count > 1 ? t().branchesCount(whole(count)) : t().branches}
        keyName="F"
        icon="fork"
        look="quiet tiny"
        onPress={() => {
          branchesDialogOpen.value = true;
        }}
      >
        {count > 1 ? whole(count) : undefined}
      </Button>
      <span class="reader-only" role="status">
        {count > 1 && t().branchesCount(whole(count))}
      </span>
    </span>
  );
}
