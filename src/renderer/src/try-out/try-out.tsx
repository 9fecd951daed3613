import { useState } from 'react'
import { tryOutText } from '../i18n/try-out-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useText } from '../i18n/use-text.ts'
import { send } from '../bridge.ts'
import { closeTool, openTool, type RequestOf } from '../tools/tool-store.ts'
import { Button } from '../ui/button.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { draftOf, firstDraft, trialOf, type Draft, type DraftKind } from './draft.ts'
import { RequestFields } from './request-fields.tsx'
import { toldUrl } from './told-url.ts'
import { TrialResult } from './trial-result.tsx'
import './try-out.css'
import { useExperiment, type Experiment } from './use-experiment.ts'
import { WrittenFields } from './written-fields.tsx'

const kinds: readonly DraftKind[] = ['cookie', 'cache', 'jwt']

/** The workbench: something is written freely, sent through the real browser, and its verdicts are read. */
export function TryOut({ request }: { readonly request: RequestOf<'try-out'> }) {
  const text = useText(tryOutText)
  const [draft, setDraft] = useState<Draft>(() => (request.trial === null ? firstDraft : draftOf(request.trial)))
  const experiment = useExperiment()
  return (
    <div className="try-out">
      <div className="try-out-form">
        <Tabs
          label={text.kinds.label}
          selected={draft.kind}
          onSelect={id => setDraft({ ...draft, kind: kinds.find(kind => kind === id) ?? 'cookie' })}
          entries={kinds.map(kind => ({
            id: kind,
            label: text.kinds[kind],
            content: () => (
              <div className="try-out-fields">
                <WrittenFields draft={draft} onChange={setDraft} />
                <RequestFields draft={draft} onChange={setDraft} />
              </div>
            ),
          }))}
        />
        <Actions draft={draft} experiment={experiment} />
      </div>
      <Outcome experiment={experiment} />
    </div>
  )
}

function Actions({ draft, experiment }: { readonly draft: Draft; readonly experiment: Experiment }) {
  const text = useText(tryOutText)
  const trial = trialOf(draft)
  const url = toldUrl(draft)
  return (
    <div className="try-out-actions">
      <div className="try-out-buttons">
        {experiment.state === 'running' ? (
          <Button onPress={experiment.cancel}>{text.cancel}</Button>
        ) : (
          <Button
            look="primary"
            icon="play"
            isDisabled={trial === null}
            onPress={() => (trial === null ? undefined : experiment.run([trial]))}
          >
            {text.send}
          </Button>
        )}
        {draft.kind === 'cookie' ? (
          <Button icon="switches" isDisabled={trial === null} onPress={() => openTool({ tool: 'change-one', trial })}>
            {text.changeOne}
          </Button>
        ) : null}
        {url === null ? null : (
          <Button
            icon="laptop"
            onPress={() => {
              send('stage:open-window', { profile: 'laptop', url })
              closeTool()
            }}
          >
            {text.openInLaptop}
          </Button>
        )}
      </div>
      <p className="try-out-quiet">{text.throwaway}</p>
    </div>
  )
}

function Outcome({ experiment: { state, trials, reports, failure } }: { readonly experiment: Experiment }) {
  const text = useText(tryOutText)
  const say = useFailureText()
  const [trial, report] = [trials[0], reports[0]]
  return (
    <div className="try-out-outcome">
      <p className="try-out-quiet" role="status">
        {failure === null ? null : (
          <>
            {text.failed} <Untrusted text={say(failure)} />
          </>
        )}
        {state === 'running' ? text.running : null}
        {state === 'idle' && failure === null ? text.notRunYet : null}
      </p>
      {trial === undefined || report === undefined ? null : <TrialResult trial={trial} report={report} />}
    </div>
  )
}
