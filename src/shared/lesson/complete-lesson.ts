import { isMap, isPair, isScalar, parseDocument, visit, type Document } from 'yaml'
import { z } from 'zod'
import { refusalCodes } from '../trace/check.ts'
import { heldBackReasons, rejectedReasons } from './expected-reasons.ts'
import type { LessonChoice, LessonChoices } from './lesson-choice.ts'
import { lessonSchema } from './lesson-schema.ts'
import { isTooMuchYaml } from './read-yaml.ts'
import { isRecord, keysOf, schemaAt, verbsOf } from './schema-at.ts'
import { wordsOf } from './schema-words.ts'

/** Stands for the word that is being written. No lesson has it. */
const here = 'crumbtrailIsWritingHere'

/** Where the word begins at whose end one writes. Looked for backwards: an expression would try every place of the text. */
function beginOfWord(before: string): number {
  let at = before.length
  while (at > 0 && /[\w$-]/.test(before[at - 1] ?? '')) at -= 1
  return at
}

/** What the format has at this place of a text that need not be whole. Never throws. */
export function completeLesson(text: string, offset: number): LessonChoices {
  const before = text.slice(0, offset)
  const from = beginOfWord(before)
  const none: LessonChoices = { from, choices: [] }
  if (isTooMuchYaml(text)) return none
  const after = text.slice(offset).replace(/^[\w$-]*/, '')
  const lineBefore = text.slice(text.lastIndexOf('\n', from - 1) + 1, from)
  if (/(^|\s)#/.test(lineBefore)) return none
  const mayBeKey = /^\s*(-\s+)*$/.test(lineBefore) || /[{,]\s*$/.test(lineBefore)
  const put = mayBeKey && !/^\s*:/.test(after) ? `${here}:` : here
  try {
    const document = parseDocument(`${text.slice(0, from)}${put}${after}`, { uniqueKeys: false, strict: false, prettyErrors: false })
    return { from, choices: choicesAt(document, /^\s*:/.test(after)) }
  } catch {
    return none
  }
}

function choicesAt(document: Document.Parsed, hasColon: boolean): readonly LessonChoice[] {
  const found = findHere(document)
  if (found === null) return []
  const value = document.toJS({ maxAliasCount: 0 }) as unknown
  const schema = schemaAt(lessonSchema, found.path, value)
  if (!found.isKey) return valuesAt(schema, found.path, value)
  const keys = keyChoices(schema, found.siblings, hasColon)
  return keys.length > 0 ? keys : valuesAt(schema, found.path, value)
}

interface Here {
  /** Of the value, or of the mapping whose key it is. */
  readonly path: readonly PropertyKey[]
  readonly isKey: boolean
  readonly siblings: readonly string[]
}

function findHere(document: Document.Parsed): Here | null {
  let found: Here | null = null
  visit(document, {
    Scalar(key, node, ancestors) {
      if (node.value !== here) return undefined
      const steps: PropertyKey[] = []
      ancestors.forEach((ancestor, index) => {
        const next: unknown = ancestors[index + 1] ?? node
        if (isPair(ancestor) && (index < ancestors.length - 1 || key === 'value') && isScalar(ancestor.key))
          steps.push(String(ancestor.key.value))
        else if ('items' in ancestor && !isMap(ancestor)) steps.push((ancestor.items as unknown[]).indexOf(next))
      })
      const map = ancestors.findLast(isMap)
      const siblings = key === 'key' ? (map?.items ?? []).flatMap(pair => (isScalar(pair.key) ? [String(pair.key.value)] : [])) : []
      found = { path: steps, isKey: key === 'key', siblings }
      return visit.BREAK
    },
  })
  return found
}

/** The keys of an object, or of every object that a union allows; of one in which an entry is already one thing, no other. */
function keyChoices(schema: z.core.$ZodType | null, siblings: readonly string[], hasColon: boolean): LessonChoice[] {
  const others = siblings.filter(name => name !== here)
  if (schema instanceof z.ZodUnion) {
    if (verbsOf(schema) !== null && others.length > 0) return []
    return schema.options.flatMap(option => keyChoices(unwrapped(option), siblings, hasColon))
  }
  if (!(schema instanceof z.ZodObject)) return []
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape
  const isVerb = keysOf(schema).length === 1
  return keysOf(schema)
    .filter(name => !others.includes(name))
    .map(name => {
      const inner = shape[name]
      const about = isVerb ? wordsOf(schema) : inner === undefined ? null : wordsOf(unwrapped(inner))
      return { label: name, put: hasColon ? name : `${name}: `, kind: 'key' as const, about }
    })
}

function valuesAt(schema: z.core.$ZodType | null, path: readonly PropertyKey[], lesson: unknown): LessonChoice[] {
  const asValues = (words: readonly string[]): LessonChoice[] =>
    [...new Set(words)].map(label => ({ label, put: label, kind: 'value' as const, about: null }))
  const names = path.filter(step => typeof step === 'string')
  const [last, parent] = [names.at(-1), names.at(-2)]
  if (parent === 'heldBack') return asValues(heldBackReasons)
  if (parent === 'rejected') return asValues(rejectedReasons)
  if (last === 'code' && parent === 'decision') return asValues(Object.values(refusalCodes).flat())
  if (last === 'tab' || last === 'inWindowOf') return asValues(tabsOf(lesson))
  return schema === null ? [] : [...keyChoices(schema, [], false).filter(() => schema instanceof z.ZodUnion), ...asValues(wordsFor(schema))]
}

/** The words that a value may be. */
function wordsFor(schema: z.core.$ZodType): readonly string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String)
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String)
  if (schema instanceof z.ZodBoolean) return ['true', 'false']
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(option => wordsFor(unwrapped(option)))
  if (schema instanceof z.ZodArray) return wordsFor(unwrapped(schema.element))
  return []
}

const unwrapped = (schema: z.core.$ZodType): z.core.$ZodType => (schema instanceof z.ZodOptional ? unwrapped(schema.unwrap()) : schema)

/** Names of the tabs that are opened anywhere in what is written so far. */
function tabsOf(value: unknown, found: string[] = []): readonly string[] {
  if (Array.isArray(value)) for (const inner of value as readonly unknown[]) tabsOf(inner, found)
  else if (isRecord(value))
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'open' && isRecord(inner) && typeof inner['tab'] === 'string' && inner['tab'] !== here) found.push(inner['tab'])
      else tabsOf(inner, found)
    }
  return found
}
