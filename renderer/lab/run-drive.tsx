import { computed } from '@preact/signals';
import type { Drive } from '../drive.ts';
import type { Lab } from '../store/lab.ts';
import { t } from '../text.ts';
import { Timeline } from './timeline.tsx';

const known = new WeakMap<Lab, Drive>();

/** The run of a lab, as the foot moves it. */
export function runDriveOf(lab: Lab): Drive {
  const drive = known.get(lab) ?? runDrive(lab);
  known.set(lab, drive);
  return drive;
}

function runDrive(lab: Lab): Drive {
  return {
    playing: lab.playing,
    step: computed(() => lab.calmFrame.value?.step ?? 0),
    speed: lab.speed,
    pace: computed(() => lab.calmFrame.value?.stepsPerSecond ?? 0),
    stride: 'oneEpoch',
    obstacle: computed(() => (lab.dataset.value?.train === 0 ? t().noPoints : undefined)),
    play: lab.play,
    pause: lab.pause,
    stepOn: () => lab.advance('step'),
    strideOn: () => lab.advance('epoch'),
    stepBack: () => lab.seek(Math.max(0, (lab.frame.value?.step ?? 0) - 1)),
    restart: () => lab.seek(0),
    Timeline: () => <Timeline lab={lab} />,
  };
}
