import type { KeyAction } from './ipc-contract.ts'

/** A key press as both listeners see it: the page's `KeyboardEvent` and Electron's `before-input-event`. */
export interface KeyPress {
  /** The physical key (`code`), so that shortcuts work in Hangul mode. */
  readonly code: string
  readonly control: boolean
  readonly meta: boolean
  readonly shift: boolean
  readonly alt: boolean
}

/** Through the trace: by event, with Shift by request. With Ctrl it would be AltGr. */
function travelActionOf(code: string, shift: boolean): KeyAction | null {
  switch (code) {
    case 'ArrowLeft':
      return shift ? 'previous-request' : 'step-back'
    case 'ArrowRight':
      return shift ? 'next-request' : 'step-forward'
    case 'End':
      return shift ? null : 'to-now'
    default:
      return null
  }
}

/** One table for the page and for the tabs. No single letters (WCAG 2.1.4). Null: not a key of the app. */
export function keyActionOf({ code, control, meta, shift, alt }: KeyPress): KeyAction | null {
  if (alt) return control || meta ? null : travelActionOf(code, shift)
  if (code === 'F6') return shift ? 'previous-pane' : 'next-pane'
  if (code === 'F1') return 'help'
  // With Ctrl or Shift a browser goes past its cache, which is another deed.
  if (code === 'F5') return control || meta || shift ? null : 'reload-tab'
  if ((!control && !meta) || shift) return null
  switch (code) {
    case 'KeyL':
      return 'focus-address'
    case 'KeyR':
      return 'reload-tab'
    case 'KeyT':
      return 'new-tab'
    case 'KeyW':
      return 'close-tab'
    case 'KeyF':
      return 'find'
    case 'KeyJ':
      return 'toggle-lesson'
    case 'KeyP':
      return 'hold-next'
    default:
      return null
  }
}
