/** The panels that F6 goes through, in the order of the eye. */
export const paneNames = ['stage', 'timeline', 'details', 'lesson', 'inspector'] as const
export type PaneName = (typeof paneNames)[number]
