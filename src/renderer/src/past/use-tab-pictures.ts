import { dropOldest } from '@shared/collections/drop-oldest.ts'
import { useEffect, useState } from 'react'
import type { EventSeq, TabId } from '@shared/ids.ts'
import type { TabPicture } from '@shared/tab-picture.ts'
import { call } from '../base/bridge.ts'

export interface ShownPicture extends TabPicture {
  /** A `data:` address. */
  readonly address: string
}

/** A picture that was just asked for is often asked for again: moving through the events of one page changes no picture. */
const cache = new Map<number, string>()
const maxCached = 40
/** A page that has just come has its picture taken a moment later. */
const lookAgainMs = 1_500

/** How each tab looked at the event; asked for only while somebody looks back. */
export function useTabPictures(cursor: EventSeq): ReadonlyMap<TabId, ShownPicture> {
  const [shown, setShown] = useState<ReadonlyMap<TabId, ShownPicture>>(new Map())
  useEffect(() => {
    let isOver = false
    const look = async (): Promise<void> => {
      const pictures = await picturesAt(cursor)
      if (!isOver) setShown(pictures)
    }
    void look()
    const timer = window.setTimeout(() => void look(), lookAgainMs)
    return () => {
      isOver = true
      window.clearTimeout(timer)
    }
  }, [cursor])
  return shown
}

async function picturesAt(cursor: EventSeq): Promise<ReadonlyMap<TabId, ShownPicture>> {
  const answer = await call('trace:pictures', { cursor })
  const shown = new Map<TabId, ShownPicture>()
  for (const picture of answer.ok ? answer.value : []) {
    const address = await addressOf(picture.id)
    if (address !== null) shown.set(picture.tab, { ...picture, address })
  }
  return shown
}

async function addressOf(id: number): Promise<string | null> {
  const known = cache.get(id)
  if (known !== undefined) return known
  const answer = await call('trace:picture', { id })
  if (!answer.ok || answer.value === null) return null
  cache.set(id, answer.value)
  dropOldest(cache, maxCached)
  return answer.value
}
