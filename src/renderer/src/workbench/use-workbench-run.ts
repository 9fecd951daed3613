import { useEffect, useRef, useState } from 'react'
import type { Trial, TrialReport } from '@shared/workbench/trial.ts'
import type { Failure } from '@shared/contract/result.ts'
import { call, on, send } from '../base/bridge.ts'

export interface WorkbenchRun {
  readonly state: 'idle' | 'running' | 'done' | 'cancelled'
  /** The trials of the last run, and one report for each that has come to its end. */
  readonly trials: readonly Trial[]
  readonly reports: readonly TrialReport[]
  readonly failure: Failure | null
  readonly run: (trials: readonly Trial[]) => void
  readonly cancel: () => void
}

type Shown = Omit<WorkbenchRun, 'run' | 'cancel'>
const idle: Shown = { state: 'idle', trials: [], reports: [], failure: null }

/** Runs trials in the throw-away browser and shows each report as it comes. Leaving the tool cancels what is running. */
export function useWorkbenchRun(): WorkbenchRun {
  const [shown, setShown] = useState<Shown>(idle)
  const isRunning = useRef(false)
  const cancel = (): void => send('workbench:cancel', null)
  useEffect(
    () => () => {
      if (isRunning.current) send('workbench:cancel', null)
    },
    [],
  )

  async function runAll(trials: readonly Trial[]): Promise<void> {
    if (isRunning.current) return
    isRunning.current = true
    setShown({ ...idle, state: 'running', trials })
    const stop = on('workbench:progressed', ({ index, report }) =>
      setShown(before => (index === before.reports.length ? { ...before, reports: [...before.reports, report] } : before)),
    )
    const result = await call('workbench:run', { trials: [...trials] })
    stop()
    isRunning.current = false
    if (!result.ok) return setShown({ ...idle, trials, failure: result.error })
    const state = result.value.length < trials.length ? 'cancelled' : 'done'
    setShown({ state, trials, reports: result.value, failure: null })
  }

  return { ...shown, run: trials => void runAll(trials), cancel }
}
