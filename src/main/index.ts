import { dirname, join } from 'node:path'
import { app, BrowserWindow, nativeTheme, type WebContents } from 'electron'
import { mayCall } from '@shared/contract/policy-rules.ts'
import { isOffered, playUnderPolicy, progressUnderPolicy, shelfUnderPolicy } from '@shared/policy/play-under-policy.ts'
import type { Policy } from '@shared/policy/policy-file.ts'
import type { Settings } from '@shared/settings.ts'
import { appOrigin, registerAppScheme, serveApp } from './app/app-protocol.ts'
import { endProcessAtQuit } from './app/end-process.ts'
import { readAppFacts } from './app/app-facts.ts'
import { setAppMenu } from './app/app-menu.ts'
import { openAppWindow } from './app/app-window.ts'
import { isRelease } from './app/build-info.ts'
import { hardenSessions } from './guard/harden-sessions.ts'
import { refusedSwitches } from './guard/refused-switches.ts'
import { createClassDesk, type ClassDesk } from './classroom/class-desk.ts'
import { openSeatKey } from './classroom/seat-key.ts'
import { setSwitches } from './guard/switches.ts'
import { appHandlers } from './handlers/app-handlers.ts'
import { classHandlers } from './handlers/class-handlers.ts'
import { clipboardHandlers } from './handlers/clipboard-handlers.ts'
import { workbenchHandlers } from './handlers/workbench-handlers.ts'
import { holdHandlers } from './handlers/hold-handlers.ts'
import { resendHandlers } from './handlers/resend-handlers.ts'
import { labHandlers } from './handlers/lab-handlers.ts'
import { editorHandlers } from './handlers/editor-handlers.ts'
import { createLessonDesk } from './lesson-folder/lesson-desk.ts'
import { lessonHandlers } from './handlers/lesson-handlers.ts'
import { stageHandlers } from './handlers/stage-handlers.ts'
import { storageHandlers } from './handlers/storage-handlers.ts'
import { createExportJob } from './trace/export-job.ts'
import { policyHandlers } from './handlers/policy-handlers.ts'
import { traceHandlers } from './handlers/trace-handlers.ts'
import { worldHandlers } from './handlers/world-handlers.ts'
import { createWorldDesk, type WorldDesk } from './world/world-desk.ts'
import { openGateway, type IpcHandlers } from './handlers/ipc-gateway.ts'
import { createLessonControl, type LessonControl } from './lesson-runner/lesson-control.ts'
import { lessonVersion } from './lesson-runner/lesson-version.ts'
import { openKeptFolder } from './lesson-folder/kept-folder.ts'
import { openLessonFolder, type LessonFolder } from './lesson-folder/lesson-folder.ts'
import { shelfOf } from './lesson-folder/lesson-shelf.ts'
import type { LessonShelf } from '@shared/lesson/lesson-folder.ts'
import { openLessonLibrary, type LessonLibrary } from './lesson-runner/lesson-library.ts'
import { createProgressDesk, type ProgressDesk } from './lesson-runner/progress-desk.ts'
import { parseLessonArguments } from './lesson-runner/parse-lesson-arguments.ts'
import { lessonStageOnTabs } from './lesson-runner/lesson-stage-on-tabs.ts'
import { logError } from './base/log-error.ts'
import { createNotices, type Notices } from './app/notices.ts'
import { firstPolicy } from './policy/first-policy.ts'
import { createPolicyDesk, type PolicyDesk } from './policy/policy-desk.ts'
import { createPolicyLanguage } from './policy/policy-language.ts'
import { openPlayground, type Playground } from './open-playground.ts'
import { createPictureAlbum, type PictureAlbum } from './pictures/picture-album.ts'
import { takeTabPictures } from './pictures/take-tab-pictures.ts'
import { lessonsFolder, lessonsToRun, runLessons } from './lesson-runner/run-lessons.ts'
import { openSettings, type SettingsStore } from './app/settings-store.ts'
import { openProgress, type ProgressStore } from './app/progress-store.ts'
import { keepTextZoom } from './app/text-zoom.ts'
import { openBenchTraceHook } from './trace/bench-trace-hook.ts'
import { streamTrace } from './trace/trace-stream.ts'

setSwitches()
registerAppScheme()
app.on('window-all-closed', () => app.quit())
endProcessAtQuit()

/** The built page of the app. */
const rendererFolder = join(__dirname, '../renderer')

async function boot(): Promise<void> {
  const asked = readArguments()
  if (asked === null) return app.exit(2)
  await app.whenReady()
  setAppMenu()
  serveApp(rendererFolder)
  let onAsked = (_contents: WebContents): void => undefined // until there are tabs
  await hardenSessions(contents => onAsked(contents))

  let window: BrowserWindow | null = null
  const mainWindow = (): BrowserWindow | null => window
  const notices = createNotices()
  const settings = readSettings(asked, notices)
  const policy = await readFirstPolicy(asked, notices)
  if (policy === 'refused') return app.exit(2)
  const policyLanguage = createPolicyLanguage(settings)
  policyLanguage.follow(policy)
  const { language } = settings.read()
  const applyZoom = keepTextZoom(() => settings.read().zoom)
  const library = await openLessonLibrary(lessonsFolder())
  // Before there is a lab or a window: one that is ended while it loads complains of that.
  const lessons = asked.kind === 'run' ? await lessonsToRun(asked.run, library.builtInFiles, language) : []
  if (lessons === null) return app.exit(2)

  const developmentPage = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  const origin = developmentPage ? new URL(developmentPage).origin : appOrigin
  const skipChecks = asked.kind === 'run' ? asked.run.skipChecks : asked.skipChecks
  const playground = await openPlayground({ language, appOrigin: origin, mainWindow, skipChecks })
  const { stage, log, push } = playground
  onAsked = contents => stage.guests.asked(contents)
  const album = createPictureAlbum()
  // A run without a person never goes back in time.
  if (asked.kind !== 'run') takeTabPictures({ album, board: stage.board, guests: stage.guests, log })
  notices.tell(notice => push('notice:raised', notice))
  for (const problem of library.damaged) notices.raise({ kind: 'lesson-file-bad', problem })

  const lessonStage = lessonStageOnTabs(stage, playground.siteData, playground.labDesk, playground.prompts, playground.dialogs, world =>
    worldDesk.begin(world),
  )
  const progress = keepProgress(notices)
  const progressDesk = createProgressDesk(progress, library, view =>
    push('progress:changed', progressUnderPolicy(view, policyDesk.inForce())),
  )
  const classDesk = createClassDesk({
    readProgress: progress.read,
    ownIdOf: id => library.find(id)?.id ?? null,
    seatKey: () => openSeatKey(app.getPath('userData')),
  })
  const lessonControl = createLessonControl(lessonStage, log, play => {
    push('lesson:changed', play === null ? null : playUnderPolicy(play, policyDesk.inForce()))
    const lesson = lessonControl.lesson()
    if (play !== null && lesson !== null && !lessonControl.isTrial()) progressDesk.record(play, lessonVersion(lesson))
  })
  const shelf = (): LessonShelf => shelfUnderPolicy(shelfOf(library, lessonFolder, lessonControl), policyDesk.inForce())
  const lessonFolder = openLessonFolder(openKeptFolder(app.getPath('userData')), library, () => push('lessons:changed', shelf()))
  app.on('browser-window-focus', () => lessonFolder.nudge())
  const applySettings = settingsApplier(playground, applyZoom)
  const policyDesk = createPolicyDesk(policy, next => {
    stopUnoffered(lessonControl, next)
    policyLanguage.follow(next)
    applySettings(settings.read())
    push('policy:changed', next)
  })
  const worldDesk = createWorldDesk({ ...playground, settled: tab => lessonStage.settled(tab) }, () => lessonControl.stop())
  const desks = { lessonControl, lessonFolder, shelf, progressDesk, classDesk, worldDesk, policyDesk }
  const handlers = allHandlers({ playground, settings, applySettings, notices, album, library, ...desks, mainWindow })
  openGateway({ handlers, mainWindow, origin, refuses: refusalsOf(policyDesk, lessonControl, progressDesk) })
  openBenchTraceHook(log, { argv: process.argv, isPackaged: app.isPackaged })
  streamTrace(log, () => (window && !window.isDestroyed() ? window.webContents : null))

  window = openPlaygroundWindow(developmentPage ?? `${appOrigin}/`, playground, notices)
  window.on('closed', () => {
    window = null
    app.quit()
  })
  if (asked.kind === 'run') app.exit(await runLessons({ run: asked.run, lessons, language, stage: lessonStage, log, window }))
}

type Asked = Exclude<ReturnType<typeof parseLessonArguments>, { readonly kind: 'wrong' }>

/** What the command line asks for; null: it is refused, and the reason is printed. */
function readArguments(): Asked | null {
  // Before Chromium is ready: its own debugger would listen from then on.
  const refused = isRelease() ? refusedSwitches(process.argv.slice(1)) : []
  if (refused.length > 0) {
    process.stdout.write(`Crumbtrail does not start with ${refused.map(name => `--${name}`).join(', ')}.\n`)
    return null
  }
  const asked = parseLessonArguments(process.argv.slice(1), { folder: process.cwd(), isRelease: isRelease() })
  if (asked.kind !== 'wrong') return asked
  process.stdout.write(`${asked.problem}\n`)
  return null
}

/** The policy that is in force from the start; one that was asked for by name and cannot be had ends the app, with the reason printed. */
async function readFirstPolicy(asked: Asked, notices: Notices): Promise<Policy | null | 'refused'> {
  if (asked.kind === 'run') return null
  const read = await firstPolicy({ given: asked.policyFile, folders: [dirname(app.getPath('exe')), app.getPath('userData')] })
  if (read.ok) return read.value
  if (asked.policyFile === null) {
    notices.raise({ kind: 'policy-file-bad', problem: read.error.problem })
    return null
  }
  process.stdout.write(`${read.error.message}\n`)
  return 'refused'
}

/** A lesson that a policy does not offer is not played on. */
function stopUnoffered(lessons: LessonControl, policy: Policy | null): void {
  const play = lessons.player()?.play() ?? null
  if (play !== null && !isOffered(play.id, policy)) lessons.stop()
}

/** Everything that follows the settings. */
function settingsApplier({ profiles, push }: Playground, applyZoom: () => void): (settings: Settings) => void {
  return settings => {
    profiles.setLanguage(settings.language)
    nativeTheme.themeSource = settings.theme // the pages of the lab follow the app
    applyZoom()
    push('settings:changed', settings)
  }
}

/** What the policy in force says of each message. */
function refusalsOf(desk: PolicyDesk, lessons: LessonControl, progress: ProgressDesk): Parameters<typeof openGateway>[0]['refuses'] {
  const reachedStep = (lesson: string): number => {
    const mine = progress.view().lessons.find(({ id }) => id === lesson)
    return mine === undefined ? 0 : mine.finishedAt === null ? (mine.step ?? 0) : Number.POSITIVE_INFINITY
  }
  return (channel, input) => {
    const policy = desk.inForce()
    return mayCall(policy, channel, input, { play: lessons.player()?.play() ?? null, reachedStep }) ? null : (policy ?? { title: '' })
  }
}

function readSettings(asked: Asked, notices: Notices): SettingsStore {
  const settings = openSettings(app.getPath('userData'), app.getLocale().startsWith('ko') ? { language: 'ko' } : {}, notices.raise)
  const wantedLanguage = asked.kind === 'run' ? asked.run.language : asked.language
  if (wantedLanguage) settings.override({ language: wantedLanguage })
  nativeTheme.themeSource = settings.read().theme // the pages of the lab follow the app
  return settings
}

/** The app ends once everything is on the disk. */
function keepProgress(notices: Notices): ProgressStore {
  const progress = openProgress(app.getPath('userData'), notices.raise)
  app.on('will-quit', event => {
    if (progress.isWritten()) return
    event.preventDefault()
    void progress.written().then(() => app.quit())
  })
  return progress
}

interface Handled {
  readonly playground: Playground
  readonly settings: SettingsStore
  readonly applySettings: (settings: Settings) => void
  readonly notices: Notices
  readonly album: PictureAlbum
  readonly library: LessonLibrary
  readonly lessonControl: LessonControl
  readonly lessonFolder: LessonFolder
  readonly shelf: () => LessonShelf
  readonly progressDesk: ProgressDesk
  readonly classDesk: ClassDesk
  readonly worldDesk: WorldDesk
  readonly policyDesk: PolicyDesk
  readonly mainWindow: () => BrowserWindow | null
}

/** Every channel of the contract with what does it. */
function allHandlers({
  playground,
  settings,
  applySettings,
  notices,
  album,
  library,
  lessonControl,
  lessonFolder,
  shelf,
  progressDesk,
  classDesk,
  worldDesk,
  policyDesk,
  mainWindow,
}: Handled): IpcHandlers {
  const { stage, siteData, prompts, dialogs, labDesk, experiments, holdDesk, resendDesk, log, recorder, profiles, lab, push } = playground
  const exports = createExportJob(share => push('export:progressed', share))
  return {
    ...appHandlers(
      settings,
      () => readAppFacts({ settings: settings.read(), policy: policyDesk.inForce(), port: lab.port, notices: notices.all() }),
      applySettings,
    ),
    ...stageHandlers(stage, siteData, { prompts, dialogs }, () => lessonControl.stop()),
    ...traceHandlers({
      log,
      exports,
      mainWindow,
      album,
      pages: { language: () => settings.read().language, findLesson: library.find, rendererFolder },
    }),
    ...worldHandlers(worldDesk, exports, mainWindow),
    ...classHandlers(classDesk, exports, mainWindow),
    ...storageHandlers({ stage, log, recorder, profiles, lab }),
    ...labHandlers(labDesk),
    ...clipboardHandlers(),
    ...workbenchHandlers(experiments, progress => push('workbench:progressed', progress)),
    ...holdHandlers(holdDesk),
    ...resendHandlers(resendDesk),
    ...editorHandlers(createLessonDesk(lessonFolder), lessonControl, () => push('lessons:changed', shelf())),
    ...lessonHandlers({
      library,
      desk: lessonControl,
      folder: lessonFolder,
      shelf,
      onShelf: () => push('lessons:changed', shelf()),
      progress: progressDesk,
      policy: policyDesk.inForce,
      checkWorld: worldDesk.check,
      mainWindow,
    }),
    ...policyHandlers(policyDesk, mainWindow),
  }
}

function openPlaygroundWindow(address: string, { stage, experiments }: Playground, notices: Notices): BrowserWindow {
  const window = openAppWindow({
    address,
    onPageGone() {
      experiments.cancel() // no page is left to get the result
      notices.raise({ kind: 'stage-rebuilt', lostTabs: stage.rebuild('died').length })
    },
    // The person who loads a page again knows that; the timeline says what it cost.
    onPageReloaded() {
      experiments.cancel()
      notices.forget('stage-rebuilt')
      stage.rebuild('reloaded')
    },
  })
  // A popup outlives its opener, but not the app: a page that is asked whether it may be closed could take for ever to answer. They go before
  // the window and its tabs do: Electron 33 ends with SIGSEGV now and then when a busy popup is destroyed after its opener.
  const closePopups = (): void => BrowserWindow.getAllWindows().forEach(other => other !== window && other.destroy())
  app.on('before-quit', closePopups)
  window.on('close', closePopups)
  return window
}

boot().catch((error: unknown) => {
  logError('start', error)
  app.exit(1)
})
