import { useEffect, useEffectEvent } from 'react'
import { commands, momentOf, type CommandName } from '@shared/contract/commands.ts'
import { commandOfKey, presentCommandOfKey, type KeyPress } from '@shared/contract/keybindings.ts'
import { mayCommand } from '@shared/contract/policy-rules.ts'
import type { TabId } from '@shared/ids.ts'
import type { Policy } from '@shared/policy/policy-file.ts'
import { on } from '../base/bridge.ts'
import { presentingNow } from '../present/present-store.ts'
import type { Deed, Deeds } from '../tools/command-deeds.ts'
import { isPaletteOpen } from '../tools/palette-store.ts'

/**
 * The keyboard shortcuts, for two listeners: keys pressed in this page, and those that the main process caught in a tab or a popup.
 * What lies under a dialog is out of reach for the keys, as it is for the mouse.
 */
export function useKeybindings(deeds: Deeds): void {
  const onCommand = useEffectEvent((command: CommandName, popup: TabId | null) => {
    if (popup === null && isUnderDialog(command)) return
    deeds[command]?.(popup)
  })
  useEffect(() => {
    const onKeyDown = (pressed: KeyboardEvent): void => {
      if (pressed.isComposing) return
      const press = keyPressOf(pressed)
      const command = isQuestion(pressed) ? 'help' : (commandOfKey(press) ?? clickerCommand(press, pressed.target))
      if (command === null || (pressed.altKey && isTextField(pressed.target))) return
      pressed.preventDefault()
      onCommand(command, null)
    }
    window.addEventListener('keydown', onKeyDown)
    const off = on('keys:pressed', ({ command, popup }) => onCommand(command, popup))
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      off()
    }
  }, [])
}

function isUnderDialog(command: CommandName): boolean {
  if (commands[command].overDialog === true) return false
  // The key that opens the command palette closes it, too.
  if (command === 'show-commands' && isPaletteOpen()) return false
  return document.querySelector('.modal-overlay') !== null
}

const keyPressOf = ({ code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): KeyPress => ({
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

/** A clicker is heard wherever its keys mean nothing else: not in a field, and arrows and letters not in a list either. */
function clickerCommand(press: KeyPress, target: EventTarget | null): CommandName | null {
  if (!presentingNow().isOn || isTextField(target)) return null
  const isPage = press.code.startsWith('Page')
  return !isPage && target instanceof Element && target.closest(ownKeys) !== null ? null : presentCommandOfKey(press)
}
const ownKeys =
  'input, select, [role=listbox], [role=radiogroup], [role=tablist], [role=separator], [role=slider], [role=menu], [role=grid]'

/** `?` asks for help wherever it is not text. */
function isQuestion({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (key !== commands.help.character || ctrlKey || metaKey || altKey) return false
  return !(target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null)
}

/** The deeds with what each command does to the moment that is looked at, by whatever way it is given. */
export function withMoment(deeds: Deeds, returnToPresent: () => void): Deeds {
  const entries = Object.entries(deeds) as [CommandName, Deed | null][]
  return Object.fromEntries(
    entries.map(([name, deed]) => {
      if (deed === null || momentOf(name) !== 'returns-to-present') return [name, deed]
      return [name, (popup: TabId | null) => (returnToPresent(), deed(popup))]
    }),
  ) as Deeds
}

/** The commands that the policy allows: the others do nothing, and nothing shows them. */
export function underPolicy<Offered extends Partial<Deeds>>(deeds: Offered, policy: Policy | null): Offered {
  const entries = Object.entries(deeds) as [CommandName, Deed | null][]
  return Object.fromEntries(entries.map(([name, deed]) => [name, mayCommand(policy, name) ? deed : null])) as unknown as Offered
}
