import './styles/drive.css';
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Room, roomOf } from './address.ts';
import { BranchesDialog } from './branches/branches-dialog.tsx';
import { branchesDialogOpen } from './branches/branches-dialog-open.ts';
import type { Drive } from './drive.ts';
import { DropZone } from './drop-zone.tsx';
import { ExportDialog } from './export/export-dialog.tsx';
import { exportDialogOpen } from './export/export-dialog-open.ts';
import { Header } from './header.tsx';
import { listenToKeys } from './keys.ts';
import { KeysDialog, keyDialogOpen } from './keys-dialog.tsx';
import { DivergenceNote } from './lab/divergence-note.tsx';
import { LabRoom } from './lab/lab-room.tsx';
import { MakingNote } from './lab/making-note.tsx';
import { ProposalNote } from './lab/proposal-note.tsx';
import { runDriveOf } from './lab/run-drive.tsx';
import { StoppedNote } from './lab/stopped-note.tsx';
import { TimeFoot } from './lab/time-foot.tsx';
import { later } from './later.tsx';
import { listenToLinks } from './links.ts';
import { pictureDialogOpen } from './pictures/picture-dialog-open.ts';
import { ProblemNote } from './problem-note.tsx';
import { KeepNote } from './runs/keep-note.tsx';
import { OfferNote } from './runs/offer-note.tsx';
import type { Runs } from './runs/runs.ts';
import { RunsRoom } from './runs/runs-room.tsx';
import type { Lab } from './store/lab.ts';
import { functionDriveOf } from './surface/function/function-drive.tsx';
import { subject } from './surface/subject.ts';

/** The room on screen is part of the address, so that it can be linked to and the host's back button works. */
const room = signal<Room>(roomOf(location.hash));
addEventListener('hashchange', () => {
  room.value = roomOf(location.hash);
});

/** Half of the program is for surfaces and films: it comes after the first picture of the lab. */
const surface = later(async () => (await import('./surface/surface-room.tsx')).SurfaceRoom);
const pictures = later(async () => (await import('./pictures/picture-dialog.tsx')).PictureDialog);
const views = { lab: LabRoom, surface: surface.View, runs: RunsRoom } satisfies Record<Room, unknown>;
/** Milliseconds from the start to the fetching of what is not needed at once. */
const laterBy = 1500;

/** What moves in the room on screen. */
function driveOf(lab: Lab): Drive {
  const onFunction = room.value === 'surface' && subject.value === 'function';
  return onFunction ? functionDriveOf(lab) : runDriveOf(lab);
}

export function App({ lab, runs }: { lab: Lab; runs: Runs }) {
  useEffect(() => listenToLinks(lab), [lab]);
  useEffect(
    () => listenToKeys({ lab, drive: () => driveOf(lab), showKeys: () => (keyDialogOpen.value = true) }),
    [lab],
  );
  useEffect(() => {
    const timer = setTimeout(() => surface.fetch(), laterBy);
    return () => clearTimeout(timer);
  }, []);
  const View = views[room.value];
  return (
    <div class="room">
      <Header lab={lab} room={room.value} />
      <View lab={lab} runs={runs} />
      <TimeFoot drive={driveOf(lab)} />
      <DivergenceNote lab={lab} />
      <StoppedNote lab={lab} />
      <MakingNote lab={lab} />
      <ProposalNote lab={lab} />
      <OfferNote lab={lab} runs={runs} />
      <KeepNote lab={lab} runs={runs} />
      <ProblemNote lab={lab} />
      <DropZone lab={lab} />
      <KeysDialog />
      {pictureDialogOpen.value && <pictures.View lab={lab} room={room.value} />}
      {branchesDialogOpen.value && <BranchesDialog lab={lab} />}
      {exportDialogOpen.value && <ExportDialog lab={lab} />}
    </div>
  );
}
