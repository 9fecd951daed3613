import { headerValues } from '../../web/headers.ts'
import type { EventSeq } from '../../ids.ts'
import type { Bilingual } from '../../language.ts'
import { explainCheck } from '../../words/check-words.ts'
import { shown } from '../../words/shown.ts'
import type { Decision, DecisionStep, Exchange, WireHop } from '../../trace/exchange.ts'
import { chipsOf } from '../chips.ts'
import { notedOf } from '../../trace/noted-side.ts'
import { originOf } from '../../web/site.ts'
import type { ExchangeRow } from '../../trace/timeline-rows.ts'
import type { TraceEvent } from '../../trace/trace-event.ts'
import { answerMarks, failureMarks, requestMarks, type MarkDraft } from './exchange-marks.ts'
import type { ArrowStep, SequenceBlock, SequenceLane, SequenceStep } from './sequence.ts'
import { lookUpOf, storeChangeOf, type LookUp } from './store-look-ups.ts'

type ArrowDraft = Pick<ArrowStep, 'what' | 'label'> & Partial<Pick<ArrowStep, 'isBad' | 'hasArrived'>>

/** A request, what the server asked of its stores, the answer, and the verdicts on the cookies on the way. */
export function blockOfExchange(row: ExchangeRow, eventOf: (seq: EventSeq) => TraceEvent | undefined): SequenceBlock {
  const { exchange } = row
  const events = exchange.sources.flatMap(seq => eventOf(seq) ?? [])
  const [client, host] = [clientLane(row), hostLane(exchange)]
  const chips = chipsOf(exchange)
  const draft = startBlock(row, [client, host])

  draft.arrow(client, host, exchange.firstSeq, {
    what: 'request',
    label: requestLabel(exchange),
    // Of a request in another program's HAR, only a status says that it arrived.
    hasArrived: exchange.hops.length > 0 || isNotedAnswer(exchange),
  })
  draft.marks(client, requestMarks(exchange, chips))
  exchange.hops.forEach((hop, index) => {
    if (index > 0) {
      const seq = seqOf(events, 'request.received', hop)
      draft.arrow(client, host, seq, { what: 'request', label: { en: 'asks again by itself', ko: '스스로 다시 요청' } })
    }
    for (const asked of inHop(hop, events)) draft.ask(host, asked)
    answer(hop, index)
  })
  if (notedOf(exchange) !== null && exchange.status === null) draft.marks(client, [waiting(null, notKnown)])
  if (isNotedAnswer(exchange)) draft.arrow(host, client, exchange.firstSeq, notedAnswer(exchange))
  draft.marks(client, answerMarks(exchange, chips))
  draft.marks(client, failureMarks(exchange))
  return draft.block()

  function answer(hop: WireHop, index: number): void {
    const seq = seqOf(events, 'response.sent', hop)
    if (hop.response !== null) {
      const { status } = hop.response
      return draft.arrow(host, client, seq, { what: 'answer', label: answerLabel(hop.response, exchange.url), isBad: status >= 400 })
    }
    const isLast = index === exchange.hops.length - 1
    if (hop.isStoppedAtDoor === true) draft.marks(host, [waiting(seq, stoppedAtDoor)])
    else if (hop.isAborted) draft.marks(host, [waiting(seq, { en: 'the client went away', ko: '클라이언트가 연결을 끊음' })])
    else if (isLast && exchange.progress === 'pending') draft.marks(host, [waiting(seq, { en: 'no response yet', ko: '아직 응답 없음' })])
  }
}

/** The file notes a status, and no cache that it came from. */
function isNotedAnswer(exchange: Exchange): boolean {
  return notedOf(exchange) !== null && exchange.status !== null && exchange.browser?.servedFrom == null
}

function notedAnswer({ status, browser, url }: Exchange): ArrowDraft {
  const label = answerLabel({ status: status ?? 0, headers: browser?.responseHeaders ?? [] }, url)
  return { what: 'answer', label, isBad: (status ?? 0) >= 400 }
}

const notKnown: Bilingual = { en: 'whether it arrived is not in the file', ko: '도착 여부는 파일에 없음' }
const stoppedAtDoor: Bilingual = { en: 'held, never reached the server', ko: '붙잡혀 서버에 닿지 못함' }
const waiting = (seq: EventSeq | null, label: Bilingual): MarkDraft => ({ mark: 'waiting', seq, label, more: null })

/** Collects the steps of one row. Facts of the browser come late: no step may stand before the one above it. */
function startBlock(row: ExchangeRow, first: readonly SequenceLane[]) {
  const lanes = new Map(first.map(lane => [lane.key, lane]))
  const steps: SequenceStep[] = []
  let last = row.exchange.firstSeq
  const base = (seq: EventSeq | null) => {
    if (seq !== null && seq > last) last = seq
    return { id: `${row.key}/${steps.length}`, seq: last }
  }
  const arrow = (from: SequenceLane, to: SequenceLane, seq: EventSeq | null, made: ArrowDraft): void => {
    steps.push({ kind: 'arrow', ...base(seq), from: from.key, to: to.key, isBad: false, hasArrived: true, ...made })
  }
  const marks = (lane: SequenceLane, drafts: readonly MarkDraft[]): void => {
    for (const { seq, ...made } of drafts) steps.push({ kind: 'mark', ...base(seq), lane: lane.key, ...made })
  }
  return {
    arrow,
    marks,
    ask(host: SequenceLane, { seq, lookUp, refusal }: Asked): void {
      if (lookUp !== null) {
        const lane = { kind: 'store', key: `store:${lookUp.store}`, store: lookUp.store } as const
        lanes.set(lane.key, lane)
        arrow(host, lane, seq, { what: 'look-up', label: lookUp.label })
      }
      if (refusal !== null) marks(host, [refusal])
    },
    block: (): SequenceBlock => ({ rowKey: row.key, lanes: [...lanes.values()], steps }),
  }
}

interface Asked {
  readonly seq: EventSeq
  readonly lookUp: LookUp | null
  readonly refusal: MarkDraft | null
}

/** The checks that asked a table or refused, and what was written to the tables, in the order in which it happened. */
function inHop({ wire, decision }: WireHop, events: readonly TraceEvent[]): readonly Asked[] {
  const checks = decision === null ? [] : decision.steps.flatMap(step => askedBy(step, decision))
  const changes = events.flatMap((event): Asked[] => {
    const lookUp = 'wire' in event && event.wire === wire ? storeChangeOf(event) : null
    return lookUp === null ? [] : [{ seq: event.seq, lookUp, refusal: null }]
  })
  return [...checks, ...changes].sort((a, b) => a.seq - b.seq)
}

function askedBy(step: DecisionStep, decision: Decision): Asked[] {
  if (step.seq === null || step.state === 'not-reached') return []
  const lookUp = lookUpOf(step, decision)
  const refusal = step.state === 'refused' ? refusalMark(step) : null
  return lookUp === null && refusal === null ? [] : [{ seq: step.seq, lookUp, refusal }]
}

function refusalMark({ check, code, params, seq }: DecisionStep): MarkDraft {
  const [en, ko] = (['en', 'ko'] as const).map(language => explainCheck(check, 'refused', code ?? 'ok', params, language))
  return {
    mark: 'refused',
    seq,
    label: { en: `${en?.title ?? check}: no`, ko: `${ko?.title ?? check}: 거절` },
    more: { en: en?.detail ?? '', ko: ko?.detail ?? '' },
  }
}

function clientLane({ exchange, lane }: ExchangeRow): SequenceLane {
  const { profile } = exchange
  if (lane === null) return { kind: 'browser', key: `browser:${profile ?? ''}`, profile }
  return { kind: 'tab', key: `tab:${lane}`, letter: lane, profile }
}

function hostLane({ url }: Exchange): SequenceLane {
  const host = shown(originOf(url)?.host ?? (/^[\w+.-]+:/.exec(url)?.[0] || '?'))
  return { kind: 'host', key: `host:${host}`, host }
}

function requestLabel({ method, url }: Exchange): Bilingual {
  if (url === '') return { en: 'request not captured', ko: '기록되지 않은 요청' }
  const origin = originOf(url)
  const path = origin === null ? url : url.slice(origin.origin.length).replace(/#.*$/s, '') || '/'
  const label = `${shown(method)}${origin?.scheme === 'http' ? ' (http)' : ''} ${shown(path)}`
  return { en: label, ko: label }
}

/** The status, where it leads, and the names of the cookies that it sets. */
function answerLabel({ status, headers }: Pick<NonNullable<WireHop['response']>, 'status' | 'headers'>, url: string): Bilingual {
  const location = status >= 300 && status < 400 ? (headerValues(headers, 'Location')[0] ?? null) : null
  const origin = originOf(url)?.origin ?? ''
  const target = location === null ? '' : ` → ${shown(location.startsWith(`${origin}/`) ? location.slice(origin.length) : location)}`
  const names = headerValues(headers, 'Set-Cookie').map(line => shown(line.split(/[=;]/, 1)[0]?.trim() ?? ''))
  const label = `${status}${target}${names.length === 0 ? '' : ` Set-Cookie: ${names.join(', ')}`}`
  return { en: label, ko: label }
}

function seqOf(events: readonly TraceEvent[], kind: 'request.received' | 'response.sent', { wire }: WireHop): EventSeq | null {
  return events.find(event => event.kind === kind && event.wire === wire)?.seq ?? null
}
