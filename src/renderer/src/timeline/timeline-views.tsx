import type { ComponentType } from 'react'
import { SequencePane } from '../sequence/sequence-pane.tsx'
import { StoryView } from '../story/story-view.tsx'
import type { RowViewProps } from '../trace/row-view.ts'
import { TimelineList } from './timeline-list.tsx'

export type TimelineViewName = 'requests' | 'story' | 'sequence'

interface TimelineView {
  /** Gets the rows that the filter lets through; never none. */
  readonly Content: ComponentType<RowViewProps>
}

/** The ways to look at the rows, in the order of the switch; their names: `timelineText.viewNames`. */
export const timelineViews: { readonly [Name in TimelineViewName]: TimelineView } = {
  requests: { Content: TimelineList },
  story: { Content: StoryView },
  sequence: { Content: SequencePane },
}
export const timelineViewNames = Object.keys(timelineViews) as readonly TimelineViewName[]
