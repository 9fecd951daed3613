/** A ref for the one control that a dialog or a start screen begins with. Stable, so that React calls it once per element. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true })
}
