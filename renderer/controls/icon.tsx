/** 16 x 16, 1.5 px, round ends, in the colour of the text beside them. */
const shapes = {
  play: <path class="solid" d="M4.5 2.8v10.4L13 8z" />,
  pause: <path d="M5.5 3v10M10.5 3v10" />,
  step: <path d="M4 3.5 9.5 8 4 12.5zM12.5 3.5v9" />,
  back: <path d="M12 3.5 6.5 8l5.5 4.5zM3.5 3.5v9" />,
  epoch: <path d="M2.5 3.5 7 8l-4.5 4.5zM7.5 3.5 12 8l-4.5 4.5zM14 3.5v9" />,
  restart: <path d="M3.2 8a4.9 4.9 0 1 0 1.6-3.6M3 2.2v3h3" />,
  undo: <path d="M5.5 3 2.5 6l3 3M2.5 6h7a3.7 3.7 0 0 1 0 7.4H6" />,
  redo: <path d="m10.5 3 3 3-3 3M13.5 6h-7a3.7 3.7 0 0 0 0 7.4H10" />,
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  whole: <path d="M2 8h12M4.8 5.2 2 8l2.8 2.8M11.2 5.2 14 8l-2.8 2.8" />,
  down: <path d="m3.5 6 4.5 4.5L12.5 6" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  light: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9" />
    </>
  ),
  dark: <path d="M13 9.6A5.5 5.5 0 0 1 6.4 3a5.3 5.3 0 1 0 6.6 6.6z" />,
  projector: (
    <>
      <rect x="1.5" y="5" width="13" height="6.5" rx="1.5" />
      <circle cx="10.3" cy="8.2" r="1.7" />
      <path d="M4 8.2h2.5M4 11.5v1.7M12 11.5v1.7" />
    </>
  ),
  keys: (
    <>
      <rect x="1.5" y="4" width="13" height="8.5" rx="1.5" />
      <path d="M4.3 7h.1M7 7h.1M9.7 7h.1M12 7h.1M5 9.8h6" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.3v3.6M8 5v.1" />
    </>
  ),
  warn: <path d="M8 2.5 14.3 13H1.7zM8 6.5v3M8 11.3v.1" />,
  error: <path d="M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM8 5v3.5M8 10.9v.1" />,
  dice: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="2" />
      <path d="M5.6 5.6h.1M10.4 10.4h.1M8 8h.1" />
    </>
  ),
  shuffle: (
    <path d="M1.8 4.5h2.4l6 7h3.6M1.8 11.5h2.4l1.9-2.2M8.3 6.7l1.9-2.2h3.6M11.9 2.4l2.1 2.1-2.1 2.1M11.9 9.4l2.1 2.1-2.1 2.1" />
  ),
  tune: (
    <>
      <path d="M2 5h5.5M11.5 5H14M2 11h2.5M8.5 11H14" />
      <circle cx="9.5" cy="5" r="1.8" />
      <circle cx="6.5" cy="11" r="1.8" />
    </>
  ),
  link: (
    <path d="M6.7 9.3l2.6-2.6M7.3 4.7l1.5-1.5a2.8 2.8 0 0 1 4 4l-1.5 1.5M8.7 11.3l-1.5 1.5a2.8 2.8 0 0 1-4-4l1.5-1.5" />
  ),
  twin: (
    <>
      <rect x="2" y="2.5" width="12" height="4" rx="1" />
      <rect x="2" y="9.5" width="12" height="4" rx="1" />
    </>
  ),
  flag: <path d="M4 14V2.5h7.5L9.8 5.3l1.7 2.7H4" />,
  star: <path d="m8 2.3 1.7 3.7 4 .5-3 2.7.8 4L8 11.2l-3.5 2 .8-4-3-2.7 4-.5z" />,
  fork: <path d="M4.5 14V2M4.5 10c0-3.5 7-2 7-5.5M9.5 6l2-2.2 2 2.2" />,
  jump: <path d="M2 12.5h4L9 4l2 5h3" />,
  out: <path d="M8 10V2.5M5 5.3l3-2.8 3 2.8M3 9v4.5h10V9" />,
  open: <path d="M2 12.5v-9h4l1.5 1.7H14v7.3z" />,
  aim: (
    <>
      <circle cx="8" cy="8" r="4.2" />
      <path d="M8 1.5v4M8 10.5v4M1.5 8h4M10.5 8h4" />
    </>
  ),
  move: (
    <path d="M8 2v12M2 8h12M6.2 3.8 8 2l1.8 1.8M6.2 12.2 8 14l1.8-1.8M3.8 6.2 2 8l1.8 1.8M12.2 6.2 14 8l-1.8 1.8" />
  ),
  trash: <path d="M3 4.5h10M6.2 4.3V2.5h3.6v1.8M4.3 4.5l.6 9h6.2l.6-9M6.8 7v4M9.2 7v4" />,
  camera: (
    <>
      <path d="M1.8 5h3l1.1-1.7h4.2L11.2 5h3v8H1.8z" />
      <circle cx="8" cy="8.8" r="2.4" />
    </>
  ),
  pencil: <path d="m3 10.2 7.6-7.6 2.8 2.8-7.6 7.6-3.4.6zM9 4.2 11.8 7" />,
  download: <path d="M8 2.5v7.3M4.8 7 8 10.2 11.2 7M2.5 13h11" />,
  search: (
    <>
      <circle cx="6.8" cy="6.8" r="4.3" />
      <path d="m10 10 3.8 3.8" />
    </>
  ),
  table: <path d="M2 3h12v10H2zM2 6.3h12M2 9.6h12M6.3 6.3V13" />,
  turn: <path d="M13.5 8c0 1.7-2.5 3-5.5 3S2.5 9.7 2.5 8 5 5 8 5c1.7 0 3.2.4 4.2 1M12.5 3.5V6H10" />,
};

export type IconName = keyof typeof shapes;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
      {shapes[name]}
    </svg>
  );
}
