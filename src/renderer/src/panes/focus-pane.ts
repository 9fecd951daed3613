import type { PaneName } from './panes.ts'

/** Where the focus goes inside a panel; else to the panel itself. */
const entrances = '[data-next], [role=listbox], [role=tab][aria-selected=true], .past-stage'

const paneElements = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.pane')]
const nameOf = (pane: HTMLElement): PaneName => pane.dataset['pane'] as PaneName

export function focusPane(name: PaneName): void {
  const pane = paneElements().find(candidate => nameOf(candidate) === name)
  // What lies under the pictures of the past takes no focus.
  const entrance = [...(pane?.querySelectorAll<HTMLElement>(entrances) ?? [])].find(candidate => candidate.closest('[inert]') === null)
  ;(entrance ?? pane)?.focus()
}

/** The panel behind or before the one that has the focus, round and round. */
export function paneBeside(step: 1 | -1): PaneName {
  const panes = paneElements()
  const at = panes.findIndex(pane => pane.contains(document.activeElement))
  const next = at < 0 ? (step === 1 ? 0 : panes.length - 1) : (at + step + panes.length) % panes.length
  const pane = panes[next]
  return pane === undefined ? 'stage' : nameOf(pane)
}

/** The address field of the window in use, with its text selected. */
export function focusAddress(): void {
  const field =
    document.querySelector<HTMLInputElement>('.browser-window-focused .address-input') ??
    document.querySelector<HTMLInputElement>('.address-input')
  field?.focus()
}

/** What had the focus is gone, or out of reach: of that the browser itself takes note only when it draws. */
export function isFocusLost(): boolean {
  const active = document.activeElement
  return active === null || active === document.body || active.closest('[inert]') !== null
}
