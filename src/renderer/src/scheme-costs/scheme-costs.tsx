import { useMemo } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import { comparedSchemes, compareSchemes, type SchemeCost } from '@shared/trace/compare-schemes.ts'
import { sayDuration } from '@shared/words/duration-words.ts'
import { schemeCostsText } from '../i18n/scheme-costs-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import { useTrace } from '../trace/trace-store.ts'
import './scheme-costs.css'

/** What each scheme has cost so far, side by side; at the cursor, from the trace alone. */
export function SchemeCosts() {
  const { cursor } = useLabView()
  const text = useText(schemeCostsText)
  const trace = useTrace(state => state.trace)
  const revision = useTrace(state => state.revision)
  const costs = useMemo(() => {
    const isPast = (seq: EventSeq): boolean => cursor === null || seq <= cursor
    const exchanges = trace.exchanges.rows().filter(({ lastSeq }) => isPast(lastSeq))
    return revision < 0
      ? []
      : compareSchemes(
          exchanges,
          trace.events().filter(({ seq }) => isPast(seq)),
        )
  }, [trace, revision, cursor])
  if (costs.length === 0) {
    return (
      <>
        <p>
          <b>{text.empty}</b>
        </p>
        <p>{text.emptyNote}</p>
      </>
    )
  }
  return (
    <>
      <p>{text.note}</p>
      <CostTable costs={costs} />
      <NotUsed costs={costs} />
    </>
  )
}

/** Told four ways, of which some may still be missing. */
function NotUsed({ costs }: { readonly costs: readonly SchemeCost[] }) {
  const text = useText(schemeCostsText)
  const missing = comparedSchemes.filter(name => costs.every(({ scheme }) => scheme !== name))
  return missing.length === 0 ? null : <p className="compare-missing">{text.notUsed(missing.map(name => text.schemes[name]).join(', '))}</p>
}

function CostTable({ costs }: { readonly costs: readonly SchemeCost[] }) {
  const text = useText(schemeCostsText)
  const language = useLanguage()
  const span = (ms: number): string => sayDuration(ms, language)
  const role = ({ roleActedAfterMs: ms }: SchemeCost): string => (ms === null ? text.notYet : ms < 1000 ? text.atOnce : span(ms))
  const copy = ({ copyDiedAfterMs: died, copyGoodForMs: good }: SchemeCost): string => {
    if (died !== null) return good === null && died < 1000 ? text.atOnceDead : text.upTo(span(died))
    return good === null ? text.unused : text.stillGood(span(good))
  }
  const rows: readonly (readonly [string, (cost: SchemeCost) => string])[] = [
    [text.rows.requests, ({ requests }) => String(requests)],
    [text.rows.octets, ({ credentialOctets }) => text.bytes(credentialOctets)],
    [text.rows.lookUps, ({ lookUps }) => lookUps.toFixed(1)],
    [text.rows.role, role],
    [text.rows.copy, copy],
  ]
  return (
    <table className="compare-table">
      <thead>
        <tr>
          <th scope="col">{text.what}</th>
          {costs.map(({ scheme }) => (
            <th key={scheme} scope="col">
              {text.schemes[scheme]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, say]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {costs.map(cost => (
              <td key={cost.scheme}>{say(cost)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
