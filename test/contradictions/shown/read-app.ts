import { eventSeq, type EventSeq } from '@shared/ids.ts'
import { chipsOf } from '@shared/telling/chips.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { explainExchange } from '@shared/telling/explain-exchange.ts'
import { inJarOrder } from '@shared/trace/in-jar-order.ts'
import { createTraceFold, type TraceFold } from '@shared/trace/fold-trace.ts'
import { eventCause } from '@shared/trace/timeline-event.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { checkTitle, explainCheck } from '@shared/words/check-words.ts'
import { labelChip } from '@shared/telling/chip-words.ts'
import { sayEvent } from '@shared/words/event-words.ts'
import { tellEvent } from '@shared/words/story-words.ts'
import { createCauseIndex, type CauseIndex } from '../../../src/renderer/src/trace/cause-index.ts'
import { findChanges, type Change } from '@shared/telling/find-changes.ts'
import { copySilence, receiptModel, serverSilence, type VerdictLine } from '../../../src/renderer/src/details/use-receipt-model.ts'
import { detailsText } from '../../../src/renderer/src/i18n/details-text.ts'
import { readHeaders } from './read-headers.ts'
import { readLives } from './read-lives.ts'
import { readPicture } from './read-picture.ts'
import type { About, ShownSentence } from './shown-sentence.ts'

/** The app's panels, as far as they speak: the same folds and the same functions, fed with the same trace. */
export interface ReadApp {
  readonly fold: TraceFold
  /** @returns the last event that was pushed */
  push(events: readonly TraceEvent[]): EventSeq
  /** All that is said of what is new or has changed since the event before. */
  newSentences(): readonly ShownSentence[]
}

const nothing: About = { exchange: null, judged: null, event: null, why: null }

export function createReadApp(): ReadApp {
  const fold = createTraceFold()
  const causes = createCauseIndex()
  let fresh: TraceEvent[] = []
  let lastSeq = eventSeq(0)
  let seenRows: ReadonlySet<TimelineRow> = new Set()
  const sources = { effectsOf: causes.effectsOf, eventOf: fold.eventOf, worldAt: (seq: EventSeq) => fold.world.at(seq) }

  /** What a request changed is told by its row, also when that becomes known only afterwards. */
  function rowsOfCauses(events: readonly TraceEvent[], rows: readonly TimelineRow[]): readonly TimelineRow[] {
    const by = events.flatMap(event => (event.kind === 'cause.found' ? [event.by] : event.cause === null ? [] : [event.cause]))
    const keys = new Set(
      by.map(seq => fold.eventOf(seq)).flatMap(event => (event !== undefined && 'exchange' in event ? [event.exchange] : [])),
    )
    return rows.filter(row => row.kind === 'exchange' && row.exchange.id !== null && keys.has(row.exchange.id))
  }

  return {
    fold,
    push(events) {
      fold.push(events)
      causes.push(events)
      fresh.push(...events)
      lastSeq = events.at(-1)?.seq ?? lastSeq
      return lastSeq
    },
    newSentences() {
      const rows = fold.timeline.rows()
      const changed = rows.filter(row => !seenRows.has(row))
      seenRows = new Set(rows)
      const told = fresh.flatMap(event => tell(event, fold, causes))
      const lives = readLives(fresh, fold)
      const shown = [...new Set([...changed, ...rowsOfCauses(fresh, rows)])]
      fresh = []
      return [
        ...shown.flatMap(row => (row.kind === 'event' ? sayRow(row) : sayExchange(row.exchange, sources))),
        ...readPicture(changed, fold.eventOf),
        ...told,
        ...lives,
      ]
    },
  }
}

const sayRow = (row: Extract<TimelineRow, { kind: 'event' }>): readonly ShownSentence[] => [
  { place: 'row', text: sayEvent(row), about: { ...nothing, event: row.event, why: row.why } },
]

type Sources = Parameters<typeof receiptModel>[1]

function sayExchange(recorded: Exchange, sources: Sources): readonly ShownSentence[] {
  const exchange = inJarOrder(recorded, sources.worldAt)
  const about = { ...nothing, exchange }
  return [
    { place: 'receipt', text: explainExchange(exchange), about, quotes: checkDetails(exchange) },
    ...sayCookies(exchange, sources),
    ...saySides(exchange, sources),
    ...chipsOf(exchange).map((chip): ShownSentence => {
      const [label, reason] = [chip.label === null ? null : `“${chip.label}”`, chip.reason]
      const text = {
        en: `${labelChip(chip.kind, label, 'en')}${reason === null ? '' : `: ${reason.en}`}`,
        ko: `${labelChip(chip.kind, label, 'ko')}${reason === null ? '' : `: ${reason.ko}`}`,
      }
      return { place: 'chip', text, about }
    }),
    ...sayChanges(exchange, findChanges(exchange, sources)),
    ...readHeaders(exchange),
  ]
}

/** The words of the checks that ran, which the sentence of a refusal ends with. */
function checkDetails({ hops }: Exchange): readonly string[] {
  return (hops.at(-1)?.decision?.steps ?? []).flatMap(({ check, state, code, params }) =>
    state === 'refused' && code !== null ? [explainCheck(check, state, code, params, 'en').detail] : [],
  )
}

/** The cookies' lines of the receipt, word and sentence; each by itself. */
function sayCookies(exchange: Exchange, sources: Sources): readonly ShownSentence[] {
  const [en, ko] = [receiptModel(exchange, sources, 'en'), receiptModel(exchange, sources, 'ko')]
  const judged = [...(exchange.browser?.requestCookies ?? []), ...(exchange.browser?.responseCookies ?? [])]
  const lines = (model: typeof en): readonly VerdictLine[] => [...model.request, ...model.neverApplied, ...model.response]
  return lines(en).flatMap((line, index): readonly ShownSentence[] => {
    const twin = lines(ko)[index]
    const about = { ...nothing, exchange, judged: judged.find(({ seq }) => `${seq}` === line.key) ?? null }
    return [
      { place: 'cookie', text: { en: `${line.word} “${line.name}”`, ko: `${twin?.word} “${twin?.name}”` }, about },
      { place: 'cookie', text: { en: line.sentence, ko: twin?.sentence ?? '' }, about },
      ...line.differences.map(({ sentence }): ShownSentence => ({ place: 'cookie', text: sentence, about })),
    ]
  })
}

/** What stands on the two sides of the receipt where there is no list. */
function saySides(exchange: Exchange, sources: Sources): readonly ShownSentence[] {
  const model = receiptModel(exchange, sources, 'en')
  const about = { ...nothing, exchange }
  const said = (
    key:
      | 'notJudgedYet'
      | 'notInRequest'
      | 'noneConsidered'
      | 'noneForCopy'
      | 'noneForOwn'
      | 'noneForWorker'
      | 'noBrowserSide'
      | 'notInFile'
      | 'notOnWire'
      | 'noDecision'
      | 'deciding'
      | 'aborted',
  ): ShownSentence => ({
    place: 'receipt',
    text: { en: detailsText.en[key], ko: detailsText.ko[key] },
    about,
  })
  const { browser } = exchange
  const sides: ShownSentence[] = []
  if (browser === null) sides.push(said('noBrowserSide'))
  else if (model.request.length === 0 && browser.servedFrom === null) {
    if (browser.consideredCookies === null) sides.push(said('notJudgedYet'))
    else sides.push(said(model.neverApplied.length > 0 ? 'notInRequest' : 'noneConsidered'))
  } else if (browser.servedFrom !== null && model.request.length + model.neverApplied.length + model.response.length === 0) {
    sides.push(said(copySilence(browser.servedFrom)))
  }
  const decision = model.decisions.at(-1)?.decision
  if (decision === undefined) sides.push(said(serverSilence(exchange)))
  for (const step of decision?.steps ?? []) {
    const { check, state, code, params } = step
    if (state === 'not-reached' || code === null) continue
    const say = (language: 'en' | 'ko'): string =>
      `${checkTitle(check)[language]}: ${explainCheck(check, state, code, params, language).detail}`
    sides.push({ place: 'check', text: { en: say('en'), ko: say('ko') }, about })
  }
  return sides
}

function sayChanges(exchange: Exchange, changes: readonly Change[]): readonly ShownSentence[] {
  const about = { ...nothing, exchange }
  if (changes.length === 0) {
    return [{ place: 'changed', text: { en: detailsText.en.nothingChanged, ko: detailsText.ko.nothingChanged }, about }]
  }
  return changes.map(({ store, name, how, where, after, end }): ShownSentence => {
    const say = (language: 'en' | 'ko'): string => {
      const words = detailsText[language]
      const value = after === null ? '' : ` → ${after}`
      return `${words.stores[store]}: “${name}” ${words.changes[how]}${end === null ? '' : ` (${end[language]})`} ${words.changedIn[store](where)}${value}`
    }
    return { place: 'changed', text: { en: say('en'), ko: say('ko') }, about }
  })
}

function tell(event: TraceEvent, { exchanges, eventOf }: TraceFold, causes: CauseIndex): readonly ShownSentence[] {
  const cause = causes.causeOf(event.seq) ?? event.cause
  const why = eventCause(cause === null ? undefined : eventOf(cause))
  const text = tellEvent(event, {
    requestOf: id => ('exchange' in id ? exchanges.byKey(id.exchange) : exchanges.byWire(id.wire)),
    eventOf,
    why,
  })
  const exchange =
    'exchange' in event ? exchanges.byKey(event.exchange) : 'wire' in event && event.wire !== null ? exchanges.byWire(event.wire) : null
  const judged = event.kind === 'cookie.judged' ? event : null
  return [{ place: 'story', text, about: { exchange, judged, event, why } }]
}
