import { useState } from 'react'
import { cookieOutcome, readTrial, type CookieOutcome } from '@shared/workbench/read-trial.ts'
import type { TrialReport } from '@shared/workbench/trial.ts'
import type { Variant } from '@shared/workbench/vary-trial.ts'
import { contextOf } from '@shared/trace/cookie-context.ts'
import type { Exchange, JudgedCookie } from '@shared/trace/exchange.ts'
import { explainVerdict } from '@shared/words/cookie-words.ts'
import { workbenchText } from '../i18n/workbench-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import { RuleNote } from '../marks/rule-note.tsx'
import { IconButton } from '../ui/button.tsx'
import { ScriptWord, useMissing, VerdictWord } from './outcome-words.tsx'
import { TrialResult } from './trial-result.tsx'

interface VariantTableProps {
  readonly variants: readonly Variant[]
  /** One for each variant that has been run, in order. */
  readonly reports: readonly TrialReport[]
  readonly isRunning: boolean
}

export function VariantTable({ variants, reports, isRunning }: VariantTableProps) {
  const text = useText(workbenchText)
  const [open, setOpen] = useState<number | null>(null)
  const { thing, set, asked, script, why, receipt } = text.table
  return (
    <table className="try-table change-one-table" aria-label={text.gridLabel} aria-busy={isRunning}>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {thing}
          </th>
          {[set, asked, script, why, receipt].map(title => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {groupsOf(variants).map(group => (
        <tbody key={group[0]?.variant.change.thing}>
          {group.map(({ variant, index }, inGroup) => (
            <VariantRow
              key={index}
              variant={variant}
              report={reports[index]}
              groupSize={inGroup === 0 ? group.length + (isIn(group, open) ? 1 : 0) : 0}
              isOpen={open === index}
              onToggle={() => setOpen(open === index ? null : index)}
            />
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface Placed {
  readonly variant: Variant
  readonly index: number
}

function groupsOf(variants: readonly Variant[]): readonly (readonly Placed[])[] {
  const placed = variants.map((variant, index) => ({ variant, index }))
  const things = [...new Set(variants.map(({ change }) => change.thing))]
  return things.map(thing => placed.filter(({ variant }) => variant.change.thing === thing))
}

const isIn = (group: readonly Placed[], open: number | null): boolean => group.some(({ index }) => index === open)

interface VariantRowProps {
  readonly variant: Variant
  readonly report: TrialReport | undefined
  /** Rows that its group has, for the first of it; else 0. */
  readonly groupSize: number
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function VariantRow({ variant, report, groupSize, isOpen, onToggle }: VariantRowProps) {
  const text = useText(workbenchText)
  const say = useChangeWords()
  const value = say(variant)
  const isShown = isOpen && report !== undefined
  return (
    <>
      <tr>
        {groupSize === 0 ? null : (
          <th scope="rowgroup" rowSpan={groupSize}>
            {text.things[variant.change.thing]}
          </th>
        )}
        <th scope="row" className="change-one-value">
          {value} {variant.isAsGiven ? <span className="change-one-as-given">{text.asGiven}</span> : null}
        </th>
        {report === undefined ? <NotRun /> : <Cells variant={variant} report={report} />}
        {report === undefined ? null : (
          <td>
            <IconButton
              icon={isOpen ? 'up' : 'down'}
              label={text.showReceipt(`${text.things[variant.change.thing]}, ${value}`)}
              aria-expanded={isOpen}
              onPress={onToggle}
            />
          </td>
        )}
      </tr>
      {isShown ? (
        <tr>
          <td colSpan={6}>
            <TrialResult trial={variant.trial} report={report} />
          </td>
        </tr>
      ) : null}
    </>
  )
}

function NotRun() {
  return (
    <td colSpan={5} className="outcome-none">
      –
    </td>
  )
}

function Cells({ variant: { trial }, report }: { readonly variant: Variant; readonly report: TrialReport }) {
  const text = useText(workbenchText)
  const missing = useMissing()
  const outcome = cookieOutcome(trial, report, 0)
  const reading = readTrial(trial, report)
  return (
    <>
      <td>
        <VerdictWord judged={outcome.set} missing={report.problem === 'too-slow' ? text.tooSlow : text.pageFailed} />
      </td>
      <td>
        <VerdictWord judged={outcome.asked} missing={report.problem === 'too-slow' ? text.tooSlow : missing(outcome)} />
      </td>
      <td>
        <ScriptWord outcome={outcome} />
      </td>
      <td>
        <Why outcome={outcome} answer={reading.answer} asked={reading.asked} />
      </td>
    </>
  )
}

interface WhyProps {
  readonly outcome: CookieOutcome
  readonly answer: Exchange | null
  readonly asked: Exchange | null
}

/** Of the verdict that decided: the follow-up's, or the first one when the cookie was never there. */
function Why({ outcome, answer, asked }: WhyProps) {
  const language = useLanguage()
  const explained = (judged: JudgedCookie | null, exchange: Exchange | null) =>
    judged === null || exchange === null ? null : explainVerdict(judged, contextOf(exchange), language)
  const found = outcome.asked === null ? explained(outcome.set, answer) : explained(outcome.asked, asked)
  if (found === null) return null
  return (
    <>
      {found.sentence}{' '}
      {found.rules.map(rule => (
        <RuleNote key={rule} rule={rule} />
      ))}
    </>
  )
}

function useChangeWords(): (variant: Variant) => string {
  const text = useText(workbenchText)
  return ({ change, trial }) => {
    switch (change.thing) {
      case 'same-site':
        return change.value ?? text.absent
      case 'secure':
      case 'http-only':
        return change.value ? text.with : text.without
      case 'starter':
        return text.starters[change.value]
      case 'method':
        // A link has no other method, so that one changes with the method; what stays as it was is not named.
        return trial.ask.way === 'form' ? text.byForm(change.value) : change.value
    }
  }
}
