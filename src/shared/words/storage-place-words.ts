import type { Bilingual } from '../language.ts'
import { notRecorded } from '../trace/storage-place.ts'
import { siteOf } from '../web/site.ts'
import { shown } from './shown.ts'

/** Whose storage it is, as a part of a sentence: an origin, and for storage that is kept apart, the pages that it is kept apart for. */
export function sayStoragePlace({ origin, partition }: { readonly origin: string; readonly partition?: string | null }): Bilingual {
  const name = shown(origin)
  if (partition === undefined || partition === null) return { en: name, ko: name }
  if (partition === notRecorded) {
    return { en: `${name} (of a page or of a frame: not recorded)`, ko: `${name}(페이지의 것인지 프레임의 것인지 기록되지 않음)` }
  }
  if (partition === siteOf(origin)) {
    return { en: `${name} in a frame inside another site’s frame`, ko: `다른 사이트의 프레임 안에 있는 ${name}` }
  }
  const under = shown(partition)
  return { en: `${name} in frames under ${under}`, ko: `${under} 아래 프레임의 ${name}` }
}

/** Why the tab's own page, a top-level page, does not see it. */
export function sayKeptForFrames({ origin, partition }: { readonly origin: string; readonly partition: string }): Bilingual {
  if (partition === siteOf(origin)) {
    return {
      en: 'It is kept apart for a frame of this site inside a frame of another site; the tab’s own page is in no frame.',
      ko: '다른 사이트의 프레임 안에 있는 이 사이트의 프레임을 위해 따로 둔 저장소입니다. 탭의 페이지는 프레임 안에 있지 않습니다.',
    }
  }
  return {
    en: `It is kept apart for frames inside pages of ${shown(partition)} (storage partitioning); the tab’s own page is in no frame.`,
    ko: `${shown(partition)} 페이지 안의 프레임을 위해 따로 둔 저장소입니다(저장소 분할). 탭의 페이지는 프레임 안에 있지 않습니다.`,
  }
}
