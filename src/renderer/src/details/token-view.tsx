import { useId } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import { numericDateMs, type DecodedJwt, type JsonValue } from '@shared/web/jwt.ts'
import { writtenMembers, type WrittenMember } from '@shared/token-desk/written-json.ts'
import { jwtPartWords, jwtProblemWords } from '@shared/words/jwt-words.ts'
import { claimWords, unknownClaim } from '@shared/words/claim-words.ts'
import { sayDuration } from '@shared/words/duration-words.ts'
import { BiographyButton } from '../tools/biography-button.tsx'
import { detailsText } from '../i18n/details-text.ts'
import { useLanguage, useSay, useText } from '../i18n/use-text.ts'
import { ExplainToggle } from '../marks/explain-toggle.tsx'
import { Explanation } from '../marks/explanation.tsx'
import { useOpenSet } from '../marks/use-open-set.ts'
import { DeskButton } from '../tools/desk-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import { useMoment } from '../trace/use-moment.ts'
import type { FoundToken, ExchangePlace } from '@shared/telling/find-tokens.ts'
import './token-view.css'

interface TokenViewProps {
  readonly tokens: readonly FoundToken[]
  /** null: now. "Expired" is measured by the lab's time there. */
  readonly cursor: EventSeq | null
}

export function TokenView({ tokens, cursor }: TokenViewProps) {
  const text = useText(detailsText)
  const { labMs } = useMoment(cursor)
  if (tokens.length === 0) return <EmptyState title={text.noToken} note={text.noTokenNote} />
  return (
    <div className="token-view">
      <p className="token-caution">
        <Icon name="warning" />
        {text.decodedNotVerified}
      </p>
      {tokens.map(found => (
        <Token key={found.token} found={found} labMs={labMs} />
      ))}
    </div>
  )
}

function Token({ found: { token, places, decoded }, labMs }: { readonly found: FoundToken; readonly labMs: number }) {
  const text = useText(detailsText)
  const say = useSay()
  return (
    <section className="token">
      <h3>
        {places.map((place, index) => (
          <PlaceName key={index} place={place} />
        ))}
        <DeskButton value={token} />
        <BiographyButton subject={{ kind: 'token', token }} name={text.tabs.token} />
      </h3>
      {decoded.ok ? (
        <>
          <TokenText jwt={decoded.jwt} />
          <Fields title={text.tokenHeader} part="header" json={decoded.jwt.texts.header} labMs={labMs} />
          {decoded.jwt.header['alg'] === 'none' ? <p className="token-bad">{text.unsigned}</p> : null}
          <Fields title={text.tokenClaims} part="payload" json={decoded.jwt.texts.payload} labMs={labMs} />
          <h4 data-part="signature">{text.tokenSignature}</h4>
          <p className="token-quiet">{text.signatureBytes(decoded.jwt.signatureBytes)}</p>
          <HowSigned alg={decoded.jwt.header['alg']} />
        </>
      ) : (
        <>
          <p className="token-text mono">
            <Untrusted text={token} />
          </p>
          <p className="token-bad">
            {text.badToken} {say(jwtPartWords[decoded.fault.part])} {say(jwtProblemWords[decoded.fault.problem])}.
          </p>
        </>
      )}
    </section>
  )
}

/** What is signed, and with which kind of key (RFC 7515 §5.1, RFC 7518 §3.1); nothing for an algorithm that is not among the usual ones. */
function HowSigned({ alg }: { readonly alg: JsonValue | undefined }) {
  const text = useText(detailsText)
  const [name, family, hash] = /^(?:(HS|RS|PS|ES)(256|384|512)|EdDSA)$/.exec(typeof alg === 'string' ? alg : '') ?? []
  if (name === undefined) return null
  const isHmac = family === 'HS' && hash !== undefined
  return <p className="token-quiet">{isHmac ? text.signedWithSecret(hash) : text.signedWithKey(name)}</p>
}

/** The three parts as they travelled, told apart by colour and by their dots. */
function TokenText({ jwt: { parts } }: { readonly jwt: DecodedJwt }) {
  return (
    <p className="token-text mono">
      <span data-part="header">{parts.header}</span>.<span data-part="payload">{parts.payload}</span>.
      <span data-part="signature">{parts.signature}</span>
    </p>
  )
}

interface FieldsProps {
  readonly title: string
  readonly part: 'header' | 'payload'
  /** As it was written. */
  readonly json: string
  readonly labMs: number
}

function Fields({ title, part, json, labMs }: FieldsProps) {
  const open = useOpenSet()
  return (
    <>
      <h4 data-part={part}>{title}</h4>
      <dl className="token-fields">
        {writtenMembers(json).map(member => (
          <Field
            key={member.name}
            part={part}
            member={member}
            labMs={labMs}
            isOpen={open.isOpen(member.name)}
            onToggle={() => open.toggle(member.name)}
          />
        ))}
      </dl>
    </>
  )
}

interface FieldProps extends Pick<FieldsProps, 'part' | 'labMs'> {
  readonly member: WrittenMember
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** A member with its value; its name opens to what it means and what this value says. */
function Field({ part, member: { name, value, written: shown }, labMs, isOpen, onToggle }: FieldProps) {
  const say = useSay()
  const id = useId()
  const words = claimWords(part, name)
  const said = words?.read?.(value) ?? null
  return (
    <div className="token-field">
      <dt>
        <ExplainToggle isOpen={isOpen} onToggle={onToggle} controls={id}>
          <code>
            <Untrusted text={name} />
          </code>
        </ExplainToggle>
        {words === null ? null : <span className="token-short">{say(words.short)}</span>}
      </dt>
      <dd>
        <code>
          <Untrusted text={shown} />
        </code>
        <Moment name={name} value={value} labMs={labMs} />
      </dd>
      {isOpen ? (
        <dd className="token-why" id={id}>
          <Explanation {...(words ?? unknownClaim[part])} parts={said === null ? [] : [{ term: shown, sentence: said, rule: null }]} />
        </dd>
      ) : null}
    </div>
  )
}

/** A NumericDate in words: local time, and how far from the lab's now (RFC 7519 §2: seconds, not milliseconds). */
function Moment({ name, value, labMs }: { readonly name: string; readonly value: JsonValue; readonly labMs: number }) {
  const text = useText(detailsText)
  const language = useLanguage()
  if (name !== 'exp' && name !== 'iat' && name !== 'nbf') return null
  const ms = numericDateMs(value)
  if (ms === null) return null
  const span = sayDuration(ms - labMs, language)
  const isPast = ms <= labMs
  const words = name === 'exp' ? (isPast ? text.expired(span) : text.expiresIn(span)) : isPast ? text.ago(span) : text.inTheFuture(span)
  return (
    <span className="token-moment" data-expired={name === 'exp' && isPast ? '' : undefined}>
      {new Date(ms).toLocaleString(language === 'ko' ? 'ko-KR' : 'en-GB')}, {words}
    </span>
  )
}

function PlaceName({ place }: { readonly place: ExchangePlace }) {
  const { foundIn } = useText(detailsText)
  return <span>{'name' in place ? foundIn[place.kind](visibleText(place.name)) : foundIn[place.kind]}</span>
}
