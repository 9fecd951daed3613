import { useEffect } from 'react'
import type { IpcChannel } from '@shared/contract/ipc-contract.ts'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import { onCall } from '../base/bridge.ts'
import type { SelectionActions } from './use-selection.ts'

/** What is done to the browsers: the page and the request that come of it are what one wants to see next. */
const movesBrowsers: ReadonlySet<IpcChannel> = new Set<IpcChannel>([
  'stage:open-window',
  'stage:close-window',
  'stage:open-tab',
  'stage:duplicate-tab',
  'stage:close-tab',
  'stage:navigate',
  'stage:go',
  'stage:quit-browser',
  'stage:launch-browser',
  'stage:answer-prompt',
  'stage:answer-dialog',
  'stage:hung-page',
  'stage:reset',
])

/** What a hand adds to the trace besides, a changed cookie as well as a pin: it is wanted in sight, beside the request that was chosen. */
const addsFacts: ReadonlySet<IpcChannel> = new Set<IpcChannel>([
  'stage:clear-site-data',
  'jar:set-cookie',
  'jar:remove-cookie',
  'storage:set-item',
  'storage:remove-item',
  'sessions:end',
  'lab:set',
  'lab:move-clock',
  'lab:ask',
  'lab:sign-token',
  'trace:pin',
  'trace:note',
  'trace:pause',
  'hold:ask',
  'hold:drop',
])

/**
 * Whoever acts, or lets the lesson act, wants to see what comes of it: in a page or at its browser the selection lets go and follows
 * again; elsewhere it stays, but in the present. Without it the picture of a past would cover what has just been asked for.
 */
export function useReturnToPresent(newestRow: string | null, lesson: LessonPlay | null, { toNow, stayNow }: SelectionActions): void {
  useEffect(
    () =>
      onCall(channel => {
        if (movesBrowsers.has(channel)) toNow()
        else if (addsFacts.has(channel)) stayNow()
      }),
    [toNow, stayNow],
  )
  useEffect(() => {
    if (document.activeElement?.tagName === 'WEBVIEW') toNow()
  }, [newestRow, toNow])
  const phase = lesson === null ? null : `${lesson.stepIndex} ${lesson.phase}`
  useEffect(() => toNow(), [phase, toNow])
}
