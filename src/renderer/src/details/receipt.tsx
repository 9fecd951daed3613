import { Disclosure, DisclosurePanel, Button as AriaButton } from 'react-aria-components'
import type { Exchange } from '@shared/trace/exchange.ts'
import { BiographyButton } from '../biography/biography-button.tsx'
import { detailsText } from '../i18n/details-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import { chipLooks } from '../marks/chip-mark.tsx'
import { MarkIcon } from '../marks/mark-icon.tsx'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { DecisionSteps } from './decision-steps.tsx'
import './receipt.css'
import { useReceiptModel, type ReceiptModel, type VerdictLine } from './use-receipt-model.ts'

interface ReceiptProps {
  readonly exchange: Exchange
  readonly sentence: string
}

/** The two-sided receipt: on top one plain sentence, left the browser's word on every cookie, right the server's checks in their order. */
export function Receipt({ exchange, sentence }: ReceiptProps) {
  const model = useReceiptModel(exchange, useLanguage())
  return (
    <div className="receipt">
      <p className="receipt-sentence">
        <Untrusted text={sentence} />
      </p>
      <BrowserSide exchange={exchange} model={model} />
      <ServerSide exchange={exchange} model={model} />
    </div>
  )
}

interface SideProps {
  readonly exchange: Exchange
  readonly model: ReceiptModel
}

function BrowserSide({ exchange, model }: SideProps) {
  const text = useText(detailsText)
  const { browser } = exchange
  const count = model.request.length + model.neverApplied.length + model.response.length
  const hasBoth = model.request.length > 0 && model.response.length > 0
  return (
    <section className="receipt-side" aria-label={text.browserSide}>
      <h3>
        {text.browserSide}
        {count === 0 ? null : <span>{text.cookies(count)}</span>}
      </h3>
      <BrowserNotes exchange={exchange} />
      {browser === null ? null : (
        <>
          {hasBoth ? <h4>{text.inRequest}</h4> : null}
          <VerdictList lines={model.request} />
          {model.request.length === 0 && browser.servedFrom === null ? <NothingSent exchange={exchange} model={model} /> : null}
          {model.neverApplied.length === 0 ? null : <NeverApplied lines={model.neverApplied} />}
          {model.response.length === 0 ? null : <h4>{text.inResponse}</h4>}
          <VerdictList lines={model.response} />
        </>
      )}
    </section>
  )
}

/** The sentence above tells what happened to the request as a whole; here are Chromium's own words for it. */
function BrowserNotes({ exchange: { browser } }: { readonly exchange: Exchange }) {
  const text = useText(detailsText)
  if (browser === null) return <p className="receipt-note">{text.noBrowserSide}</p>
  if (browser.failure === null) return null
  const { blockedReason, corsError, errorText } = browser.failure
  const codes = [blockedReason, corsError, errorText].filter(code => code !== null && code !== '')
  return (
    <p className="receipt-codes">
      <span className="visually-hidden">{text.reasonCode}: </span>
      {codes.map(code => (
        <code key={code}>
          <Untrusted text={code ?? ''} />
        </code>
      ))}
    </p>
  )
}

function NothingSent({ exchange: { browser }, model }: SideProps) {
  const text = useText(detailsText)
  if (browser === null || browser.consideredCookies === null) return <p className="receipt-quiet">{text.notJudgedYet}</p>
  if (model.neverApplied.length > 0) return <p className="receipt-quiet">{text.notInRequest}</p>
  return (
    <p className="receipt-quiet">
      {text.noneConsidered} {text.noneConsideredWhy}
    </p>
  )
}

function NeverApplied({ lines }: { readonly lines: readonly VerdictLine[] }) {
  const text = useText(detailsText)
  return (
    <Disclosure className="receipt-fold">
      <AriaButton slot="trigger" className="receipt-fold-button">
        <Icon name="forward" />
        {text.neverApply(lines.length)}
      </AriaButton>
      <DisclosurePanel>
        <VerdictList lines={lines} />
      </DisclosurePanel>
    </Disclosure>
  )
}

function VerdictList({ lines }: { readonly lines: readonly VerdictLine[] }) {
  if (lines.length === 0) return null
  return (
    <ul className="receipt-verdicts">
      {lines.map(line => (
        <Verdict key={line.key} line={line} />
      ))}
    </ul>
  )
}

function Verdict({ line: { name, kind, word, sentence, codes, rule, subject } }: { readonly line: VerdictLine }) {
  const text = useText(detailsText)
  const { icon, tone } = chipLooks[kind]
  return (
    <li className="receipt-verdict">
      <MarkIcon icon={icon} tone={tone} />
      <div>
        <b className="mono">
          <Untrusted text={name} />
        </b>{' '}
        <span className="receipt-word" data-tone={tone}>
          {word}
        </span>
        <p>{sentence}</p>
        {codes.length === 0 ? null : (
          <p className="receipt-codes" title={rule ?? undefined}>
            <span className="visually-hidden">{text.reasonCode}: </span>
            {codes.map(code => (
              <code key={code}>
                <Untrusted text={code} />
              </code>
            ))}
          </p>
        )}
      </div>
      {subject === null ? null : <BiographyButton subject={subject} name={name} />}
    </li>
  )
}

function ServerSide({ exchange, model }: SideProps) {
  const text = useText(detailsText)
  const { decisions } = model
  const last = decisions.at(-1)?.decision
  const ran = last?.steps.filter(step => step.state !== 'not-reached').length ?? 0
  return (
    <section className="receipt-side" aria-label={text.serverSide}>
      <h3>
        {text.serverSide}
        {last === undefined ? null : <span>{text.checksRan(ran, last.steps.length)}</span>}
      </h3>
      {exchange.hops.length === 0 ? <p className="receipt-quiet">{text.notOnWire}</p> : null}
      {exchange.hops.length > 0 && decisions.length === 0 ? <p className="receipt-quiet">{text.noDecision}</p> : null}
      {decisions.map(({ hop, decision }) => (
        <div key={hop}>
          {exchange.hops.length > 1 ? <h4>{text.tries(hop)}</h4> : null}
          <DecisionSteps decision={decision} />
        </div>
      ))}
    </section>
  )
}
