import { commands, type CommandName } from '@shared/contract/commands.ts'
import { keysOf } from '@shared/contract/keybindings.ts'
import { useApp } from '../base/app-store.ts'
import { useSay } from './use-text.ts'

interface CommandWords {
  readonly label: string
  /** Empty where the command needs none. */
  readonly note: string
  /** Its keyboard shortcuts, as they are written on this platform. */
  readonly keys: readonly string[]
}

/** How a command is named, with its keys. */
export function useCommandWords(): (name: CommandName) => CommandWords {
  const say = useSay()
  const platform = useApp(state => state.facts?.platform ?? '')
  return name => {
    const { label, note } = commands[name]
    return { label: say(label), note: note === undefined ? '' : say(note), keys: keysOf(name, platform) }
  }
}
