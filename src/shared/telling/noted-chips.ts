import type { Bilingual } from '../language.ts'
import type { Chip } from './chips.ts'
import type { NotedSide } from '../trace/exchange.ts'

const notKnown: Bilingual = { en: 'stored or not: not in the file', ko: '저장 여부는 파일에 없음' }

/** What another program's HAR tells of cookies: names in fields, and no verdict. */
export function notedChips({ sentCookies, setCookies }: NotedSide): readonly Chip[] {
  return [
    ...[...new Set(sentCookies ?? [])].map((label): Chip => ({ kind: 'noted-cookie', label, reason: null })),
    ...[...new Set(setCookies ?? [])].map((label): Chip => ({ kind: 'noted-set-cookie', label, reason: notKnown })),
  ]
}
