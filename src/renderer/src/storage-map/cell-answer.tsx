import type { EventSeq } from '@shared/ids.ts'
import { ownRequestVerdict } from '@shared/trace/own-request-verdict.ts'
import type { MapThing } from '@shared/trace/storage-map.ts'
import type { TabAccess } from '@shared/trace/tab-access.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import type { WorldTab } from '@shared/trace/world.ts'
import { explainReason } from '@shared/words/cookie-reasons.ts'
import { explainCell } from '@shared/words/storage-map-words.ts'
import { verdictWords } from '@shared/words/verdict-words.ts'
import { storageMapText } from '../i18n/storage-map-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import { RuleNote } from '../marks/rule-note.tsx'
import { closeTool } from '../tools/tool-store.ts'
import { Button } from '../ui/button.tsx'

interface CellAnswerProps {
  readonly thing: MapThing
  readonly tab: WorldTab
  readonly sight: TabAccess
  readonly rows: readonly TimelineRow[]
  readonly cursor: EventSeq | null
}

/** Why this tab sees the thing, or does not; and what the browser itself said of it, where it did. */
export function CellAnswer({ thing, tab, sight, rows, cursor }: CellAnswerProps) {
  const say = useSay()
  const { question, sentences, rule } = explainCell(thing, sight, tab)
  return (
    <>
      <h3>{say(question)}</h3>
      <p>{sentences.map(say).join(' ')}</p>
      {thing.kind === 'cookie' && thing.profile === tab.profile ? (
        <BrowserWord thing={thing} tab={tab} sight={sight} rows={rows} cursor={cursor} />
      ) : null}
      <p>
        <RuleNote rule={rule} />
      </p>
    </>
  )
}

const bySite = /^(Schemeful)?SameSite(?!NoneInsecure)/

/** The verdict of the trace on the tab's own request; ours is a reading of the rules, this is what happened. */
function BrowserWord({ thing, tab, sight, rows, cursor }: CellAnswerProps & { readonly thing: Extract<MapThing, { kind: 'cookie' }> }) {
  const text = useText(storageMapText)
  const say = useSay()
  const { showReceipt } = useLabView()
  const found = ownRequestVerdict(rows, { tab: tab.id, url: tab.url }, thing.cookie, cursor)
  if (found === null) return sight.kind === 'no' ? null : <p className="storage-map-word">{text.browserSilent}</p>
  const { verdict, seq } = found.judged
  const reasons = verdict.kind === 'held-back' ? verdict.reasons.map(reason => say(explainReason(reason).short)) : []
  const word = [say(verdictWords[verdict.kind]), ...reasons].join(', ')
  // Only who started the request can be otherwise than the map takes it.
  const isByAnotherSite = verdict.kind === 'held-back' && verdict.reasons.every(reason => bySite.test(reason))
  const isOlder = thing.changedBy > seq
  const differs = !isOlder && (verdict.kind === 'sent') !== (sight.kind !== 'no')
  return (
    <p className="storage-map-word">
      {text.browserSays(word)} {isOlder ? text.changedSince : null}{' '}
      {differs ? (isByAnotherSite ? text.startedElsewhere : text.differs) : null}{' '}
      <Button
        look="quiet"
        icon="arrow"
        onPress={() => {
          closeTool()
          showReceipt(found.rowKey)
        }}
      >
        {text.showRequest}
      </Button>
    </p>
  )
}
