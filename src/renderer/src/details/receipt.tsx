import { useId, useState } from 'react'
import { Disclosure, DisclosurePanel, Button as AriaButton } from 'react-aria-components'
import type { Exchange, NotedSide } from '@shared/trace/exchange.ts'
import type { PlayPoint } from '@shared/lesson/lesson-play.ts'
import { markOfSecret } from '@shared/trace/secret-mark.ts'
import { programName } from '@shared/words/noted-words.ts'
import { BiographyButton } from '../tools/biography-button.tsx'
import { detailsText } from '../i18n/details-text.ts'
import { useLanguage, useSay, useText } from '../i18n/use-text.ts'
import { chipLooks } from '../marks/chip-mark.tsx'
import { MarkIcon } from '../marks/mark-icon.tsx'
import { ReasonCode } from '../marks/reason-code.tsx'
import { RuleNote } from '../marks/rule-note.tsx'
import { SecretMark } from '../marks/secret-mark.tsx'
import { ChangeOneButton } from '../tools/change-one-button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { PointParts } from '../lesson/point-parts.tsx'
import { usePointing } from '../lesson/use-pointing.ts'
import { DecisionSteps } from './decision-steps.tsx'
import type { ChangeSources } from '@shared/telling/find-changes.ts'
import { Differences, Evicted } from './stored-cookie-diffs.tsx'
import './receipt.css'
import { copySilence, serverSilence, useReceiptModel, type ReceiptModel, type VerdictLine } from './use-receipt-model.ts'

interface ReceiptProps {
  readonly exchange: Exchange
  readonly sentence: string
  readonly sources: ChangeSources
}

/** The two-sided receipt: on top one plain sentence, left the browser's word on every cookie, right the server's checks in their order. */
export function Receipt({ exchange, sentence, sources }: ReceiptProps) {
  const model = useReceiptModel(exchange, sources, useLanguage())
  const isAsked = usePointing(exchange.key) !== null
  return (
    <div className="receipt" data-quiet-server={model.decisions.length === 0 ? '' : undefined}>
      {/* It would tell what is to be pointed at. */}
      {isAsked ? null : (
        <p className="receipt-sentence">
          <Untrusted text={sentence} />
        </p>
      )}
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
  const pointing = usePointing(exchange.key)
  const count = model.request.length + model.neverApplied.length + model.response.length
  return (
    <section className="receipt-side" aria-label={text.browserSide}>
      <h3>
        {text.browserSide}
        {count === 0 ? null : <span>{text.cookies(count)}</span>}
      </h3>
      <BrowserNotes exchange={exchange} />
      {browser === null ? null : (
        <>
          {model.request.length === 0 ? null : <h4>{text.inRequest}</h4>}
          <VerdictList lines={model.request} pointing={pointing} />
          {browser.noted === undefined ? null : <NotedNote noted={browser.noted} />}
          {model.request.length === 0 && browser.servedFrom === null && browser.noted === undefined ? (
            <NothingSent exchange={exchange} model={model} />
          ) : null}
          {count === 0 && browser.servedFrom !== null && browser.noted === undefined ? (
            <p className="receipt-quiet">{text[copySilence(browser.servedFrom)]}</p>
          ) : null}
          {model.neverApplied.length === 0 ? null : <NeverApplied lines={model.neverApplied} />}
          {model.response.length === 0 ? null : <h4>{text.inResponse}</h4>}
          {model.evicted.length === 0 ? null : <Evicted names={model.evicted} />}
          <VerdictList lines={model.response} pointing={pointing} />
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

function NotedNote({ noted }: { readonly noted: NotedSide }) {
  const text = useText(detailsText)
  const say = useSay()
  return (
    <>
      <p className="receipt-quiet">
        <Untrusted text={text.notedBrowser(say(programName(noted.program)))} />
      </p>
      {(noted.sentCookies ?? []).length === 0 ? (
        <p className="receipt-quiet">{text.notedNoCookie}</p>
      ) : (
        <NotedNames title={text.inRequest} names={noted.sentCookies ?? []} />
      )}
      {(noted.setCookies ?? []).length === 0 ? null : <NotedNames title={text.inResponse} names={noted.setCookies ?? []} />}
    </>
  )
}

/** Names alone: the file holds no verdict that could stand beside them. */
function NotedNames({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  return (
    <>
      <h4>{title}</h4>
      <ul className="receipt-noted">
        {[...new Set(names)].map(name => (
          <li key={name} className="mono">
            <Untrusted text={name} />
          </li>
        ))}
      </ul>
    </>
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

/** So many cookies have room for their whole reason; of more, each is one line until it is opened. */
const roomy = 2

interface VerdictListProps {
  readonly lines: readonly VerdictLine[]
  /** Of which cookie an attribute is to be chosen. */
  readonly pointing?: PlayPoint | null
}

function VerdictList({ lines, pointing = null }: VerdictListProps) {
  if (lines.length === 0) return null
  return (
    <ul className="receipt-verdicts" data-roomy={lines.length <= roomy ? '' : undefined}>
      {lines.map(line => (
        <Verdict key={line.key} line={line} pointing={isPointable(line, pointing) ? pointing : null} />
      ))}
    </ul>
  )
}

/** A cookie that was sent or stored has nothing that stopped it. */
const isPointable = ({ name, kind }: VerdictLine, pointing: PlayPoint | null): boolean =>
  pointing?.cookie === name && (kind === 'held-back' || kind === 'rejected')

interface VerdictProps {
  readonly line: VerdictLine
  readonly pointing: PlayPoint | null
}

/** One line: the cookie, the browser's word and its reason. Opened: the whole reason, Chromium's code for it and the rules behind it. */
function Verdict({ line, pointing }: VerdictProps) {
  const say = useSay()
  const { name, kind, word, place, sentence, differences, trial, subject } = line
  const { icon, tone } = chipLooks[kind]
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const mark = line.value === null ? null : markOfSecret(line.value)
  return (
    <li className="receipt-verdict" data-open={isOpen ? '' : undefined}>
      <MarkIcon icon={icon} tone={tone} isLit={kind === 'rejected'} />
      <div>
        <div className="receipt-verdict-head">
          <AriaButton
            className="receipt-line"
            aria-expanded={isOpen}
            {...(isOpen ? { 'aria-controls': id } : {})}
            onPress={() => setOpen(!isOpen)}
          >
            <b className="mono">
              <Untrusted text={name} />
            </b>{' '}
            <span className="receipt-word" data-tone={tone}>
              {word}
            </span>
            <Icon name="forward" />
          </AriaButton>
          {place === null ? null : (
            <span className="receipt-place" data-kind={kind}>
              {say(place)}
            </span>
          )}
          {pointing === null ? <p className="receipt-reason">{sentence}</p> : null}
          <SecretMark mark={mark} />
          <div className="receipt-actions">
            {trial === null ? null : <ChangeOneButton trial={trial} name={name} />}
            {subject === null ? null : <BiographyButton subject={subject} name={name} />}
          </div>
        </div>
        {pointing === null ? null : <PointParts point={pointing} />}
        {isOpen && pointing === null ? <Reasons id={id} line={line} /> : null}
        <Differences differences={differences} />
      </div>
    </li>
  )
}

/** Chromium's own words, and where the rules behind them stand. */
function Reasons({ id, line: { codes, rules } }: { readonly id: string; readonly line: VerdictLine }) {
  const text = useText(detailsText)
  return (
    <p className="receipt-codes" id={id}>
      <span className="visually-hidden">{text.reasonCode}: </span>
      {codes.map(code => (
        <ReasonCode key={code} code={code} />
      ))}
      {rules.map(rule => (
        <RuleNote key={rule} rule={rule} />
      ))}
    </p>
  )
}

function ServerSide({ exchange, model }: SideProps) {
  const text = useText(detailsText)
  const { decisions } = model
  const pointing = usePointing(exchange.key)
  const last = decisions.at(-1)?.decision
  const ran = last?.steps.filter(step => step.state !== 'not-reached').length ?? 0
  return (
    <section className="receipt-side" aria-label={text.serverSide}>
      <h3>
        {text.serverSide}
        {last === undefined || pointing?.what === 'check' ? null : <span>{text.checksRan(ran, last.steps.length)}</span>}
      </h3>
      {decisions.length === 0 ? <p className="receipt-quiet">{text[serverSilence(exchange)]}</p> : null}
      {decisions.map(({ hop, decision }) => (
        <div key={hop}>
          {exchange.hops.length > 1 ? <h4>{text.tries(hop)}</h4> : null}
          {pointing?.what === 'check' && hop === decisions.at(-1)?.hop ? (
            <PointParts point={pointing} />
          ) : (
            <DecisionSteps decision={decision} />
          )}
        </div>
      ))}
    </section>
  )
}
