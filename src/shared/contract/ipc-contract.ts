import { z } from 'zod'
import { requestGuessSchema } from '../trace/request-guess.ts'
import type { EventSeq, LessonId, TabId, WindowId } from '../ids.ts'
import { labSettingsChangeSchema } from '../lab/lab-settings.ts'
import { serverAskSchema } from '../lab/server-ask.ts'
import { maxTrials, trialSchema, type TrialReport } from '../workbench/trial.ts'
import type { EditedLesson, LessonShelf } from '../lesson/lesson-folder.ts'
import type { LessonChoices } from '../lesson/lesson-choice.ts'
import type { LessonProblem } from '../problem/lesson-problem.ts'
import type { LessonPlay } from '../lesson/lesson-play.ts'
import type { LessonPreview } from '../lesson/lesson-preview.ts'
import { seatNameSchema } from '../classroom/class-file.ts'
import type { MergedClass } from '../classroom/merge-class.ts'
import type { Policy } from '../policy/policy-file.ts'
import type { Problem } from '../problem/problem.ts'
import type { ProgressView } from '../lesson/progress.ts'
import { resendSchema, type ResendOutcome } from '../trace/resend.ts'
import type { AppFacts, Notice } from './app-facts.ts'
import type { CommandName } from './commands.ts'
import {
  area,
  cookieDraft,
  lessonFileName,
  lessonText,
  maxClockStepMs,
  nothing,
  profile,
  rowKey,
  seq,
  stake,
  tab,
  text,
  tracePicture,
  url,
  window,
  wire,
  worldId,
  worldName,
} from './ipc-values.ts'
import type { Result } from './result.ts'
import { settingsSchema, type Settings } from '../settings.ts'
import type { StageState } from '../stage.ts'
import type { TabPicture } from '../tab-picture.ts'
import { signAskSchema, verifyAskSchema, type VerifyReport } from '../token-desk/verify-report.ts'
import { longestNote } from '../trace/hand-events.ts'
import type { MarksBeforeWindow } from '../trace/marks-before-window.ts'
import type { TraceEvent } from '../trace/trace-event.ts'
import type { World } from '../trace/world.ts'
import type { WorldCard } from '../world/world-card.ts'

/* One contract for both sides: inputs are schemas (parsed in main from `unknown`), outputs and pushes are types. */

export const ipcInputs = {
  'app:read': nothing,
  'settings:change': settingsSchema.partial(),
  /** Catch-up: everything after `after`; null means from the start. Answers one JSON string of a `TraceChunk`. */
  'trace:since': z.strictObject({
    after: z
      .number()
      .int()
      .min(0)
      .nullable()
      .transform(value => value as EventSeq | null),
    /** At most so many events; without it, all of them. */
    limit: z.number().int().min(1).optional(),
    /** Instead: the last `limit` events, or some more, with the world before them. */
    newest: z.boolean().optional(),
  }),
  'trace:clear': nothing,
  'trace:pause': z.strictObject({ isPaused: z.boolean() }),
  /** Asks where to save (a dialog); null output: the learner cancelled, there or while it was being written. */
  'trace:export-har': z.strictObject({ redact: z.boolean() }),
  /** The whole trace as a file that Crumbtrail opens again; otherwise like the HAR export. */
  'trace:save': z.strictObject({ redact: z.boolean() }),
  /** The whole trace as one HTML file that any browser opens; otherwise like the HAR export. */
  'trace:save-page': z.strictObject({ redact: z.boolean() }),
  /** Saves what the page has made of a stretch of the trace; asks where (a dialog). null output: cancelled. */
  'trace:export-text': tracePicture,
  'trace:cancel-export': nothing,
  /** Asks for a saved trace or a HAR (a dialog); null: cancelled. The page fetches it in pieces and parses it. */
  'trace:open-file': nothing,
  /** A piece of the file that was opened last; empty at its end. */
  'trace:read-piece': z.strictObject({ id: z.number().int().positive(), from: z.number().int().nonnegative() }),
  /** It is read, or nobody wants it any more. */
  'trace:close-file': z.strictObject({ id: z.number().int().positive() }),
  /** How each tab looked at an event. */
  'trace:pictures': z.strictObject({ cursor: seq }),
  /** One picture as a `data:` address; null: it is no longer kept. */
  'trace:picture': z.strictObject({ id: z.number().int().positive() }),
  /** Marks a row of the timeline, or takes the mark away. */
  'trace:pin': z.strictObject({ row: rowKey, isPinned: z.boolean() }),
  /** A short note on a row; empty takes it away. */
  'trace:note': z.strictObject({ row: rowKey, text: z.string().max(longestNote) }),
  /** Text for the system's clipboard; of a request, at most what was kept of it. */
  'clipboard:write': z.strictObject({ text: text.min(1) }),
  'stage:read': nothing,
  'stage:open-window': z.strictObject({ profile, url: url.nullable() }),
  'stage:close-window': z.strictObject({ window }),
  'stage:open-tab': z.strictObject({ window, url: url.nullable() }),
  'stage:duplicate-tab': z.strictObject({ tab }),
  'stage:close-tab': z.strictObject({ tab }),
  'stage:activate-tab': z.strictObject({ tab }),
  /** The renderer's `<webview>` for this tab is there; main links the guest and loads the first page. */
  'stage:tab-attached': z.strictObject({ tab, webContentsId: z.number().int().positive() }),
  'stage:navigate': z.strictObject({ tab, url }),
  'stage:go': z.strictObject({ tab, to: z.enum(['back', 'forward', 'reload', 'stop']) }),
  /** Puts the keyboard into the page of the tab, or a popup in front. */
  'stage:focus-tab': z.strictObject({ tab }),
  'stage:quit-browser': z.strictObject({ profile }),
  'stage:launch-browser': z.strictObject({ profile }),
  'stage:clear-site-data': z.strictObject({ profile, origin: url.nullable() }),
  'stage:reset': nothing,
  /** What a person says to the browser's question; null cancels it. */
  'stage:answer-prompt': z.strictObject({
    prompt: z.number().int().positive(),
    credentials: z.strictObject({ user: z.string().max(1000), password: z.string().max(1000) }).nullable(),
  }),
  /** What a person says to a page's dialog. `text`: of a prompt. `stop`: this page shall open no more. */
  'stage:answer-dialog': z.strictObject({
    dialog: z.number().int().positive(),
    accepted: z.boolean(),
    text: z.string().max(10_000),
    stop: z.boolean(),
  }),
  /** A page that does not answer: go on waiting, or end its process. */
  'stage:hung-page': z.strictObject({ tab, end: z.enum(['wait', 'stop']) }),
  'jar:set-cookie': z.strictObject({ profile, cookie: cookieDraft }),
  'jar:remove-cookie': z.strictObject({
    profile,
    name: z.string().max(4096),
    domain: z.string().max(255),
    hostOnly: z.boolean(),
    path: z.string().max(1024),
    partitionKey: z.string().max(4096).nullable().optional(),
  }),
  'storage:set-item': z.strictObject({ tab, area, key: text, value: text }),
  'storage:remove-item': z.strictObject({ tab, area, key: text }),
  'sessions:end': z.strictObject({ sessionId: z.string().max(200) }),
  /** The lab's switches. Each one that is another now becomes a `setting.changed`. */
  'lab:set': labSettingsChangeSchema,
  /** Moves the lab clock forward, and ages every cookie by as much. */
  'lab:move-clock': z.strictObject({ ms: z.number().int().min(1).max(maxClockStepMs) }),
  'lab:ask': serverAskSchema,
  /** Step by step, by the server's own checks and keys, or by a secret or key that is given along. */
  'lab:verify-token': verifyAskSchema,
  /** Answers the token. A key of the lab stays with the server; `not-possible` says what is wrong with the texts. */
  'lab:sign-token': signAskSchema,
  /** Tries one thing after the other in a browser that is empty before each, and tells each report as it comes. */
  'workbench:run': z.strictObject({ trials: z.array(trialSchema).min(1).max(maxTrials) }),
  'workbench:cancel': nothing,
  /** The next page or fetch of the tab (null: of any tab) waits at the lab's door. */
  'hold:ask': z.strictObject({ tab: tab.nullable() }),
  'hold:drop': nothing,
  /** Lets a waiting request go; null: without a guess. */
  'hold:release': z.strictObject({ wire, guess: requestGuessSchema.nullable() }),
  /** Sends a request of the timeline once more, by a tab; answers once the browser has begun it. */
  'request:resend': resendSchema,
  /** The checkpoints of this start of the app, and what each would set. */
  'world:list': nothing,
  /** Waits until the lab has come to rest. */
  'world:take': z.strictObject({ name: worldName }),
  'world:restore': z.strictObject({ id: worldId }),
  'world:rename': z.strictObject({ id: worldId, name: worldName }),
  'world:remove': z.strictObject({ id: worldId }),
  /** Asks where (a dialog). The file holds every secret of the lab. null output: cancelled. */
  'world:save-file': z.strictObject({ id: worldId }),
  /** Asks for a snapshot (a dialog) and keeps it as a checkpoint; nothing of the lab changes. null: cancelled. */
  'world:open-file': nothing,
  /** Asks for a policy (a dialog), which is not in force before `policy:begin`; null: cancelled. */
  'policy:open-file': nothing,
  /** The policy that was opened last is in force from now on. */
  'policy:begin': nothing,
  'policy:end': nothing,
  /** All lessons there are, with the instructor's folder. */
  'lessons:list': nothing,
  /** Asks for a folder of lessons (a dialog), which is followed from then on; false: cancelled. */
  'lessons:choose-folder': nothing,
  'lessons:leave-folder': nothing,
  /** A lesson of the folder, to be edited; null: a new one. */
  'editor:open': z.strictObject({ file: lessonFileName.nullable() }),
  /** `stamp`: what `editor:open` or the last save answered. A file that is another by now is not written over. */
  'editor:save': z.strictObject({ file: lessonFileName, text: lessonText, stamp: z.string().max(64).nullable() }),
  /** What is wrong with a text, by the reader of all lessons. */
  'editor:check': z.strictObject({ text: lessonText }),
  /** What can be written at a place; UTF-16 units from 0. */
  'editor:complete': z.strictObject({ text: lessonText, offset: z.number().int().min(0) }),
  /** Plays the text up to the step in which the line (from 1) is, and stops there with the learner's panel. `bad-lesson`: it has mistakes. */
  'editor:try': z.strictObject({ text: lessonText, line: z.number().int().min(1) }),
  /** The lesson that is being played, for a page that has just been loaded (again). */
  'lessons:read': nothing,
  'lessons:start': z.strictObject({
    lesson: z
      .string()
      .max(200)
      .transform(value => value as LessonId),
    /** Where to begin: what comes before is really done first. Without it, at the beginning; beyond the last step, there. */
    step: z.number().int().min(0).optional(),
    /** This step alone; after it the lesson is at its end. */
    alone: z.boolean().optional(),
  }),
  /**
   * Asks for a lesson file (a dialog) and tells what the lesson would do; null: cancelled. Nothing of it is done. A damaged one answers `bad-lesson`
   * with file, line and column.
   */
  'lessons:open-file': nothing,
  /** What a lesson would do; null: it may start at once, being built in, or started before. */
  'lessons:preview': z.strictObject({
    lesson: z
      .string()
      .max(200)
      .transform(value => value as LessonId),
  }),
  /** Takes in the lesson whose file was opened last, and starts it. */
  'lessons:start-opened': nothing,
  /** One of the options, or what was ticked: a box that was left alone is not in it. `stake`: how sure the learner is; without it not said. */
  'lessons:predict': z.union([
    z.strictObject({ option: z.number().int().min(0), stake }),
    z.strictObject({ ticks: z.array(z.strictObject({ box: z.string().max(20_000), goes: z.boolean() })).max(3000), stake }),
  ]),
  /** Points at a part of the receipt (an id of `PlayPart`); null: goes on without. */
  'lessons:point': z.strictObject({ part: z.string().max(200).nullable() }),
  /** Lets the lesson do the current step's actions with trusted input. */
  'lessons:perform': nothing,
  'lessons:next': nothing,
  'lessons:back': nothing,
  'lessons:show-hint': nothing,
  'lessons:restart': nothing,
  'lessons:retry': nothing,
  'lessons:revisit': z.strictObject({ step: z.number().int().min(0) }),
  'lessons:stop': nothing,
  'progress:read': nothing,
  'progress:forget': nothing,
  /** Saves what this seat has done as a signed file (a dialog); null output: cancelled. */
  'class:hand-in': z.strictObject({ name: seatNameSchema }),
  /** Asks for the files of a class (a dialog) and merges them; null: cancelled. */
  'class:collect': nothing,
  /** The class that was collected last, as CSV (a dialog). */
  'class:save-csv': nothing,
} as const

export type IpcChannel = keyof typeof ipcInputs
/** What the renderer passes. */
export type IpcInput<Channel extends IpcChannel> = z.input<(typeof ipcInputs)[Channel]>
/** What the handler gets: parsed. */
export type IpcParsed<Channel extends IpcChannel> = z.output<(typeof ipcInputs)[Channel]>

/** The class as its files tell it, and those that were refused, each with the reason. */
export interface CollectedClass extends MergedClass {
  readonly refused: readonly Problem[]
}

/** A file that was chosen. */
export interface OpenedFile {
  readonly id: number
  readonly name: string
  readonly bytes: number
}

/** Channels that answer with more than "done". */
interface IpcAnswers {
  'app:read': AppFacts
  'settings:change': Settings
  /** JSON of a `TraceChunk`. */
  'trace:since': string
  'trace:export-har': { readonly savedTo: string } | null
  'trace:save': { readonly savedTo: string } | null
  'trace:save-page': { readonly savedTo: string } | null
  'trace:open-file': OpenedFile | null
  'trace:read-piece': Uint8Array
  'trace:pictures': readonly TabPicture[]
  'trace:picture': string | null
  'trace:export-text': { readonly savedTo: string } | null
  'stage:read': StageState
  'stage:open-window': WindowId
  'stage:open-tab': TabId
  'stage:duplicate-tab': TabId
  /** One for each trial, in order; fewer when it was cancelled. */
  'workbench:run': readonly TrialReport[]
  'request:resend': ResendOutcome
  'world:list': readonly WorldCard[]
  'world:save-file': { readonly savedTo: string } | null
  'world:open-file': WorldCard | null
  'policy:open-file': Policy | null
  'lessons:list': LessonShelf
  'editor:open': EditedLesson
  'editor:save': EditedLesson
  'editor:check': readonly LessonProblem[]
  'editor:complete': LessonChoices
  'lessons:choose-folder': boolean
  'lessons:read': LessonPlay | null
  'lessons:open-file': LessonPreview | null
  'lessons:preview': LessonPreview | null
  'lessons:start-opened': { readonly lesson: LessonId }
  'progress:read': ProgressView
  'class:hand-in': { readonly savedTo: string } | null
  'class:collect': CollectedClass | null
  'class:save-csv': { readonly savedTo: string } | null
  'lab:verify-token': VerifyReport
  'lab:sign-token': string
}
export type IpcOutput<Channel extends IpcChannel> = Channel extends keyof IpcAnswers ? IpcAnswers[Channel] : null

/** A stretch of the trace. With `baseline`, the receiver starts afresh from that world: events before `events[0]` were dropped. */
export interface TraceChunk {
  readonly baseline: World | null
  readonly events: readonly TraceEvent[]
  readonly isPaused: boolean
  /** How much of the bound the log holds. */
  readonly bytes: number
  readonly maxBytes: number
  /** There are events after these, left out by the limit that was asked for. */
  readonly hasMore?: boolean
  /** `baseline` is no end of what is kept: there are events before these, too. */
  readonly hasOlder?: boolean
  /** With `hasOlder`: the marks that were made in those events, or on their rows. */
  readonly earlier?: MarksBeforeWindow | null
}

export interface IpcPushes {
  /** JSON of a `TraceChunk`; drop what is already known by `seq`. */
  'trace:appended': string
  'stage:changed': StageState
  'lesson:changed': LessonPlay | null
  'lessons:changed': LessonShelf
  'progress:changed': ProgressView
  'settings:changed': Settings
  /** null: none is in force any more. What is known of the lessons is to be asked for again. */
  'policy:changed': Policy | null
  /** The key of a command was pressed while a guest had the focus. `popup`: it was pressed in this one, which is what it means then. */
  'keys:pressed': { readonly command: CommandName; readonly popup: TabId | null }
  'notice:raised': Notice
  /** One more trial of the experiment that is running has come to its end; `index` counts from 0. */
  'workbench:progressed': { readonly index: number; readonly report: TrialReport }
  /** How much of a long export is written, 0 to 1; null: it is over, one way or another. */
  'export:progressed': number | null
}
export type IpcPush = keyof IpcPushes

/** The one object the preload puts into the main window. */
export interface CrumbtrailApi {
  call<Channel extends IpcChannel>(channel: Channel, input: IpcInput<Channel>): Promise<Result<IpcOutput<Channel>>>
  /** Returns the function that ends the subscription. */
  on<Push extends IpcPush>(push: Push, listener: (payload: IpcPushes[Push]) => void): () => void
}

declare global {
  interface Window {
    readonly crumbtrail: CrumbtrailApi
  }
}
