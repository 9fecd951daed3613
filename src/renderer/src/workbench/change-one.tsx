import { IfTool } from '../tools/if-tool.tsx'
import { useMemo, useState } from 'react'
import { addressUrl, type Trial } from '@shared/workbench/trial.ts'
import { variantsOf } from '@shared/workbench/vary-trial.ts'
import { workbenchText } from '../i18n/workbench-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useText } from '../i18n/use-text.ts'
import { openTool, type RequestOf } from '../tools/tool-store.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './change-one.css'
import { draftWayOf, firstDraft, trialOf } from './draft.ts'
import { useWorkbenchRun, type WorkbenchRun } from './use-workbench-run.ts'
import { VariantTable } from './variant-table.tsx'

/** The same cookie and the same request, again and again, each time with one thing changed: the browser's own word on each. */
export function ChangeOne({ request }: { readonly request: RequestOf<'change-one'> }) {
  const text = useText(workbenchText)
  const [trial] = useState(() => request.trial ?? trialOf({ ...firstDraft, lines: 'sid=abc123; Path=/; Secure; HttpOnly' }))
  const variants = useMemo(() => (trial === null ? [] : variantsOf(trial)), [trial])
  const experiment = useWorkbenchRun()
  const line = trial?.answer?.fields.find(({ name }) => name === 'Set-Cookie')
  if (trial === null || line === undefined) {
    return (
      <EmptyState title={text.noCookie}>
        <IfTool tool="workbench">
          <Button onPress={() => openTool({ tool: 'workbench', trial })}>{text.edit}</Button>
        </IfTool>
      </EmptyState>
    )
  }
  return (
    <div className="change-one">
      <p className="workbench-quiet">{text.gridNote}</p>
      <Base trial={trial} line={line.value} />
      <Controls count={variants.length} experiment={experiment} onRun={() => experiment.run(variants.map(variant => variant.trial))} />
      <VariantTable variants={variants} reports={experiment.reports} isRunning={experiment.state === 'running'} />
    </div>
  )
}

function Base({ trial, line }: { readonly trial: Trial; readonly line: string }) {
  const text = useText(workbenchText)
  const { ask, answer } = trial
  const from = ask.way === 'typed' ? '' : `${ask.from.scheme}://${ask.from.host}`
  return (
    <div className="change-one-base">
      <div>
        <p className="mono change-one-line">
          {answer === null ? '' : `${addressUrl(answer.to)} `}
          <b>Set-Cookie:</b> <Untrusted text={line} />
        </p>
        <p className="workbench-quiet">{text.sketch(text.ways[draftWayOf(ask)], from === '' ? '–' : from, addressUrl(ask.to))}</p>
      </div>
      <IfTool tool="workbench">
        <Button icon="edit" onPress={() => openTool({ tool: 'workbench', trial })}>
          {text.edit}
        </Button>
      </IfTool>
    </div>
  )
}

interface ControlsProps {
  readonly count: number
  readonly experiment: WorkbenchRun
  readonly onRun: () => void
}

function Controls({ count, experiment: { state, reports, failure, cancel }, onRun }: ControlsProps) {
  const text = useText(workbenchText)
  const say = useFailureText()
  const progress = text.progress(reports.length, count)
  return (
    <div className="change-one-controls">
      {state === 'running' ? (
        <>
          <Button onPress={cancel}>{text.cancel}</Button>
          <progress max={count} value={reports.length} aria-label={progress} />
        </>
      ) : (
        <Button look="primary" icon="play" onPress={onRun}>
          {text.runAll(count)}
        </Button>
      )}
      <span role="status">
        {failure === null ? null : (
          <>
            {text.failed} <Untrusted text={say(failure)} />
          </>
        )}
        {state === 'idle' ? null : progress}
        {state === 'cancelled' ? ` ${text.cancelled}` : null}
      </span>
    </div>
  )
}
