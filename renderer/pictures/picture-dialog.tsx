import '../styles/pictures.css';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Room } from '../address.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { Icon } from '../controls/icon.tsx';
import { NumberField } from '../controls/number-field.tsx';
import { Segments } from '../controls/segments.tsx';
import { errorText } from '../error-text.ts';
import type { Lab } from '../store/lab.ts';
import { t, whole } from '../text.ts';
import { type FilmForm, filmForms } from './film/film-form.ts';
import { supportedForms } from './film/film-support.ts';
import { filmSize, makeFilm } from './film/make-film.ts';
import { labSubject } from './lab-subject.ts';
import { pictureDialogOpen } from './picture-dialog-open.ts';
import { PicturePreview } from './picture-preview.tsx';
import type { PictureSubject } from './picture-subject.ts';
import { createSheetPainter, pngOf } from './sheet-image.ts';
import { surfaceSubject } from './surface-subject.ts';
import { pageTools } from './svg/page-tools.ts';
import { svgOf } from './svg/sheet-svg.ts';

const forms = ['png', 'svg', ...filmForms] as const;
type Form = (typeof forms)[number];

/** Pixels to a px of a PNG. */
const ratio = 2;
const mostFrames = 600;
const mostSeconds = 120;

const subjects: Record<Room, (lab: Lab) => PictureSubject> = {
  lab: labSubject,
  surface: surfaceSubject,
  runs: labSubject,
};

interface Progress {
  readonly done: number;
  readonly count: number;
}

/** Saves what the room shows, as a picture or as a film. */
export function PictureDialog({ lab, room }: { lab: Lab; room: Room }) {
  const subject = useMemo(() => subjects[room](lab), [lab, room]);
  const view = useSignal(subject.views[0]!.id);
  const form = useSignal<Form>('png');
  const frames = useSignal(60);
  const seconds = useSignal(6);
  /** Undefined until the host has said what it can make. */
  const films = useSignal<readonly FilmForm[] | undefined>(undefined);
  const progress = useSignal<Progress | undefined>(undefined);
  const problem = useSignal<string | undefined>(undefined);
  const stop = useRef(new AbortController());
  useEffect(() => {
    const sheet = subject.sheet(view.peek());
    if (sheet) {
      const { width, height } = filmSize('webm', sheet);
      supportedForms(width, height).then((found) => {
        films.value = found;
      });
    }
    return () => {
      stop.current.abort();
      subject.close();
    };
  }, [subject]);
  const close = () => {
    pictureDialogOpen.value = false;
  };

  async function bytes(kind: Form): Promise<Uint8Array | undefined> {
    const sheet = subject.sheet(view.value);
    if (!sheet) {
      problem.value = t().noPictureYet;
      return undefined;
    }
    if (kind === 'png') return pngOf(createSheetPainter(ratio)(sheet));
    if (kind === 'svg') return new TextEncoder().encode(svgOf(sheet, subject.title(view.value), pageTools()));
    stop.current = new AbortController();
    progress.value = { done: 0, count: frames.value };
    const order = { view: view.value, form: kind, frames: frames.value, seconds: seconds.value };
    return makeFilm(subject, order, stop.current.signal, (done, count) => {
      progress.value = { done, count };
    });
  }

  async function save(): Promise<void> {
    const name = `${subject.fileName(view.value)}.${form.value}`;
    problem.value = undefined;
    try {
      const made = await bytes(form.value);
      if (made && (await lab.host.saveFile(name, made))) close();
    } catch (failure) {
      problem.value = errorText(failure);
    } finally {
      progress.value = undefined;
    }
  }

  const film = filmForms.some((one) => one === form.value);
  const offered: readonly Form[] = ['png', 'svg', ...(films.value ?? ['gif' as const])];
  const missing = films.value ? forms.filter((one) => !offered.includes(one)).map((one) => t()[`form.${one}`]) : [];
  return (
    <Dialog look="picture-dialog" title={t().savePicture} onClose={close}>
      <fieldset class="picture-choices" disabled={progress.value !== undefined}>
        {subject.views.length > 1 && (
          <>
            <span class="cap">{t().pictureShows}</span>
            <Segments
              label={t().pictureShows}
              value={view.value}
              choices={subject.views.map(({ id, name }) => ({ value: id, text: name }))}
              onChoose={(next) => {
                view.value = next;
              }}
            />
          </>
        )}
        <span class="cap">{t().fileForm}</span>
        <Segments<Form>
          label={t().fileForm}
          value={form.value}
          choices={offered.map((value) => ({ value, text: t()[`form.${value}`] }))}
          onChoose={(next) => {
            form.value = next;
          }}
        />
      </fieldset>
      <PicturePreview subject={subject} view={view} />
      {film && (
        <fieldset class="picture-film" disabled={progress.value !== undefined}>
          <Count label={t().filmFrames} value={frames} least={2} most={mostFrames} />
          <Count label={t().filmSeconds} value={seconds} least={1} most={mostSeconds} />
          <p class="cap">
            {subject.course}
            {missing.length > 0 && ` ${t().noVideo(missing.join(', '))}`}
          </p>
        </fieldset>
      )}
      {problem.value && (
        <p class="say-error" role="alert">
          <Icon name="error" />
          {problem.value}
        </p>
      )}
      <div class="picture-acts">
        {progress.value ? (
          <>
            <FilmProgress {...progress.value} />
            <Button label={t().cancel} onPress={() => stop.current.abort()}>
              {t().cancel}
            </Button>
          </>
        ) : (
          <Button label={t().save} look="main" onPress={save}>
            {t().save}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

interface CountProps {
  readonly label: string;
  readonly value: Signal<number>;
  readonly least: number;
  readonly most: number;
}

/** A whole number within bounds. */
function Count({ label, value, least, most }: CountProps) {
  const fits = (count: number) => Number.isInteger(count) && count >= least && count <= most;
  return (
    <NumberField
      label={label}
      whole
      value={value.value}
      width="7em"
      refuse={(count) => (fits(count) ? undefined : t().wholeNumberFrom(whole(least), whole(most)))}
      onChange={(count) => {
        value.value = count;
      }}
    />
  );
}

function FilmProgress({ done, count }: Progress) {
  const words = t().filmProgress(whole(done), whole(count));
  return (
    <>
      <progress class="picture-progress" value={done} max={count} aria-label={words} />
      <span class="num">{words}</span>
    </>
  );
}
