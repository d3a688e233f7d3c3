import { Segments } from '../controls/segments.tsx';
import { t } from '../text.ts';
import { subject } from './subject.ts';

/** The choice between the two things that the room shows. */
export function SubjectSegments() {
  return (
    <Segments
      label={t().surfaceOf}
      value={subject.value}
      choices={[
        { value: 'network', text: t().lossOfNetwork },
        { value: 'function', text: t().functionOfTwo },
      ]}
      onChoose={(value) => {
        subject.value = value;
      }}
    />
  );
}
