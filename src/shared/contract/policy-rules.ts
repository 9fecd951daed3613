import { isOffered, playUnderPolicy } from '../policy/play-under-policy.ts'
import type { LessonPlay } from '../lesson/lesson-play.ts'
import type { Hideable, Policy } from '../policy/policy-file.ts'
import type { ToolName } from '../policy/tool-names.ts'
import { commands, type CommandName } from './commands.ts'
import type { IpcChannel, IpcParsed } from './ipc-contract.ts'

/* The one place that says what may be shown and done under a policy. The page asks it what to show, and main what to refuse. null: no policy. */

export function may(policy: Policy | null, what: Hideable): boolean {
  return policy === null || !policy.hide.includes(what)
}

export function mayUseTool(policy: Policy | null, tool: ToolName): boolean {
  return policy === null || !policy.hideTools.includes(tool)
}

/** What each channel is hidden with: one of them is enough. */
const hiddenWith: { readonly [Channel in IpcChannel]?: readonly Hideable[] } = {
  'lessons:show-hint': ['hints'],
  'lessons:open-file': ['own-lessons'],
  'lessons:choose-folder': ['own-lessons'],
  'lessons:leave-folder': ['own-lessons'],
  // A lesson file holds its solutions and all that is said of them.
  'editor:open': ['own-lessons', 'solutions', 'hints', 'explanations'],
  'editor:try': ['own-lessons', 'solutions', 'hints', 'explanations'],
  'editor:save': ['own-lessons'],
  'stage:reset': ['reset'],
  'progress:forget': ['reset'],
  'lab:set': ['lab-settings'],
  'lab:move-clock': ['lab-clock'],
  // A stranger's snapshot sets both.
  'world:open-file': ['lab-settings', 'lab-clock'],
  // It holds every step of the lesson, with what each shows.
  'trace:save-page': ['explanations'],
}

/** The tools that ask through a channel: it is refused when all of them are hidden. */
const toolsOf: { readonly [Channel in IpcChannel]?: readonly ToolName[] } = {
  'lab:sign-token': ['token-desk'],
  'lab:verify-token': ['token-desk'],
  'workbench:run': ['workbench', 'change-one', 'arcade'],
  'world:list': ['checkpoints'],
  'world:take': ['checkpoints'],
  'world:restore': ['checkpoints'],
  'world:rename': ['checkpoints'],
  'world:remove': ['checkpoints'],
  'world:save-file': ['checkpoints'],
  'world:open-file': ['checkpoints'],
  'class:hand-in': ['classroom'],
  'class:collect': ['classroom'],
  'class:save-csv': ['classroom'],
}

/** Whether anything may be asked through a channel at all. */
export function mayUseChannel(policy: Policy | null, channel: IpcChannel): boolean {
  if (channel === 'policy:end') return policy !== null && !policy.untilQuit
  if (channel === 'policy:open-file' || channel === 'policy:begin') return policy === null
  const [hiding, tools] = [hiddenWith[channel] ?? [], toolsOf[channel]]
  return hiding.every(each => may(policy, each)) && (tools === undefined || tools.some(tool => mayUseTool(policy, tool)))
}

/** What main knows beside the message. */
export interface PolicyMoment {
  readonly play: LessonPlay | null
  /** The last step of a lesson at which it may be taken up. */
  readonly reachedStep: (lesson: string) => number
}

/** Whether main does what a message asks for. */
export function mayCall<Channel extends IpcChannel>(
  policy: Policy | null,
  channel: Channel,
  input: IpcParsed<Channel>,
  { play, reachedStep }: PolicyMoment,
): boolean {
  if (policy === null || !mayUseChannel(policy, channel)) return mayUseChannel(policy, channel)
  switch (channel) {
    case 'settings:change':
      return policy.language === undefined || (input as IpcParsed<'settings:change'>).language === undefined
    case 'lessons:start': {
      const { lesson, step = 0 } = input as IpcParsed<'lessons:start'>
      return isOffered(lesson, policy) && (may(policy, 'solutions') || step <= reachedStep(lesson))
    }
    case 'lessons:perform':
      return play === null || playUnderPolicy(play, policy).steps[play.stepIndex]?.hasActions !== false
    default:
      return true
  }
}

/** Whether a command is shown, and does anything when its key is pressed. */
export function mayCommand(policy: Policy | null, name: CommandName): boolean {
  if (name === 'switch-language') return policy?.language === undefined
  if (name === 'undo-to-checkpoint') return mayUseChannel(policy, 'world:restore')
  if (name === 'open-checkpoint-file') return mayUseChannel(policy, 'world:open-file')
  const command = commands[name]
  return !('sends' in command) || mayUseChannel(policy, command.sends)
}
