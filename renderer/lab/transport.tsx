import '../styles/transport.css';
import { Button } from '../controls/button.tsx';
import { Slider } from '../controls/slider.tsx';
import type { Lab } from '../store/lab.ts';
import { t, whole } from '../text.ts';

/** Steps a second of each notch of the speed slider; the last one is as fast as it goes. */
const speeds: readonly (number | 'full')[] = [1, 2, 5, 10, 20, 60, 200, 1000, 'full'];

export function Transport({ lab }: { lab: Lab }) {
  const playing = lab.playing.value;
  const frame = lab.calmFrame.value;
  const atStart = (frame?.step ?? 0) === 0;
  return (
    <section class="drive" aria-label={t().transport}>
      <div class="btns">
        <Button
          label={t().backToStart}
          keyName="R"
          icon="restart"
          look="quiet"
          disabled={atStart}
          onPress={() => lab.seek(0)}
        />
        <Button
          label={t().oneStepBack}
          keyName="B"
          icon="back"
          look="quiet"
          disabled={atStart}
          onPress={() => lab.seek((lab.frame.value?.step ?? 1) - 1)}
        />
        <Button
          label={playing ? t().pause : t().play}
          keyName="P"
          icon={playing ? 'pause' : 'play'}
          look="main"
          onPress={playing ? lab.pause : lab.play}
        />
        <Button label={t().oneStep} keyName="S" icon="step" look="quiet" onPress={() => lab.advance('step')} />
        <Button label={t().oneEpoch} keyName="E" icon="epoch" look="quiet" onPress={() => lab.advance('epoch')} />
      </div>
      <Speed lab={lab} />
    </section>
  );
}

function Speed({ lab }: { lab: Lab }) {
  const speed = lab.speed.value;
  const real = lab.calmFrame.value?.stepsPerSecond ?? 0;
  const full = lab.playing.value && real > 0 ? t().stepsPerSecond(whole(real)) : t().fullSpeed;
  return (
    <Slider
      label={t().speed}
      value={speeds.indexOf(speed)}
      min={0}
      max={speeds.length - 1}
      step={1}
      text={speed === 'full' ? full : t().stepsPerSecond(whole(speed))}
      onInput={(at) => {
        lab.speed.value = speeds[at] ?? 'full';
        if (lab.playing.value) lab.play();
      }}
    />
  );
}
