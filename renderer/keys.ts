import { tinykeys } from 'tinykeys';
import type { Messages } from '../resources/messages/en.ts';
import { branchesDialogOpen } from './branches/branches-dialog-open.ts';
import type { Drive } from './drive.ts';
import { exportDialogOpen } from './export/export-dialog-open.ts';
import { tableOpen } from './lab/data/table-state.ts';
import { goToMark } from './lab/time/go-to-mark.ts';
import { pictureDialogOpen } from './pictures/picture-dialog-open.ts';
import type { Lab } from './store/lab.ts';

interface KeyTarget {
  readonly lab: Lab;
  /** What moves at this moment. */
  readonly drive: () => Drive;
  readonly showKeys: () => void;
}

interface Key {
  /** As tinykeys reads it, and as people do. */
  readonly press: string;
  readonly shown: string;
  readonly name: keyof Messages;
  readonly act: (target: KeyTarget) => void;
  /** Also in lists, and in fields whose text was not touched. */
  readonly everywhere?: true;
}

/** Every key of the window; the list of keys is made from this table. */
export const keys: readonly Key[] = [
  {
    press: 'p',
    shown: 'P',
    name: 'playOrPause',
    act: ({ drive }) => (drive().playing.value ? drive().pause() : drive().play()),
  },
  { press: 's', shown: 'S', name: 'oneStep', act: ({ drive }) => drive().stepOn() },
  { press: 'e', shown: 'E', name: 'oneEpochOrTenSteps', act: ({ drive }) => drive().strideOn() },
  { press: 'b', shown: 'B', name: 'oneStepBack', act: ({ drive }) => drive().stepBack() },
  { press: 'r', shown: 'R', name: 'backToStart', act: ({ drive }) => drive().restart() },
  { press: '$mod+z', shown: 'Ctrl+Z', name: 'undo', act: ({ lab }) => lab.undo(), everywhere: true },
  { press: '$mod+Shift+z', shown: 'Shift+Ctrl+Z', name: 'redo', act: ({ lab }) => lab.redo(), everywhere: true },
  {
    press: 't',
    shown: 'T',
    name: 'dataTable',
    act: () => {
      tableOpen.value = !tableOpen.value;
    },
  },
  { press: '1', shown: '1', name: 'lab', act: () => (location.hash = '#lab') },
  { press: '2', shown: '2', name: 'surface', act: () => (location.hash = '#surface') },
  { press: '4', shown: '4', name: 'runs', act: () => (location.hash = '#runs') },
  {
    press: 'i',
    shown: 'I',
    name: 'savePicture',
    act: () => {
      pictureDialogOpen.value = true;
    },
  },
  { press: '[', shown: '[', name: 'lastMark', act: ({ lab }) => goToMark(lab, -1) },
  { press: ']', shown: ']', name: 'nextMark', act: ({ lab }) => goToMark(lab, 1) },
  {
    press: 'f',
    shown: 'F',
    name: 'branches',
    act: () => {
      branchesDialogOpen.value = true;
    },
  },
  {
    press: 'x',
    shown: 'X',
    name: 'takeElsewhere',
    act: () => {
      exportDialogOpen.value = true;
    },
  },
  { press: 'Shift+?', shown: '?', name: 'keys', act: ({ showKeys }) => showKeys() },
];

/** Where every key belongs to the field. A dialog that was closed keeps the focus until the next picture, but no keys. */
const typing = 'textarea, dialog[open], input:not([type=range], [data-typing=false])';

/** Listens until the function that is returned is called. Keys typed into a field, or while composing text, are left alone. */
export function listenToKeys(target: KeyTarget): () => void {
  const guarded = (key: Key) => (event: KeyboardEvent) => {
    const at = event.target as HTMLElement;
    const taken = key.everywhere ? typing : `${typing}, select, input:not([type=range])`;
    if (event.isComposing || at.closest(taken)) return;
    event.preventDefault();
    key.act(target);
  };
  return tinykeys(window, Object.fromEntries(keys.map((key) => [key.press, guarded(key)])));
}
