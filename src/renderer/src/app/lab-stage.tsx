import { PastStage } from '../past/past-stage.tsx'
import { ReplayStage } from '../replay/replay-stage.tsx'
import { Stage } from '../stage/stage.tsx'
import type { LabState } from './use-lab-state.ts'

/** The pages, always in the same place of the tree; a past is laid over them, and so is a saved trace. */
export function LabStage({ lab }: { readonly lab: LabState }) {
  const { replay, stage, tab, selection, view, select } = lab
  const cursor = replay === null ? selection.cursor : null
  return (
    <>
      <div className="lab-stage" inert={replay !== null}>
        {stage === null ? null : <Stage stage={stage} focusedTab={tab} isPast={cursor !== null} onFocusTab={select.enterTab} />}
        {stage === null || cursor === null ? null : <PastStage stage={stage} world={view.world} cursor={cursor} onNow={select.toNow} />}
      </div>
      {replay === null ? null : <ReplayStage world={view.world} />}
    </>
  )
}
