import { watch, type FSWatcher } from 'node:fs'

export interface FolderWatchTimes {
  /** Quiet for so long after the last change: an editor that replaces a file does several things to it. */
  readonly settleMs: number
  /** After so long it is read although it goes on changing. */
  readonly mostMs: number
  /** Where the system tells nothing of changes, it is looked at again so often. */
  readonly againMs: number
}

const usual: FolderWatchTimes = { settleMs: 200, mostMs: 2000, againMs: 5000 }

export interface FolderWatch {
  /** Something may have been missed, such as on a network drive: looks again soon. */
  nudge(): void
  stop(): void
}

/**
 * Hears of changes in a folder and has it read again, once they have settled and never twice at a time.
 *
 * @param read gives whether the folder is there: one that is not has nothing to be watched, and is looked for now and then
 */
export function watchFolder(folder: string, read: () => Promise<boolean>, times: FolderWatchTimes = usual): FolderWatch {
  let watcher: FSWatcher | null = null
  let timer: NodeJS.Timeout | null = null
  let firstAt: number | null = null
  let isReading = false
  let isMissed = false
  let isStopped = false

  function soon(delayMs: number): void {
    if (isStopped) return
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => void readNow(), delayMs)
    timer.unref()
  }
  function changed(): void {
    if (isReading) isMissed = true
    firstAt ??= Date.now()
    soon(Math.max(0, Math.min(times.settleMs, firstAt + times.mostMs - Date.now())))
  }
  async function readNow(): Promise<void> {
    if (isReading || isStopped) return
    isReading = true
    isMissed = false
    firstAt = null
    listen() // before it is read, so that nothing falls between the two
    const isThere = await read()
    isReading = false
    if (!isThere) deaf()
    if (isMissed) changed()
    else if (watcher === null) soon(times.againMs)
  }
  function listen(): void {
    if (watcher !== null || isStopped) return
    try {
      watcher = watch(folder, { persistent: false }, changed)
      watcher.on('error', deaf)
    } catch {
      // Not there, or a file system that tells nothing: it is looked at now and then.
    }
  }
  function deaf(): void {
    watcher?.close()
    watcher = null
  }

  soon(0)
  return {
    nudge: changed,
    stop() {
      isStopped = true
      if (timer !== null) clearTimeout(timer)
      deaf()
    },
  }
}
