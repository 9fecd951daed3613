import { useEffect } from 'react'
import { channelEffects } from '@shared/contract/channel-effects.ts'
import type { LessonPlay } from '@shared/lesson/lesson-play.ts'
import { onCall } from '../base/bridge.ts'
import type { SelectionActions } from './use-selection.ts'

/**
 * Returns to the present when something is done, by hand or by the lesson: each channel says what it does to the moment that is looked
 * at. Without this the picture of a past would cover what has just been asked for.
 */
export function useReturnToPresent(
  newestRow: string | null,
  lesson: LessonPlay | null,
  { toNow, stayNow }: Pick<SelectionActions, 'toNow' | 'stayNow'>,
): void {
  useEffect(
    () =>
      onCall(channel => {
        const effect = channelEffects[channel]
        if (effect === 'returns-to-present') toNow()
        else if (effect === 'stays-in-present') stayNow()
      }),
    [toNow, stayNow],
  )
  useEffect(() => {
    if (document.activeElement?.tagName === 'WEBVIEW') toNow()
  }, [newestRow, toNow])
  const phase = lesson === null ? null : `${lesson.stepIndex} ${lesson.phase}`
  useEffect(() => toNow(), [phase, toNow])
}
