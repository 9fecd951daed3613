import { z } from 'zod'
import { languages } from './language.ts'

/** What the app remembers between starts; a damaged file falls back field by field. */
export const settingsSchema = z.object({
  language: z.enum(languages).catch('en'),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** Text zoom for a projector, in percent. */
  zoom: z.union([z.literal(100), z.literal(125), z.literal(150), z.literal(200)]).catch(100),
})
export type Settings = z.infer<typeof settingsSchema>
