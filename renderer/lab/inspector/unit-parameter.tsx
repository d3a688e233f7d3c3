import { attend } from '../network/attend.ts';
import type { Graph } from '../network/graph.ts';
import { type Parameter, placeOf } from '../network/parameter.ts';
import { parameterName } from '../network/parameter-name.ts';
import type { Shape } from '../network/shape-on-screen.ts';
import { ParameterField } from '../parameter-field.tsx';

interface UnitParameterProps {
  readonly graph: Graph;
  readonly shape: Shape;
  readonly parameter: Parameter;
  readonly value: number;
}

/** A weight or bias in the arithmetic, which can be set there. */
export function UnitParameter({ graph, shape, parameter, value }: UnitParameterProps) {
  const place = placeOf(shape, parameter);
  return (
    <ParameterField
      key={place}
      lab={graph.lab}
      place={place}
      name={parameterName(shape, parameter)}
      value={value}
      onAttend={attend(graph, parameter)}
    />
  );
}
