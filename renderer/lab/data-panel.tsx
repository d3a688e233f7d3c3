import '../styles/data-panel.css';
import type { Dataset } from '../../core/data/dataset.ts';
import { Button } from '../controls/button.tsx';
import type { Lab } from '../store/lab.ts';
import { t, whole } from '../text.ts';
import { CsvDialog } from './data/csv-dialog.tsx';
import { DataKey } from './data/data-key.tsx';
import { beginOwnPoints } from './data/edit-data.ts';
import { openChosen, slowFile } from './data/open-data.ts';
import { ScaleChoice } from './data/scale-choice.tsx';
import { SetSliders } from './data/set-sliders.tsx';
import { SetTiles } from './data/set-tiles.tsx';
import { tableOpen } from './data/table-state.ts';

/** What the network learns from: the built-in sets and their sliders, or files of the user's own. */
export function DataPanel({ lab }: { lab: Lab }) {
  const { data } = lab.settings.value;
  const dataset = lab.dataset.value;
  return (
    <aside class="left data-panel" aria-label={t().data}>
      <h2 class="title">
        {t().data}
        <Button label={t().open} icon="open" look="quiet" onPress={() => openChosen(lab)}>
          {t().open}
        </Button>
      </h2>
      <SetTiles lab={lab} />
      <div class="ways">
        <Button label={t().ownPoints} icon="plus" look="quiet" onPress={() => beginOwnPoints(lab)}>
          {t().ownPoints}
        </Button>
        <Button
          label={t().dataTable}
          keyName="T"
          icon="table"
          look="quiet"
          pressed={tableOpen.value}
          onPress={() => {
            tableOpen.value = !tableOpen.value;
          }}
        >
          {t().tableWord}
        </Button>
      </div>
      {data.kind === 'built-in' ? <SetSliders lab={lab} data={data} /> : dataset && <OwnData dataset={dataset} />}
      {dataset && <ScaleChoice lab={lab} dataset={dataset} />}
      {slowFile.value !== undefined && <p role="status">{t().loading(slowFile.value)}</p>}
      <DataKey lab={lab} />
      <CsvDialog lab={lab} />
    </aside>
  );
}

function OwnData({ dataset: { name, image, features, columns, train, test } }: { dataset: Dataset }) {
  const samples = whole(train + test);
  const inputs = columns && features <= 4 ? columns.inputs.join(', ') : t().inputs(whole(features));
  return (
    <div class="own-data">
      <strong>{name}</strong>
      <span class="cap">
        {image ? t().pictures(samples, whole(image.width), whole(image.height)) : t().samplesCount(samples)}
      </span>
      {columns && <span class="cap">{t().columnsUsed(inputs, columns.target)}</span>}
    </div>
  );
}
