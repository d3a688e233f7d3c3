import { computed, signal } from '@preact/signals';
import type { Drive, Speed } from '../../drive.ts';
import type { Lab } from '../../store/lab.ts';
import { type FunctionStore, functionOf, mostSteps } from './function-store.ts';
import { LaneTimeline } from './lane-timeline.tsx';

const drives = new WeakMap<Lab, Drive>();

/** The descents on a lab's function, as the foot moves them. */
export function functionDriveOf(lab: Lab): Drive {
  const drive = drives.get(lab) ?? functionDrive(functionOf(lab));
  drives.set(lab, drive);
  return drive;
}

/** Steps at once. */
const stride = 10;

function functionDrive(store: FunctionStore): Drive {
  const playing = signal(false);
  const speed = signal<Speed>(10);

  function play(): void {
    if (playing.peek() || store.atEnd()) return;
    playing.value = true;
    let last = performance.now();
    let owed = 0;
    function tick(now: number): void {
      if (!playing.peek()) return;
      const pace = speed.peek();
      owed = pace === 'full' ? mostSteps : owed + ((now - last) / 1000) * pace;
      last = now;
      const steps = Math.floor(owed);
      owed -= steps;
      if (steps > 0) store.goTo(store.step.peek() + steps);
      if (store.atEnd()) playing.value = false;
      else requestAnimationFrame(tick);
    }
    requestAnimationFrame(tick);
  }
  function pause(): void {
    playing.value = false;
  }
  function move(by: number): void {
    pause();
    store.goTo(store.step.peek() + by);
  }

  return {
    playing,
    step: store.calmStep,
    speed,
    pace: computed(() => 0),
    stride: 'tenSteps',
    play,
    pause,
    stepOn: () => move(1),
    strideOn: () => move(stride),
    stepBack: () => move(-1),
    restart: () => move(-mostSteps),
    Timeline: () => <LaneTimeline store={store} onSeek={pause} />,
  };
}
