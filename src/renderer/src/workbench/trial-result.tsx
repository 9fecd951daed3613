import { useMemo, useState } from 'react'
import { cookieOutcome, readTrial } from '@shared/workbench/read-trial.ts'
import type { Trial, TrialReport } from '@shared/workbench/trial.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { cookieNameOf } from '@shared/trace/cookie-name.ts'
import { explainExchange } from '@shared/telling/explain-exchange.ts'
import { inJarOrder } from '@shared/trace/in-jar-order.ts'
import type { ChangeSources } from '@shared/telling/find-changes.ts'
import { Receipt } from '../details/receipt.tsx'
import { workbenchText } from '../i18n/workbench-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { Tabs } from '../ui/tabs.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { ScriptWord, useMissing, VerdictWord } from './outcome-words.tsx'
import './trial-result.css'
import { trialSources } from './trial-sources.ts'

interface TrialResultProps {
  readonly trial: Trial
  readonly report: TrialReport
}

/** What one trial brought: every cookie in a line, then the receipts of both exchanges; first the one in which it was decided. */
export function TrialResult({ trial, report }: TrialResultProps) {
  const text = useText(workbenchText)
  const { answer, asked, preflight } = useMemo(() => readTrial(trial, report), [trial, report])
  const sources = useMemo(() => trialSources(report), [report])
  const [tab, setTab] = useState(isAllRejected(answer) ? 'answer' : 'asked')
  return (
    <div className="trial-result">
      {report.problem === null ? null : <p className="trial-problem">{report.problem === 'too-slow' ? text.tooSlow : text.pageFailed}</p>}
      <CookieTable trial={trial} report={report} />
      <Tabs
        label={text.table.receipt}
        selected={tab}
        onSelect={setTab}
        entries={[
          { id: 'answer', label: text.firstAnswer, content: () => <TrialReceipt exchange={answer} sources={sources} /> },
          {
            id: 'asked',
            label: text.followUp,
            content: () => (
              <>
                {preflight?.status == null ? null : <p className="trial-note">{text.preflight(preflight.status)}</p>}
                <TrialReceipt exchange={asked} sources={sources} />
              </>
            ),
          },
        ].slice(trial.answer === null ? 1 : 0)}
      />
    </div>
  )
}

function isAllRejected(answer: Exchange | null): boolean {
  const cookies = answer?.browser?.responseCookies ?? []
  return cookies.length > 0 && cookies.every(({ verdict }) => verdict.kind === 'rejected')
}

function CookieTable({ trial, report }: TrialResultProps) {
  const text = useText(workbenchText)
  const missing = useMissing()
  const lines = (trial.answer?.fields ?? []).filter(({ name }) => name === 'Set-Cookie')
  if (lines.length === 0) return null
  return (
    <table className="try-table">
      <thead>
        <tr>
          {[text.table.cookie, text.table.set, text.table.asked, text.table.script].map(title => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => {
          const outcome = cookieOutcome(trial, report, index)
          const name = outcome.set === null ? line.value : cookieNameOf(outcome.set)
          return (
            <tr key={index}>
              <th scope="row" className="mono">
                <Untrusted text={name.length > 80 ? `${name.slice(0, 80)}…` : name} />
              </th>
              <td>
                <VerdictWord judged={outcome.set} missing={text.notConsidered} />
              </td>
              <td>
                <VerdictWord judged={outcome.asked} missing={missing(outcome)} />
              </td>
              <td>
                <ScriptWord outcome={outcome} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function TrialReceipt({ exchange: recorded, sources }: { readonly exchange: Exchange | null; readonly sources: ChangeSources }) {
  const text = useText(workbenchText)
  const say = useSay()
  const exchange = useMemo(() => (recorded === null ? null : inJarOrder(recorded, sources.worldAt)), [recorded, sources])
  if (exchange === null) return <p className="trial-note">{text.notSent}</p>
  return (
    <div className="trial-receipt">
      <p className="trial-line mono">
        <b>{exchange.method}</b> <Untrusted text={exchange.url} /> {exchange.status ?? ''}
      </p>
      <Receipt exchange={exchange} sentence={say(explainExchange(exchange))} sources={sources} />
    </div>
  )
}
