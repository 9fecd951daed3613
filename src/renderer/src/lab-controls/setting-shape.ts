import { z } from 'zod'
import { labSettingShapes, type LabSettingName } from '@shared/lab/lab-settings.ts'

/** What a switch can be set to, read from the schema that main checks it by. */
export type SettingShape =
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'count'; readonly min: number; readonly max: number }

export function settingShape(name: LabSettingName): SettingShape {
  const shape = labSettingShapes[name].unwrap()
  if (shape instanceof z.ZodBoolean) return { kind: 'flag' }
  if (shape instanceof z.ZodEnum) return { kind: 'choice', options: shape.options.map(String) }
  return { kind: 'count', min: shape.minValue ?? 0, max: shape.maxValue ?? Number.MAX_SAFE_INTEGER }
}
