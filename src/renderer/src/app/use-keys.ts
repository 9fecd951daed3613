import { useEffect, useEffectEvent } from 'react'
import type { TabId } from '@shared/ids.ts'
import type { KeyAction } from '@shared/contract/ipc-contract.ts'
import { keyActionOf } from '@shared/contract/key-action.ts'
import { on } from '../base/bridge.ts'

/** One table, two listeners: keys pressed in this page, and those that the main process caught in a tab or a popup. */
export function useKeys(act: (action: KeyAction, popup: TabId | null) => void): void {
  const onAction = useEffectEvent(act)
  useEffect(() => {
    const onKeyDown = (pressed: KeyboardEvent): void => {
      if (pressed.isComposing) return
      const action = isQuestion(pressed) ? 'help' : keyActionOf(keyPressOf(pressed))
      if (action === null || (pressed.altKey && isTextField(pressed.target))) return
      pressed.preventDefault()
      onAction(action, null)
    }
    window.addEventListener('keydown', onKeyDown)
    const off = on('keys:pressed', ({ action, popup }) => onAction(action, popup))
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      off()
    }
  }, [])
}

const keyPressOf = ({ code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) => ({
  code,
  control: ctrlKey,
  meta: metaKey,
  shift: shiftKey,
  alt: altKey,
})

/** There Alt with an arrow moves by words (macOS). */
function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=range]), textarea, [contenteditable]')
}

/** `?` asks for help wherever it is not text. */
function isQuestion({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (key !== '?' || ctrlKey || metaKey || altKey) return false
  return !(target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null)
}
