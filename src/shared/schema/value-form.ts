/** Forms of text that a schema of ours demands and no type of zod's names. */
export const valueForms = ['date-time', 'lane', 'lab-host', 'lab-address', 'lab-origin'] as const
export type ValueForm = (typeof valueForms)[number]

/** For `refine`: names the form that a text has not. */
export const wantsForm = (form: ValueForm): { params: { form: ValueForm } } => ({ params: { form } })
