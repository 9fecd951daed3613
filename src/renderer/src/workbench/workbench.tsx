import { IfTool } from '../tools/if-tool.tsx'
import { useState } from 'react'
import { workbenchText } from '../i18n/workbench-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useText } from '../i18n/use-text.ts'
import { send } from '../base/bridge.ts'
import { useReplay } from '../trace/replay-store.ts'
import { closeTool, openTool, type RequestOf } from '../tools/tool-store.ts'
import { Button } from '../ui/button.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { draftOf, firstDraft, problemOf, trialOf, type Draft, type DraftKind, type DraftProblem } from './draft.ts'
import { RequestFields } from './request-fields.tsx'
import { scriptedResponseUrl } from './scripted-response-url.ts'
import { TrialResult } from './trial-result.tsx'
import './workbench.css'
import { useWorkbenchRun, type WorkbenchRun } from './use-workbench-run.ts'
import { WrittenFields } from './written-fields.tsx'

const kinds: readonly DraftKind[] = ['cookie', 'cache', 'jwt']

/** The workbench: something is written freely, sent through the real browser, and its verdicts are read. */
export function Workbench({ request }: { readonly request: RequestOf<'workbench'> }) {
  const text = useText(workbenchText)
  const [draft, setDraft] = useState<Draft>(() => (request.trial === null ? firstDraft : draftOf(request.trial)))
  const experiment = useWorkbenchRun()
  const [ran, setRan] = useState<Draft | null>(null)
  return (
    <div className="workbench">
      <div className="workbench-form">
        <Tabs
          label={text.kinds.label}
          selected={draft.kind}
          onSelect={id => setDraft({ ...draft, kind: kinds.find(kind => kind === id) ?? 'cookie' })}
          entries={kinds.map(kind => ({
            id: kind,
            label: text.kinds[kind],
            content: () => (
              <div className="workbench-fields">
                <WrittenFields draft={draft} onChange={setDraft} />
                <RequestFields draft={draft} onChange={setDraft} />
              </div>
            ),
          }))}
        />
        <Actions draft={draft} experiment={experiment} onRun={() => setRan(draft)} />
      </div>
      <Outcome experiment={experiment} draft={draft} ran={ran} />
    </div>
  )
}

function sayProblem(problem: DraftProblem, text: typeof workbenchText.en): string {
  switch (problem.kind) {
    case 'too-many-lines':
      return text.tooManyLines(problem.count, problem.most)
    case 'too-long':
      return text.tooLong(problem.at, problem.characters, problem.most)
    case 'bad-path':
      return text.badPath
  }
}

interface ActionsProps {
  readonly draft: Draft
  readonly experiment: WorkbenchRun
  readonly onRun: () => void
}

function Actions({ draft, experiment, onRun }: ActionsProps) {
  const text = useText(workbenchText)
  const trial = trialOf(draft)
  const problem = problemOf(draft)
  const url = scriptedResponseUrl(draft)
  const isReplay = useReplay() !== null
  const run = (): void => {
    if (trial === null) return
    onRun()
    experiment.run([trial])
  }
  return (
    <div className="workbench-actions">
      <div className="workbench-buttons">
        {experiment.state === 'running' ? (
          <Button onPress={experiment.cancel}>{text.cancel}</Button>
        ) : (
          <Button look="primary" icon="play" isDisabled={trial === null} onPress={run}>
            {text.send}
          </Button>
        )}
        {draft.kind === 'cookie' ? (
          <IfTool tool="change-one">
            <Button icon="switches" isDisabled={trial === null} onPress={() => openTool({ tool: 'change-one', trial })}>
              {text.changeOne}
            </Button>
          </IfTool>
        ) : null}
        {url === null || isReplay ? null : (
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
      {problem === null ? null : (
        <p className="workbench-problem" role="status">
          {sayProblem(problem, text)}
        </p>
      )}
      <p className="workbench-quiet">{text.throwaway}</p>
    </div>
  )
}

interface OutcomeProps {
  readonly experiment: WorkbenchRun
  readonly draft: Draft
  /** What the last run was given; a result beside another kind of draft would be taken for that one's. */
  readonly ran: Draft | null
}

function Outcome({ experiment: { state, trials, reports, failure }, draft, ran }: OutcomeProps) {
  const text = useText(workbenchText)
  const say = useFailureText()
  const isOfThisKind = ran?.kind === draft.kind
  const [trial, report] = isOfThisKind ? [trials[0], reports[0]] : []
  const isStale = report !== undefined && JSON.stringify(trialOf(draft)) !== JSON.stringify(trial)
  return (
    <div className="workbench-outcome">
      <p className="workbench-quiet" role="status">
        {failure === null || !isOfThisKind ? null : (
          <>
            {text.failed} <Untrusted text={say(failure)} />
          </>
        )}
        {state === 'running' ? text.running : null}
        {state !== 'running' && !isOfThisKind ? text.notRunYet : null}
        {state !== 'running' && isStale ? text.stale : null}
      </p>
      {trial === undefined || report === undefined ? null : <TrialResult trial={trial} report={report} />}
    </div>
  )
}
