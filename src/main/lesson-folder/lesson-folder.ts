import { basename } from 'node:path'
import type { LessonFolderView } from '@shared/lesson/lesson-folder.ts'
import type { LessonLibrary } from '../lesson-runner/lesson-library.ts'
import type { KeptFolder } from './kept-folder.ts'
import { scanLessonFolder } from './scan-lesson-folder.ts'
import { watchFolder, type FolderWatch, type FolderWatchTimes } from './watch-folder.ts'

/** The instructor's folder: its lessons are on the shelf of the library, and are taken anew when a file changes. */
export interface LessonFolder {
  view(): LessonFolderView | null
  /** Where it is; null: none was chosen. */
  place(): string | null
  /** Resolves once it has been read. null: no folder any more. */
  choose(folder: string | null): Promise<void>
  /** Looks again soon, for file systems that tell nothing of changes. */
  nudge(): void
  /** Reads it now. */
  refresh(): Promise<void>
  stop(): void
}

export function openLessonFolder(kept: KeptFolder, library: LessonLibrary, onChanged: () => void, times?: FolderWatchTimes): LessonFolder {
  let place = kept.read()
  let view = place === null ? null : emptyView(place)
  let watching: FolderWatch | null = null

  async function scan(folder: string): Promise<boolean> {
    const scanned = await scanLessonFolder(folder)
    if (folder !== place) return true
    const isSame = JSON.stringify(view) === JSON.stringify(scanned.view)
    view = scanned.view
    if (library.shelve(scanned.lessons) || !isSame) onChanged()
    return view.problem === null
  }
  function start(): void {
    const folder = place
    if (folder !== null) watching = watchFolder(folder, () => scan(folder), times)
  }

  start()
  return {
    view: () => view,
    place: () => place,
    async choose(folder) {
      watching?.stop()
      watching = null
      kept.change(folder)
      place = folder
      view = folder === null ? null : emptyView(folder)
      if (folder === null) library.shelve([])
      else await scan(folder)
      onChanged() // an empty folder is another than none
      start()
    },
    nudge: () => watching?.nudge(),
    async refresh() {
      if (place !== null) await scan(place)
    },
    stop: () => watching?.stop(),
  }
}

const emptyView = (folder: string): LessonFolderView => ({ name: basename(folder), files: [], leftOut: 0, problem: null })
