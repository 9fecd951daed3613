import { commandNames, commands, type Command, type CommandName, type Keybinding } from './commands.ts'

/** A key press as both listeners see it: the page's `KeyboardEvent` and Electron's `before-input-event`. */
export interface KeyPress {
  /** The physical key (`code`), so that shortcuts work in Hangul mode. */
  readonly code: string
  readonly control: boolean
  readonly meta: boolean
  readonly shift: boolean
  readonly alt: boolean
}

/** Exactly these modifiers: Ctrl with Alt is AltGr, and Ctrl+Shift+R goes past the browser's cache, which is another command. */
function isPressed(binding: Keybinding, { code, control, meta, shift, alt }: KeyPress): boolean {
  if (binding.code !== code || (binding.shift ?? false) !== shift) return false
  return alt === (binding.modifier === 'alt') && (control || meta) === (binding.modifier === 'primary')
}

const commandIn = (scope: Command['scope'], press: KeyPress): CommandName | null =>
  commandNames.find(name => commands[name].scope === scope && commands[name].keys.some(binding => isPressed(binding, press))) ?? null

/** The command of a key press, anywhere in the app and in its tabs; null: not a shortcut of the app. */
export const commandOfKey = (press: KeyPress): CommandName | null => commandIn('app', press)

/** The command of a key press while the timeline's list has the focus: there, and only there, single letters are shortcuts (WCAG 2.1.4). */
export const timelineCommandOfKey = (press: KeyPress): CommandName | null => commandIn('timeline', press)

/** The command of a key press while presenting, where it is not needed for typing or for a list: single keys are what a clicker sends. */
export const presentCommandOfKey = (press: KeyPress): CommandName | null => commandIn('present', press)

const keyNames: { readonly [code: string]: string } = {
  ArrowLeft: '←',
  ArrowRight: '→',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
  Period: '.',
}
const modifierNames = { pc: { primary: 'Ctrl', alt: 'Alt', shift: 'Shift' }, mac: { primary: '⌘', alt: '⌥', shift: '⇧' } } as const

/** How a keybinding is written for people: `Ctrl K`, on macOS `⌘K`. */
function keybindingText({ code, modifier, shift }: Keybinding, platform: string): string {
  const key = keyNames[code] ?? (code.startsWith('Key') ? code.slice(3) : code)
  const names = modifierNames[platform === 'darwin' ? 'mac' : 'pc']
  const parts = [...(modifier === undefined ? [] : [names[modifier]]), ...(shift === true ? [names.shift] : []), key]
  return parts.join(platform === 'darwin' ? '' : ' ')
}

/** All keys of a command as they are written for people. `platform`: Node's name of it. */
export function keysOf(name: CommandName, platform: string): readonly string[] {
  const { keys, character } = commands[name]
  return [...keys.map(binding => keybindingText(binding, platform)), ...(character === undefined ? [] : [character])]
}
