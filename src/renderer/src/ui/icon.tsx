/** 16 px line icons, drawn with the colour of the text. */
const paths = {
  back: 'M10 3 5 8l5 5',
  forward: 'm6 3 5 5-5 5',
  reload: 'M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3',
  close: 'm4 4 8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  menu: 'M3.2 8h.01M8 8h.01M12.8 8h.01',
  down: 'm4 6 4 4 4-4',
  pause: 'M5.5 3v10M10.5 3v10',
  play: 'M5 3.2v9.6L12.5 8z',
  trash: 'M3 4.5h10M6.5 4V2.5h3V4M4.5 4.5l.6 8.5h5.8l.6-8.5',
  check: 'm3.5 8.5 3 3 6-7',
  cross: 'm4.5 4.5 7 7M11.5 4.5l-7 7',
  up: 'M8 13V3.5M4 7l4-4 4 4',
  stored: 'M8 3v9.5M4 9l4 4 4-4',
  held: 'M6 3.5v9M10 3.5v9',
  rejected: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM4.1 4.1l7.8 7.8',
  dot: 'M8 8h.01',
  help: 'M6 6.2a2.1 2.1 0 1 1 3 1.9c-.7.3-1 .8-1 1.5M8 12h.01',
  search: 'M7 11.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9Zm3.3-1.2L14 14',
  export: 'M8 10V2.5M5 5l3-3 3 3M3 9.5V13h10V9.5',
  window: 'M2.5 3.5h11v9h-11zM2.5 6.2h11',
  reset: 'M3 8a5 5 0 1 0 1.6-3.7M3 2v3h3',
  resend: 'M2.5 8 13.5 3 10 13.5 7.5 9zM7.5 9 13.5 3',
  edit: 'm3 13 .6-2.6 7-7 2 2-7 7L3 13Z',
  sun: 'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM8 1.5V3M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1',
  moon: 'M13 9.5A5.5 5.5 0 1 1 6.5 3 4.5 4.5 0 0 0 13 9.5Z',
  key: 'M5 11a3 3 0 1 1 2.8-4H14v2.5h-1.5V9H11v2H7.6A3 3 0 0 1 5 11Z',
  lock: 'M4 7.5h8V13H4zM5.5 7.5V5.3a2.5 2.5 0 0 1 5 0v2.2',
  book: 'M3 3h4a1.5 1.5 0 0 1 1 .5A1.5 1.5 0 0 1 9 3h4v9.5H9a1 1 0 0 0-1 .7 1 1 0 0 0-1-.7H3zM8 3.5v9.7',
  laptop: 'M3.5 3.5h9v6.5h-9zM1.8 12.5h12.4',
  phone: 'M5 2h6v12H5zM7.3 12h1.4',
  private:
    'M2 8.5h12M4.5 8.5 5.6 4h4.8l1.1 4.5M3.4 11.2a1.6 1.6 0 1 0 3.2 0 1.6 1.6 0 0 0-3.2 0Zm6 0a1.6 1.6 0 1 0 3.2 0 1.6 1.6 0 0 0-3.2 0ZM6.6 11h2.8',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11.2h.01',
  arrow: 'M3 8h9.5M9 4.5 12.5 8 9 11.5',
  clock: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2ZM8 5v3.2l2.2 1.5',
  switches: 'M2.5 5H7M11 5h2.5M7 5a2 2 0 1 0 4 0 2 2 0 0 0-4 0ZM2.5 11H4M8 11h5.5M4 11a2 2 0 1 0 4 0 2 2 0 0 0-4 0Z',
  tools: 'M9.8 3.2a3.4 3.4 0 0 0-4 4.4L2.5 11l2.5 2.5 3.4-3.3a3.4 3.4 0 0 0 4.4-4L10.6 8.4 8 8l-.4-2.6z',
  differ: 'M3.5 6h9M3.5 10h9M10.8 3l-5.6 10',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  grid: 'M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.7h11M6.2 3v10M9.8 3v10',
  text: 'M3 4h10M8 4v9M6 13h4',
  pin: 'M6 2.5h4l-.5 4.2 2.3 2.3H4.2l2.3-2.3zM8 9v5',
  note: 'M3 3h10v7l-3 3H3zM10 13v-3h3M5.5 6h5M5.5 8.5h2.5',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  door: 'M4.5 13.5v-11h7v11M2.5 13.5h11M9.3 8h.01',
  history: 'M3.2 9.4A5 5 0 1 0 4.6 4.5L2.8 6.2M2.8 2.8v3.4h3.4M8 5.2V8l2 1.4',
} as const
export type IconName = keyof typeof paths

interface IconProps {
  readonly name: IconName
}

/** Decoration only: the caller supplies the word. */
export function Icon({ name }: IconProps) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
