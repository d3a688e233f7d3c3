import type { Room } from './address.ts';
import { Button } from './controls/button.tsx';
import { Segments } from './controls/segments.tsx';
import { SelectChip } from './controls/select-field.tsx';
import { exportDialogOpen } from './export/export-dialog-open.ts';
import { keyDialogOpen } from './keys-dialog.tsx';
import { pictureDialogOpen } from './pictures/picture-dialog-open.ts';
import type { Lab } from './store/lab.ts';
import { language, theme, themes } from './store/preferences.ts';
import { languageNames, t, whole } from './text.ts';

/** The mark: a neuron with a positive and a negative input. */
function Mark() {
  return (
    <h1 class="mark">
      <svg
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linecap="round"
        aria-hidden="true"
      >
        <circle cx="15.5" cy="12" r="5" />
        <path d="M2 5.5 10.6 10" />
        <path d="M2 18.5 10.6 14" stroke-dasharray="2.8 3" />
        <path d="M20.5 12H23" />
      </svg>
      {t().appName}
    </h1>
  );
}

export function Header({ lab, room }: { lab: Lab; room: Room }) {
  const names = { lab: t().lab, surface: t().surface, runs: t().runs } satisfies Record<Room, string>;
  return (
    <header class="head">
      <Mark />
      <nav class="rooms" aria-label={t().rooms}>
        {Object.entries(names).map(([id, name]) => (
          <a key={id} href={`#${id}`} aria-current={id === room ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <span class="grow" />
      <span class="run-name">
        <RunName lab={lab} />
      </span>
      <KeptParameters lab={lab} />
      <span class="back-and-forth">
        <Button
          label={t().undo}
          keyName="Ctrl+Z"
          icon="undo"
          look="quiet"
          disabled={!lab.canUndo.value}
          onPress={lab.undo}
        />
        <Button
          label={t().redo}
          keyName="Shift+Ctrl+Z"
          icon="redo"
          look="quiet"
          disabled={!lab.canRedo.value}
          onPress={lab.redo}
        />
      </span>
      <Button
        label={t().savePicture}
        keyName="I"
        icon="camera"
        look="quiet"
        onPress={() => {
          pictureDialogOpen.value = true;
        }}
      />
      <Button
        label={t().takeElsewhere}
        keyName="X"
        icon="out"
        look="quiet"
        onPress={() => {
          exportDialogOpen.value = true;
        }}
      />
      <Segments
        label={t().theme}
        value={theme.value}
        choices={themes.map((value) => ({ value, text: t()[value], icon: value }))}
        onChoose={(value) => {
          theme.value = value;
        }}
      />
      <SelectChip
        label={t().languageMenu}
        value={language.value}
        choices={languageNames.map(({ code, name }) => ({ value: code, text: name }))}
        onChoose={(value) => {
          language.value = value;
        }}
      />
      <Button
        label={t().keys}
        keyName="?"
        icon="keys"
        look="quiet"
        onPress={() => {
          keyDialogOpen.value = true;
        }}
      />
    </header>
  );
}

/** Says when a run did not start from fresh weights, and offers to. */
function KeptParameters({ lab }: { lab: Lab }) {
  const kept = lab.kept.value;
  if (kept === 0) return null;
  return (
    <span class="kept">
      {t().keptParameters(whole(kept))}
      <Button label={t().startFresh} icon="dice" look="quiet tiny" onPress={lab.startFresh} />
    </span>
  );
}

/** What is trained, in one line: data, shape, seed. */
function RunName({ lab }: { lab: Lab }) {
  const { data, seed } = lab.settings.value;
  const name = data.kind === 'built-in' ? t()[`data.${data.name}`] : data.name;
  return (
    <>
      {name} · {t().seedIs(whole(seed))}
    </>
  );
}
