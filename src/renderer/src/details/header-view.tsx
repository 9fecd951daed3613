import type { HeaderList } from '@shared/headers.ts'
import type { Exchange, JudgedCookie } from '@shared/trace/exchange.ts'
import { verdictWords } from '@shared/words/verdict-words.ts'
import { detailsText } from '../i18n/details-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { chipLooks } from '../marks/chip-mark.tsx'
import { MarkIcon } from '../marks/mark-icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { BasicNote } from './basic-note.tsx'
import './header-view.css'

interface HeaderViewProps {
  readonly exchange: Exchange
}

/** The wire's headers where there was a wire; else the browser's record, and it says which. */
export function HeaderView({ exchange }: HeaderViewProps) {
  const text = useText(detailsText)
  const { hops, browser } = exchange
  const judged = browser?.responseCookies ?? []
  if (hops.length === 0) {
    return (
      <div className="headers">
        <p className="headers-fidelity">{text.browserOrder}</p>
        <HeaderTable title={text.requestHeaders} headers={browser?.requestHeaders ?? []} judged={[]} />
        <HeaderTable title={text.responseHeaders} headers={browser?.responseHeaders ?? []} judged={judged} />
      </div>
    )
  }
  return (
    <div className="headers">
      <p className="headers-fidelity">{text.wireOrder}</p>
      {hops.map((hop, index) => (
        <div key={hop.wire}>
          {hops.length > 1 ? <h4 className="headers-hop">{text.tries(index + 1)}</h4> : null}
          <HeaderTable title={text.requestHeaders} headers={hop.requestHeaders} judged={[]} />
          <BasicNote headers={hop.requestHeaders} isEncrypted={hop.isEncrypted} />
          <HeaderTable
            title={text.responseHeaders}
            headers={hop.response?.headers ?? []}
            judged={index === hops.length - 1 ? judged : []}
            none={hop.response === null ? text.noAnswer : text.noHeaders}
          />
        </div>
      ))}
    </div>
  )
}

interface HeaderTableProps {
  readonly title: string
  readonly headers: HeaderList
  /** The browser's verdicts on the Set-Cookie lines, in their order. */
  readonly judged: readonly JudgedCookie[]
  readonly none?: string
}

function HeaderTable({ title, headers, judged, none }: HeaderTableProps) {
  const text = useText(detailsText)
  return (
    <section className="headers-part" aria-label={title}>
      <h3>{title}</h3>
      {headers.length === 0 ? <p className="headers-none">{none ?? text.noHeaders}</p> : null}
      <dl className="headers-list">
        {headers.map(([name, value], index) => (
          <div key={`${index}${name}`} className="headers-line">
            <dt className="mono">
              <Untrusted text={name} />
            </dt>
            <dd className="mono">
              <Untrusted text={value} />
              {name.toLowerCase() === 'set-cookie' ? <LineVerdict value={value} judged={judged} /> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What the browser made of this very line. */
function LineVerdict({ value, judged }: { readonly value: string; readonly judged: readonly JudgedCookie[] }) {
  const say = useSay()
  const found = judged.find(({ line }) => line?.trim() === value.trim())
  if (found === undefined) return null
  const { icon, tone } = chipLooks[found.verdict.kind]
  return (
    <span className="headers-verdict">
      <MarkIcon icon={icon} tone={tone} />
      {say(verdictWords[found.verdict.kind])}
    </span>
  )
}
