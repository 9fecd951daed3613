import { useEffect } from 'react'
import type { IpcChannel } from '@shared/contract/ipc-contract.ts'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import { onCall } from '../base/bridge.ts'
import type { SelectionActions } from './use-selection.ts'

/** Commands to a browser: the page and the request that follow are what you want to see next. */
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

/** Other commands that add to the trace, such as an edited cookie or a pin: their effect is shown beside the selected request. */
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
 * Your action, or the lesson's, returns to the present, so that you see its effect. An action in a page or on its browser also clears the
 * selection, which then follows the newest request; any other action keeps it. Otherwise a picture of the past would cover the effect.
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
