import { z } from 'zod'
import { languages } from '../language.ts'
import type { PlacedPolicyProblem } from '../problem/policy-problem.ts'
import { readMarkedJson, type MarkedJson } from '../saved/read-marked-json.ts'
import { toolNames } from './tool-names.ts'

/* What an instructor hides for a class or an exam: one JSON object (`.crumbpolicy`). `docs/policy.md` describes it. */

const policyFormat = 1
/** In UTF-16 code units; one that names every lesson and every tool has a tenth of it. */
export const longestPolicyFile = 50_000

/**
 * What can be hidden beside tools and lessons. `solutions`: the lesson doing a task by itself, and the script that it would run.
 * `explanations`: a step's text while its question is open. `code`: the server's source. `reset`: Reset lab, and forgetting the progress.
 * `own-lessons`: lesson files from the disk. `lab-settings`, `lab-clock`: changing them.
 */
export const hideables = ['hints', 'solutions', 'explanations', 'code', 'reset', 'own-lessons', 'lab-settings', 'lab-clock'] as const
export type Hideable = (typeof hideables)[number]

export const policySchema = z.strictObject({
  'crumbtrail-policy': z.literal(policyFormat),
  /** Shown as long as the policy is in force. */
  title: z.string().trim().min(1).max(80),
  hide: z.array(z.enum(hideables)).max(50).default([]),
  hideTools: z.array(z.enum(toolNames)).max(50).default([]),
  /** Ids of the built-in lessons that are offered, in this order; without it, all of them. */
  lessons: z.array(z.string().min(1).max(100)).min(1).max(200).exactOptional(),
  /** The app's language; without it, each seat's own. */
  language: z.enum(languages).exactOptional(),
  /** It cannot be ended before the app quits. */
  untilQuit: z.boolean().default(false),
})
export type Policy = z.infer<typeof policySchema>

const policyFile: MarkedJson<Policy> = {
  mark: 'crumbtrail-policy',
  format: policyFormat,
  schema: policySchema,
  bounds: { characters: longestPolicyFile, depth: 4, values: 1000, members: 20 },
}

export type ReadPolicy = { readonly ok: true; readonly value: Policy } | ({ readonly ok: false } & PlacedPolicyProblem)

/** Reads a policy from a stranger: whatever the text is, a policy comes back or the first thing that is wrong, with its place. */
export function readPolicy(text: string): ReadPolicy {
  // Some editors begin a file with a byte order mark.
  return readMarkedJson(text.startsWith('\uFEFF') ? text.slice(1) : text, policyFile)
}
