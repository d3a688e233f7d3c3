import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { size } from '../../draw/tokens.ts';
import type { Lab, Unit } from '../../store/lab.ts';
import { layoutNetwork, type NetworkLayout } from './network-layout.ts';
import type { Parameter } from './parameter.ts';
import { type Shape, shapeOnScreen, unitWithin } from './shape-on-screen.ts';

/** What a tip tells about, and the box on the page beside which it stands. */
export interface Attended {
  readonly parameter: Parameter;
  /** The tip tells of the whole neuron, whose bias the parameter is. */
  readonly neuron: boolean;
  readonly beside: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

/** What the parts of the network's drawing share: where everything stands, and where the reader's attention is. */
export interface Graph {
  readonly lab: Lab;
  readonly shape: ReadonlySignal<Shape | undefined>;
  /** Room for the drawing in px; set by the element that holds it. */
  readonly box: Signal<{ readonly width: number; readonly height: number }>;
  readonly layout: ReadonlySignal<NetworkLayout | undefined>;
  /** The chosen unit, within the shape on screen. */
  readonly chosen: ReadonlySignal<Unit>;
  /** The unit under the pointer or with the keyboard's focus. */
  readonly pointed: Signal<Unit | undefined>;
  /** Where the arrow keys stand: the unit that had the focus last. */
  readonly cursor: Signal<Unit | undefined>;
  /** The parameter or neuron that the pointer or the focus is on. */
  readonly attended: Signal<Attended | undefined>;
  /** The source of the weight into the chosen unit whose field is to open, because its edge was pressed. */
  readonly called: Signal<number | undefined>;
  /** Keeps so many px free under the columns of a network for warnings. Until it is another one, they are not given back. */
  makeRoom(shape: Shape, warnings: number): void;
}

export function createGraph(lab: Lab): Graph {
  const shape = shapeOnScreen(lab);
  const box = signal({ width: 0, height: 0 });
  const pointed = signal<Unit | undefined>(undefined);
  const cursor = signal<Unit | undefined>(undefined);
  const attended = signal<Attended | undefined>(undefined);
  const called = signal<number | undefined>(undefined);
  const room = signal<{ readonly shape?: Shape; readonly warnings: number }>({ warnings: 0 });
  const chosen = computed(() => (shape.value ? unitWithin(shape.value, lab.chosen.value) : lab.chosen.value));

  const layout = computed(() => {
    const { width, height } = box.value;
    if (!shape.value || width === 0) return undefined;
    const { network, dataset } = shape.value;
    const inSight = [chosen.value, ...(cursor.value ? [cursor.value] : [])];
    return layoutNetwork(
      {
        sizes: network.sizes,
        image: dataset.image,
        maps: dataset.plane !== undefined,
        classes: network.loss === 'cross-entropy',
        warnings: room.value.shape === shape.value ? room.value.warnings : 0,
        seen: network.sizes.map((_, layer) => inSight.findLast((unit) => unit.layer === layer)?.index ?? 0),
      },
      { width, height, tile: size('--tile'), control: size('--control'), text: size('--t-2') },
    );
  });

  function makeRoom(shape: Shape, warnings: number): void {
    const { shape: before, warnings: kept } = room.peek();
    if (shape !== before || warnings > kept) room.value = { shape, warnings };
  }

  return { lab, shape, box, layout, chosen, pointed, cursor, attended, called, makeRoom };
}
