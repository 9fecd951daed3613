import { lazy, Suspense, useMemo, useState } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import { explainExchange } from '@shared/telling/explain-exchange.ts'
import { findChanges, type ChangeSources } from '@shared/telling/find-changes.ts'
import { findTokens } from '@shared/telling/find-tokens.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import type { Hold } from '@shared/trace/fold-holds.ts'
import { useMay } from '../base/use-policy.ts'
import { GuessResult } from '../hold/guess-result.tsx'
import { codeText } from '../i18n/code-text.ts'
import { detailsText } from '../i18n/details-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import { paneOf, useLook, type Look } from '../panes/look-store.ts'
import { Tabs } from '../ui/tabs.tsx'
import { ChangedView } from './changed-view.tsx'
import { HeaderView } from './header-view.tsx'
import { Receipt } from './receipt.tsx'
import { TokenView } from './token-view.tsx'
import { WireView } from './wire-view.tsx'

/** Not at the start: it brings a parser and every source of the server. */
const CodeView = lazy(async () => ({ default: (await import('../code/code-view.tsx')).CodeView }))

interface DetailTabsProps {
  readonly exchange: Exchange
  /** The hold that the request was in, when it was in one. */
  readonly hold: Hold | null
  /** null: now. */
  readonly cursor: EventSeq | null
  readonly sources: ChangeSources
  /** The tab that is shown, by its id. */
  readonly shown: string
  readonly onShow: (tab: string) => void
}

/** The views of one request, from its receipt to the bytes on the wire. */
export function DetailTabs({ exchange, hold, cursor, sources, shown, onShow }: DetailTabsProps) {
  const text = useText(detailsText)
  const { tab: codeTab } = useText(codeText)
  const hasCode = useMay('code')
  const tokens = useMemo(() => findTokens(exchange), [exchange])
  const sentence = useMemo(() => explainExchange(exchange), [exchange])[useLanguage()]
  const changes = useMemo(() => findChanges(exchange, sources), [exchange, sources])
  const receipt = () => (
    <>
      {hold === null ? null : <GuessResult key={hold.wire} hold={hold} />}
      <Receipt exchange={exchange} sentence={sentence} sources={sources} />
    </>
  )
  const code = () => (
    <Suspense fallback={null}>
      <CodeView exchange={exchange} />
    </Suspense>
  )
  return (
    <Tabs
      label={text.tabsLabel}
      selected={shown === 'code' && !hasCode ? 'receipt' : shown}
      onSelect={onShow}
      entries={[
        { id: 'receipt', label: text.tabs.receipt, content: receipt },
        { id: 'headers', label: text.tabs.headers, content: () => <HeaderView exchange={exchange} /> },
        { id: 'token', label: text.tabs.token, count: tokens.length, content: () => <TokenView tokens={tokens} cursor={cursor} /> },
        { id: 'changed', label: text.tabs.changed, count: changes.length, content: () => <ChangedView changes={changes} /> },
        ...(hasCode ? [{ id: 'code', label: codeTab, content: code }] : []),
        { id: 'wire', label: text.tabs.wire, content: () => <WireView exchange={exchange} /> },
      ]}
    />
  )
}

/** The shown tab: the reader's choice, until a lesson points at another. */
export function useShownTab(): readonly [string, (tab: string) => void] {
  const [shown, show] = useState('receipt')
  const look = useLook()
  const [seenLook, setSeenLook] = useState<Look | null>(null)
  if (look !== seenLook) {
    // Adjusting state while rendering is React's way for "when a prop changes".
    setSeenLook(look)
    if (look !== null && paneOf(look) === 'details') show(look.at)
  }
  return [shown, show]
}
