import { z } from 'zod'
import { languages } from './language.ts'

const language = z.enum(languages)
const theme = z.enum(['system', 'light', 'dark'])
/** Text zoom for a projector, in percent. */
const zoom = z.union([z.literal(100), z.literal(125), z.literal(150), z.literal(200)])

/** What the app remembers between starts. */
export const settingsSchema = z.strictObject({ language, theme, zoom })
export type Settings = z.infer<typeof settingsSchema>

/** The settings file: a damaged or missing field falls back alone, unknown ones are dropped. */
export const storedSettingsSchema = z.object({ language: language.catch('en'), theme: theme.catch('system'), zoom: zoom.catch(100) })
