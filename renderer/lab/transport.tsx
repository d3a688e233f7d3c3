import '../styles/transport.css';
import { Button } from '../controls/button.tsx';
import { Slider } from '../controls/slider.tsx';
import type { Drive, Speed } from '../drive.ts';
import { t, whole } from '../text.ts';

/** Steps a second of each notch of the speed slider; the last one is as fast as it goes. */
const speeds: readonly Speed[] = [1, 2, 5, 10, 20, 60, 200, 1000, 'full'];

export function Transport({ drive }: { drive: Drive }) {
  const playing = drive.playing.value;
  const atStart = drive.step.value === 0;
  const why = drive.obstacle?.value;
  const stuck = why !== undefined;
  return (
    <section class="drive" aria-label={t().transport}>
      <div class="btns">
        <Button
          label={t().backToStart}
          keyName="R"
          icon="restart"
          look="quiet"
          waits={atStart}
          onPress={drive.restart}
        />
        <Button label={t().oneStepBack} keyName="B" icon="back" look="quiet" waits={atStart} onPress={drive.stepBack} />
        <Button
          label={playing ? t().pause : t().play}
          keyName="P"
          icon={playing ? 'pause' : 'play'}
          look="main"
          disabled={stuck}
          why={why}
          onPress={playing ? drive.pause : drive.play}
        />
        <Button
          label={t().oneStep}
          keyName="S"
          icon="step"
          look="quiet"
          disabled={stuck}
          why={why}
          onPress={drive.stepOn}
        />
        <Button
          label={t()[drive.stride]}
          keyName="E"
          icon="epoch"
          look="quiet"
          disabled={stuck}
          why={why}
          onPress={drive.strideOn}
        />
      </div>
      <SpeedSlider drive={drive} />
    </section>
  );
}

function SpeedSlider({ drive }: { drive: Drive }) {
  const speed = drive.speed.value;
  const real = drive.pace.value;
  const full = drive.playing.value && real > 0 ? t().stepsPerSecond(whole(real)) : t().fullSpeed;
  return (
    <Slider
      label={t().speed}
      value={speeds.indexOf(speed)}
      min={0}
      max={speeds.length - 1}
      step={1}
      text={speed === 'full' ? full : t().stepsPerSecond(whole(speed))}
      onInput={(at) => {
        drive.speed.value = speeds[at] ?? 'full';
        if (drive.playing.value) drive.play();
      }}
    />
  );
}
