import { useMemo, useState } from 'react'
import { compareExchanges } from '@shared/telling/compare-exchanges.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { sayDifference } from '@shared/telling/comparison-words.ts'
import { requestDiffText } from '../i18n/request-diff-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import { closeTool, type RequestOf } from '../tools/tool-store.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './request-diff.css'
import { PairTable } from './pair-table.tsx'
import { pickTwo } from './pick-two.ts'
import { RequestChoice } from './request-choice.tsx'

/** Two requests side by side, with what parts them in a sentence on top. */
export function RequestDiff({ request }: { readonly request: RequestOf<'request-diff'> }) {
  const text = useText(requestDiffText)
  const { rows } = useLabView()
  // Every request of the timeline, also behind the cursor: who chooses the first row can lay it beside a later one.
  const exchanges = useMemo(
    () => rows.flatMap(row => (row.kind === 'exchange' && row.exchange.isWithheld !== true ? [row.exchange] : [])),
    [rows],
  )
  const [chosen, choose] = useState<{ readonly left: string | null; readonly right: string | null }>({
    left: request.left,
    right: request.right,
  })
  const two = pickTwo(exchanges, chosen.left, chosen.right)
  if (two === null) return <EmptyState title={text.tooFew} note={text.tooFewNote} />
  const { left, right } = two
  return (
    <div className="request-diff">
      <div className="request-diff-choices">
        <Side which={text.first} exchange={left} exchanges={exchanges} onChoose={key => choose({ left: key, right: right.key })} />
        <Side which={text.second} exchange={right} exchanges={exchanges} onChoose={key => choose({ left: left.key, right: key })} />
      </div>
      <Comparison left={left} right={right} />
    </div>
  )
}

interface SideProps {
  readonly which: string
  readonly exchange: Exchange
  readonly exchanges: readonly Exchange[]
  readonly onChoose: (key: string) => void
}

function Side({ which, exchange, exchanges, onChoose }: SideProps) {
  const text = useText(requestDiffText)
  const { showReceipt } = useLabView()
  return (
    <div className="request-diff-side">
      <RequestChoice label={text.choose(which)} chosen={exchange.key} exchanges={exchanges} onChoose={onChoose} />
      <Button
        onPress={() => {
          closeTool()
          showReceipt(exchange.key)
        }}
      >
        {text.show}
      </Button>
    </div>
  )
}

function Comparison({ left, right }: { readonly left: Exchange; readonly right: Exchange }) {
  const text = useText(requestDiffText)
  const say = useSay()
  const [isShort, setShort] = useState(true)
  const compared = useMemo(() => compareExchanges(left, right), [left, right])
  return (
    <>
      <p className="request-diff-sentence" role="status">
        <Untrusted text={say(sayDifference(compared.difference, compared.isNoted))} />
      </p>
      {compared.isNoted ? <p className="request-diff-noted">{text.notedNote}</p> : null}
      <label className="request-diff-short">
        <input type="checkbox" checked={isShort} onChange={changed => setShort(changed.target.checked)} />
        {text.onlyDifferences}
      </label>
      <PairTable compared={compared} isShort={isShort} />
    </>
  )
}
