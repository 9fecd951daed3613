import { app, type BrowserWindow, type WebContents } from 'electron'
import type { TabId } from '@shared/ids.ts'
import type { Language } from '@shared/language.ts'
import type { CheckName } from '@shared/trace/check.ts'
import { createLabClock, type MovableLabClock } from '../server/base/lab-clock.ts'
import { isThrowawayWire } from '../server/network/throwaway-wire.ts'
import { openLab, type Lab } from '../server/open-lab.ts'
import type { LabFact } from '../server/base/record.ts'
import { createWorkbenchRunner, type WorkbenchRunner } from './workbench/workbench-runner.ts'
import { hardenContents } from './guard/harden-contents.ts'
import { commands } from '@shared/contract/commands.ts'
import { commandOfInput } from './app/keys.ts'
import { createHoldControl, type HoldControl } from './hold/hold-control.ts'
import { shiftCookieExpiry } from './lab/shift-cookie-expiry.ts'
import { createLabControl, type LabControl } from './lab/lab-control.ts'
import { openLabProfiles, type LabProfiles } from './lab/lab-profiles.ts'
import { logError } from './base/log-error.ts'
import { createDocumentsOnHold, type DocumentsOnHold } from './recorder/documents-on-hold.ts'
import { createRecorder, type Recorder } from './recorder/recorder.ts'
import { openBasicPrompts, type BasicPrompts } from './stage/basic-prompts.ts'
import { clearOpenTabs } from './stage/clear-open-tabs.ts'
import { createGuests, type Guests } from './stage/guests.ts'
import { createPageDialogs, type PageDialogs } from './stage/page-dialogs.ts'
import { createSiteData, type SiteData } from './stage/site-data.ts'
import { createResendControl, type ResendControl } from './resend/resend-control.ts'
import { createStageBoard, type StageBoard } from './stage/stage-board.ts'
import { createStage, type Stage } from './stage/stage.ts'
import { followTheme } from './stage/theme-of-pages.ts'
import { createPushes, type Push } from './handlers/push-to-page.ts'
import { createTraceLog, type TraceLog } from './trace/trace-log.ts'

/** Lab, recorder and stage, joined: everything but the window that shows them. */
export interface Playground {
  readonly lab: Lab
  readonly clock: MovableLabClock
  readonly log: TraceLog
  readonly recorder: Recorder
  readonly profiles: LabProfiles
  readonly stage: Stage
  readonly siteData: SiteData
  readonly prompts: BasicPrompts
  readonly dialogs: PageDialogs
  readonly labDesk: LabControl
  readonly experiments: WorkbenchRunner
  readonly holdDesk: HoldControl
  readonly resendDesk: ResendControl
  readonly push: Push
}

export interface PlaygroundOptions {
  readonly language: Language
  readonly appOrigin: string
  readonly mainWindow: () => BrowserWindow | null
  /** Checks that the server leaves out; for tests of the lessons. */
  readonly skipChecks: readonly CheckName[]
}

/** They are numbered apart by the proxy. */
const isOfThrowaway = (fact: LabFact): boolean => 'wire' in fact && fact.wire !== null && isThrowawayWire(fact.wire)

export async function openPlayground({ language, appOrigin, mainWindow, skipChecks }: PlaygroundOptions): Promise<Playground> {
  const recorded = await openRecordedLab(language, skipChecks)
  const push = createPushes((name, payload) => {
    const window = mainWindow()
    if (window && !window.isDestroyed() && !window.webContents.isCrashed()) window.webContents.send(name, payload)
  })
  return { ...recorded, ...openStage(recorded, { appOrigin, mainWindow, push }), push }
}

interface RecordedLab extends Pick<Playground, 'lab' | 'clock' | 'log' | 'recorder' | 'profiles' | 'experiments' | 'holdDesk'> {
  readonly board: StageBoard
  readonly documents: DocumentsOnHold
}

/** The lab and its browsers' sessions, with everything that happens there on its way into the log. */
async function openRecordedLab(language: Language, skipChecks: readonly CheckName[]): Promise<RecordedLab> {
  const clock = createLabClock()
  const log = createTraceLog({ labNow: () => clock.now() })
  const recorder = createRecorder(log, error => logError('recorder', error))
  const documents = createDocumentsOnHold()
  const experiments = createWorkbenchRunner({
    lab: () => lab,
    language: () => language,
    labNow: () => clock.now(),
    onError: error => logError('experiment', error),
  })
  const board = createStageBoard()
  const holdDesk = createHoldControl({ log, isTab: tab => board.tab(tab) !== null })
  const lab = await openLab({
    clock,
    record: fact => (isOfThrowaway(fact) ? experiments.record(fact) : recorder.record(fact)),
    onError: error => logError('lab', error),
    holdDocument: ({ profile, url }) => documents.hold(profile, url),
    holdRequest: holdDesk.holdRequest,
    skipChecks,
  })
  app.once('will-quit', () => void lab.close())

  const unwatch = new Map<string, () => void>()
  const profiles = await openLabProfiles({
    lab,
    language,
    onNewSession(profile, session) {
      unwatch.get(profile)?.()
      unwatch.set(profile, recorder.watchJar(profile, session))
    },
    onJarLost: profile => recorder.jarLost(profile),
  })
  return { clock, log, recorder, documents, experiments, board, holdDesk, lab, profiles }
}

interface StageSurroundings extends Pick<PlaygroundOptions, 'appOrigin' | 'mainWindow'> {
  readonly push: Push
}
type OpenedStage = Pick<Playground, 'stage' | 'siteData' | 'prompts' | 'dialogs' | 'labDesk' | 'resendDesk'>

/** The tabs, and what can be done with them. */
function openStage(recorded: RecordedLab, { appOrigin, mainWindow, push }: StageSurroundings): OpenedStage {
  const { clock, log, recorder, documents, board, lab, profiles } = recorded
  const guests = createGuests({
    board,
    log,
    recorder,
    profiles,
    isLabUrl: url => lab.isLabUrl(url),
    documents,
    onPopup: (opener, popup) => stage.popupOpened(opener, popup),
    onGone: tab => stage.guestGone(tab),
    onKey: (contents, event, input) => passCommandOn({ contents, event, input }, guests, { mainWindow, push }),
  })
  followTheme(() => board.state().tabs.flatMap(({ id }) => guests.get(id)?.contents ?? []))
  const tabOf = (contents: WebContents): TabId | null => guests.tabOf(contents)
  const onAsked = (contents: WebContents): void => {
    if (contents.isFocused()) mainWindow()?.webContents.focus()
  }
  const prompts = openBasicPrompts({ board, tabOf, onAsked })
  const dialogs = createPageDialogs({ board, log, tabOf, onAsked })
  const siteData = createSiteData({
    profiles,
    recorder,
    log,
    clearOpenTabs(profile, origin) {
      const tabs = board.state().tabs.filter(tab => tab.profile === profile)
      return clearOpenTabs(
        tabs.flatMap(({ id }) => guests.get(id) ?? []),
        origin,
      )
    },
  })
  const labDesk = createLabControl({
    lab,
    clock,
    log,
    shiftCookieExpiry: (profile, byMs, cause) => shiftCookieExpiry(profiles.sessionOf(profile), profile, byMs, cause, recorder),
  })
  const stage = createStage({ board, guests, log, recorder, profiles, siteData, lab, clock, mainWindow })
  const resendDesk = createResendControl({ stage, recorder, log })
  board.subscribe(state => push('stage:changed', state))
  hardenTabs(recorded, { guests, dialogs }, { appOrigin, mainWindow })
  return { stage, siteData, prompts, dialogs, labDesk, resendDesk }
}

interface Pressed {
  readonly contents: WebContents
  readonly event: Electron.Event
  readonly input: Electron.Input
}

/** A command that was pressed in a tab goes to the app's page, where it is done. */
function passCommandOn(
  { contents, event, input }: Pressed,
  guests: Guests,
  { mainWindow, push }: Omit<StageSurroundings, 'appOrigin'>,
): void {
  const command = commandOfInput(input)
  if (command === null) return
  event.preventDefault()
  // The keyboard goes back to the app's page; except for commands about the tab's next action.
  if (commands[command].leavesFocus !== true) mainWindow()?.webContents.focus()
  const tab = guests.tabOf(contents)
  push('keys:pressed', { command, popup: tab !== null && guests.get(tab)?.popup ? tab : null })
}

/** What a page of a tab may do, and what of it is told. */
function hardenTabs(
  { lab, profiles, experiments }: RecordedLab,
  { guests, dialogs }: { readonly guests: Guests; readonly dialogs: PageDialogs },
  { appOrigin, mainWindow }: Omit<StageSurroundings, 'push'>,
): void {
  hardenContents({
    isLabPartition: partition => profiles.isLabPartition(partition),
    isLabSession: session => profiles.profileOf(session) !== null || experiments.isOwnSession(session),
    isOwnPage: (contents, url) => contents === mainWindow()?.webContents && url.startsWith(`${appOrigin}/`),
    isLabUrl: url => lab.isLabUrl(url),
    onOutside: (contents, url) => guests.outside(contents, url),
    onDialog: (contents, asked) => dialogs.asked(contents, asked),
    onUnloadPrevented: contents => dialogs.unloadPrevented(contents),
  })
}
