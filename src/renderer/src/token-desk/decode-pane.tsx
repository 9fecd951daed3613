import { useId, useState } from 'react'
import { readNumericDate, type JsonValue } from '@shared/web/jwt.ts'
import type { PartProblem, ReadPart, ReadToken } from '@shared/token-desk/read-token.ts'
import { writtenMembers, writtenValue, type WrittenMember } from '@shared/token-desk/written-json.ts'
import { claimWords, unknownClaim } from '@shared/words/claim-words.ts'
import { sayDuration } from '@shared/words/duration-words.ts'
import { sayJsonMistake } from '@shared/words/json-problem-words.ts'
import { shown } from '@shared/words/shown.ts'
import { nestedWords, partProblemWords, pastedWords, tokenShapeWords } from '@shared/words/token-desk-words.ts'
import { tokenDeskText } from '../i18n/token-desk-text.ts'
import { useLanguage, useSay, useText } from '../i18n/use-text.ts'
import { ExplainToggle } from '../marks/explain-toggle.tsx'
import { Explanation } from '../marks/explanation.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'

interface DecodePaneProps {
  readonly read: ReadToken
  /** Lays another token on the desk. */
  readonly onOpen: (token: string) => void
  readonly labMs: number
  readonly wallMs: number
}

/** Everything that can be read, also of what a server would refuse at once; what cannot be read says why. */
export function DecodePane({ read, onOpen, labMs, wallMs }: DecodePaneProps) {
  const text = useText(tokenDeskText)
  const say = useSay()
  const shape = tokenShapeWords[read.shape]
  const isEncrypted = read.shape === 'jwe' || read.header.object?.['enc'] !== undefined
  return (
    <section className="desk-pane" aria-label={text.decode}>
      <h3>{text.decode}</h3>
      <p className="desk-note">{text.decodeNote}</p>
      {read.pastedFrom === null ? null : <p className="desk-note">{say(pastedWords[read.pastedFrom])}</p>}
      {shape === null ? null : <Warning>{say(shape)}</Warning>}
      <Part title={text.header} part={read.header} name="header" isEncrypted={isEncrypted} labMs={labMs} />
      <AlgorithmNote header={read.header} />
      {read.payload === null ? (
        <Missing
          title={text.payload}
          note={read.shape === 'jwe' ? text.encrypted : read.shape === 'detached' ? text.detached : text.noSuchPart}
        />
      ) : read.nested !== null ? (
        <Nested title={text.payload} token={read.nested} onOpen={onOpen} />
      ) : (
        <>
          <Part title={text.payload} part={read.payload} name="payload" labMs={labMs} />
          <ClockNote labMs={labMs} wallMs={wallMs} />
        </>
      )}
      {read.signature === null ? (
        <Missing title={text.signature} note={read.shape === 'jwe' ? text.encrypted : text.noSuchPart} />
      ) : (
        <>
          <h4 data-part="signature">{text.signature}</h4>
          <p>{text.signatureBytes(read.signature.bytes)}</p>
          <Problems problems={read.signature.problems} />
        </>
      )}
    </section>
  )
}

interface NestedProps {
  readonly title: string
  readonly token: string
  readonly onOpen: (token: string) => void
}

/** A token that is the payload of another. */
function Nested({ title, token, onOpen }: NestedProps) {
  const text = useText(tokenDeskText)
  const say = useSay()
  return (
    <>
      <h4 data-part="payload">{title}</h4>
      <p className="desk-note">{say(nestedWords)}</p>
      <pre className="desk-raw mono">
        <Untrusted text={token} />
      </pre>
      <Button onPress={() => onOpen(token)}>{text.openNested}</Button>
    </>
  )
}

function Missing({ title, note }: { readonly title: string; readonly note: string }) {
  return (
    <>
      <h4>{title}</h4>
      <p className="desk-note">{note}</p>
    </>
  )
}

interface PartProps {
  readonly title: string
  readonly name: 'header' | 'payload'
  readonly part: ReadPart
  /** Of a JWE, `alg` says how its key is managed. */
  readonly isEncrypted?: boolean
  readonly labMs: number
}

function Part({ title, name, part, isEncrypted = false, labMs }: PartProps) {
  const say = useSay()
  return (
    <>
      <h4 data-part={name}>{title}</h4>
      <Problems problems={part.problems} />
      {part.mistake === null ? null : <Warning>{say(sayJsonMistake(part.mistake))}</Warning>}
      {part.object === null || part.mistake !== null ? (
        <pre className="desk-raw mono">
          <Untrusted text={part.text} keepLines />
        </pre>
      ) : (
        <dl className="desk-fields">
          {writtenMembers(part.text).map(member => (
            <Field key={member.name} part={name} member={member} isEncrypted={isEncrypted} labMs={labMs} />
          ))}
        </dl>
      )}
    </>
  )
}

interface FieldProps {
  readonly part: 'header' | 'payload'
  readonly member: WrittenMember
  readonly isEncrypted: boolean
  readonly labMs: number
}

/** A member with its value; its name opens to what it means and what this value says. */
function Field({ part, member: { name, value, written: text }, isEncrypted, labMs }: FieldProps) {
  const say = useSay()
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const words = claimWords(part, name, isEncrypted)
  const said = words?.read?.(value) ?? null
  return (
    <div className="desk-field">
      <dt>
        <ExplainToggle isOpen={isOpen} onToggle={() => setIsOpen(before => !before)} controls={id}>
          <code>
            <Untrusted text={name} />
          </code>
        </ExplainToggle>
        {words === null ? null : <span className="desk-short">{say(words.short)}</span>}
      </dt>
      <dd>
        <code>
          <Untrusted text={text} />
        </code>
        {name === 'exp' || name === 'iat' || name === 'nbf' ? <Moment name={name} value={value} labMs={labMs} /> : null}
      </dd>
      {isOpen ? (
        <dd className="desk-why" id={id}>
          <Explanation {...(words ?? unknownClaim[part])} parts={said === null ? [] : [{ term: text, sentence: said, rule: null }]} />
        </dd>
      ) : null}
    </div>
  )
}

/** Past this a count of seconds is a count of milliseconds: the year 5138. */
const farFuture = 100_000_000_000

function Moment({ name, value, labMs }: { readonly name: 'exp' | 'iat' | 'nbf'; readonly value: JsonValue; readonly labMs: number }) {
  const text = useText(tokenDeskText)
  const language = useLanguage()
  const date = readNumericDate(value)
  if (date.kind !== 'date') return <span className="desk-moment desk-bad">{text.noDate}</span>
  const { ms } = date
  const span = sayDuration(ms - labMs, language)
  const isPast = ms <= labMs
  const words = name === 'exp' ? (isPast ? text.expired(span) : text.expiresIn(span)) : isPast ? text.ago(span) : text.inTheFuture(span)
  return (
    <>
      <span className={name === 'exp' && isPast ? 'desk-moment desk-bad' : 'desk-moment'}>
        {new Date(ms).toLocaleString(language === 'ko' ? 'ko-KR' : 'en-GB')}, {words}
      </span>
      {typeof value === 'number' && value > farFuture ? <span className="desk-moment desk-bad">{text.seconds}</span> : null}
    </>
  )
}

function ClockNote({ labMs, wallMs }: { readonly labMs: number; readonly wallMs: number }) {
  const text = useText(tokenDeskText)
  const language = useLanguage()
  const time = new Date(labMs).toLocaleTimeString(language === 'ko' ? 'ko-KR' : 'en-GB')
  const ahead = labMs - wallMs < 1000 ? null : sayDuration(labMs - wallMs, language)
  return <p className="desk-note">{text.clock(time, ahead)}</p>
}

/** RFC 7518 §3.1, RFC 8037, RFC 9864. */
const knownAlgorithms: ReadonlySet<unknown> = new Set(
  ['HS', 'RS', 'PS', 'ES'].flatMap(family => ['256', '384', '512'].map(bits => `${family}${bits}`)).concat('EdDSA', 'Ed25519', 'Ed448'),
)

function AlgorithmNote({ header: { object, text: json } }: { readonly header: ReadPart }) {
  const text = useText(tokenDeskText)
  if (object === null || object['enc'] !== undefined) return null
  const algorithm = object['alg']
  if (algorithm === undefined) return <Warning>{text.noAlgorithm}</Warning>
  if (typeof algorithm === 'string' && algorithm.toLowerCase() === 'none') return <Warning>{text.noneWarning}</Warning>
  if (knownAlgorithms.has(algorithm)) return null
  return <Warning>{text.unknownAlgorithm(shown(writtenValue(json, 'alg') ?? ''))}</Warning>
}

function Problems({ problems }: { readonly problems: readonly PartProblem[] }) {
  const say = useSay()
  return problems.map(problem => <Warning key={problem}>{say(partProblemWords[problem])}</Warning>)
}

function Warning({ children }: { readonly children: string }) {
  return (
    <p className="desk-warning">
      <Icon name="warning" />
      <span>
        <Untrusted text={children} />
      </span>
    </p>
  )
}
