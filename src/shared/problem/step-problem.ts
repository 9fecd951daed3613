/** Why a lesson's hand could not do something in a tab. */
export type StepProblem =
  /** `tab`: the lesson's own name for it. */
  | { readonly kind: 'step-tab-not-open'; readonly tab: string }
  | { readonly kind: 'step-tab-late'; readonly lane: string; readonly seconds: number }
  | { readonly kind: 'step-tab-closed'; readonly lane: string }
  | { readonly kind: 'step-tab-restless'; readonly place: StepPlace; readonly seconds: number }
  /** `reason`: what the script threw. */
  | { readonly kind: 'step-script-failed'; readonly place: StepPlace; readonly reason: string }
  | { readonly kind: 'step-not-asked'; readonly place: StepPlace }
  | { readonly kind: ElementProblem; readonly place: StepPlace; readonly selector: string }
  /** `by`: the name of the element that a click would hit; null: the place lies outside of the view. */
  | { readonly kind: 'step-element-covered'; readonly place: StepPlace; readonly selector: string; readonly by: string | null }

export type ElementProblem =
  | 'step-selector-bad'
  | 'step-element-absent'
  | 'step-elements-several'
  | 'step-element-hidden'
  | 'step-field-refused'

/** A tab by its letter, and the page that it showed. */
export interface StepPlace {
  readonly lane: string
  readonly url: string
}
