import type { EventSeq } from '../../ids.ts'
import type { Bilingual } from '../../language.ts'
import { chipWords } from '../chip-words.ts'
import { shown } from '../../words/shown.ts'
import type { Chip, ChipKind } from '../chips.ts'
import type { Exchange, JudgedCookie } from '../../trace/exchange.ts'
import { explainExchange } from '../explain-exchange.ts'
import { notedOf } from '../../trace/noted-side.ts'
import type { MarkStep } from './sequence.ts'

export interface MarkDraft extends Pick<MarkStep, 'mark' | 'label' | 'more'> {
  /** null: as the step before. */
  readonly seq: EventSeq | null
}

/** What went with the request and what was held back: one mark for each verdict, with the names of its cookies. */
export function requestMarks(exchange: Exchange, chips: readonly Chip[]): readonly MarkDraft[] {
  return marksOf(chips, ['sent', 'noted-cookie', 'authorization', 'held-back'], lastSeq(exchange.browser?.requestCookies))
}

const answerKinds = [
  'from-cache',
  'from-worker',
  'by-browser',
  'not-modified',
  'stored',
  'replaced',
  'deleted',
  'deletes-nothing',
  'not-stored',
  'not-known',
  'rejected',
  'noted-set-cookie',
] as const

/** What the browser did with the answer's cookies, and where the answer came from. */
export function answerMarks(exchange: Exchange, chips: readonly Chip[]): readonly MarkDraft[] {
  return marksOf(chips, answerKinds, lastSeq(exchange.browser?.responseCookies))
}

/** Why the page got nothing; none while it may still get it. */
export function failureMarks(exchange: Exchange): readonly MarkDraft[] {
  if (exchange.progress === 'failed' && notedOf(exchange) !== null) {
    const label = { en: 'error noted in the file', ko: '파일에 적힌 오류' }
    return [{ mark: 'waiting', seq: exchange.lastSeq, label, more: explainExchange(exchange) }]
  }
  if (exchange.progress === 'failed') {
    const isCanceled = exchange.browser?.failure?.isCanceled === true || exchange.browser?.failure == null
    const label = isCanceled ? { en: 'canceled', ko: '중단됨' } : { en: 'no response for the page', ko: '페이지가 응답을 받지 못함' }
    return [{ mark: isCanceled ? 'waiting' : 'blocked', seq: exchange.lastSeq, label, more: explainExchange(exchange) }]
  }
  const isNotOut = exchange.progress === 'pending' && exchange.hops.length === 0
  return isNotOut ? [{ mark: 'waiting', seq: null, label: { en: 'not sent yet', ko: '아직 보내지 않음' }, more: null }] : []
}

const lastSeq = (judged: readonly JudgedCookie[] | undefined): EventSeq | null =>
  (judged ?? []).reduce<EventSeq | null>((last, { seq }) => (last === null || seq > last ? seq : last), null)

function marksOf(chips: readonly Chip[], kinds: readonly ChipKind[], seq: EventSeq | null): readonly MarkDraft[] {
  return kinds.flatMap((kind): MarkDraft[] => {
    const own = chips.filter(chip => chip.kind === kind)
    return own.length === 0 ? [] : [{ mark: kind, seq, label: labelOf(kind, own), more: null }]
  })
}

/** `sid, lang sent`; the reason as well when it is one cookie. Korean says the word behind the names, too. */
function labelOf(kind: ChipKind, chips: readonly Chip[]): Bilingual {
  if (kind === 'authorization') return sameText(`Authorization: ${shown(chips[0]?.label ?? '')}`)
  const names = chips.flatMap(({ label }) => (label === null ? [] : [label === '' ? '?' : shown(label)])).join(', ')
  const word = chipWords[kind]
  if (kind === 'noted-cookie' || kind === 'noted-set-cookie') return { en: `${word.en} ${names}`, ko: `${word.ko} ${names}` }
  const reason = chips.length === 1 ? (chips[0]?.reason ?? null) : null
  const join = (language: 'en' | 'ko'): string =>
    [names, word[language]].filter(part => part !== '').join(' ') + (reason === null ? '' : `: ${reason[language]}`)
  return { en: join('en'), ko: join('ko') }
}

const sameText = (text: string): Bilingual => ({ en: text, ko: text })
