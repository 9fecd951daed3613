import type { Bilingual } from '../language.ts'
import { isWordUnit, parsePattern, PatternError, type PatternNode } from './parse-pattern.ts'

/* Lessons may come from strangers, and so may the texts that they match. JavaScript's own engine can be kept busy for hours by forty
   characters; this one takes as many steps as the pattern is long, times the text. */

export interface Pattern {
  /** Whether it matches anywhere in the first 8192 characters, as `RegExp.prototype.test` would say. */
  matches(text: string): boolean
}

export type CompiledPattern = { readonly ok: true; readonly pattern: Pattern } | { readonly ok: false; readonly problem: Bilingual }

const MAX_STATES = 1000
const MAX_TEXT = 8192

type State =
  | { readonly kind: 'unit'; readonly accepts: (unit: number) => boolean }
  | { readonly kind: 'assertion'; readonly at: Extract<PatternNode, { kind: 'assertion' }>['at'] }
  /** Goes on at each of these, counted from here. */
  | { readonly kind: 'fork'; readonly to: readonly number[] }

/** Never throws: what cannot be compiled is said in words. */
export function compilePattern(source: string): CompiledPattern {
  try {
    const states: State[] = []
    emit(parsePattern(source), states)
    return { ok: true, pattern: { matches: text => matches(states, text.slice(0, MAX_TEXT)) } }
  } catch (error) {
    if (error instanceof PatternError) return { ok: false, problem: error.text }
    throw error
  }
}

/** Thompson's construction: a program whose states fork instead of backtracking; running past its end is a match. */
function emit(node: PatternNode, states: State[]): void {
  if (states.length > MAX_STATES) {
    throw new PatternError({ en: 'too long once its repetitions are written out', ko: '되풀이를 펼치면 너무 깁니다' })
  }
  switch (node.kind) {
    case 'unit':
    case 'assertion':
      states.push(node)
      return
    case 'sequence':
      for (const item of node.items) emit(item, states)
      return
    case 'choice':
      return emitChoice(node.items, states)
    case 'repeat':
      return emitRepeat(node, states)
  }
}

function emitChoice(items: readonly PatternNode[], states: State[]): void {
  const branches = items.map(item => {
    const branch: State[] = []
    emit(item, branch)
    return branch
  })
  // A fork to the start of each branch, and behind each branch a jump to the end.
  let start = 1
  const starts = branches.map(branch => {
    const at = start
    start += branch.length + 1
    return at
  })
  states.push({ kind: 'fork', to: starts })
  branches.forEach((branch, index) => {
    states.push(...branch)
    states.push({ kind: 'fork', to: [start - (starts[index] ?? 0) - branch.length] })
  })
}

function emitRepeat({ item, min, max }: Extract<PatternNode, { kind: 'repeat' }>, states: State[]): void {
  const once: State[] = []
  emit(item, once)
  for (let count = 0; count < min; count += 1) append(states, once)
  if (max === Infinity) {
    append(states, [{ kind: 'fork', to: [1, once.length + 2] }, ...once, { kind: 'fork', to: [-(once.length + 1)] }])
    return
  }
  for (let left = max - min; left > 0; left -= 1) append(states, [{ kind: 'fork', to: [1, left * (once.length + 1)] }, ...once])
}

function append(states: State[], more: readonly State[]): void {
  if (states.length + more.length > MAX_STATES) {
    throw new PatternError({ en: 'too long once its repetitions are written out', ko: '되풀이를 펼치면 너무 깁니다' })
  }
  states.push(...more)
}

/** Walks the text once with the list of all states that it could be in; `seen` holds, per state, the last place it was listed for. */
function matches(states: readonly State[], text: string): boolean {
  const seen = new Int32Array(states.length + 1).fill(-1)
  let current: number[] = []
  for (let at = 0; at <= text.length; at += 1) {
    reach(states, text, at, 0, current, seen)
    if (seen[states.length] === at) return true
    if (at === text.length) return false
    const next: number[] = []
    const unit = text.charCodeAt(at)
    for (const index of current) {
      const state = states[index]
      if (state?.kind === 'unit' && state.accepts(unit)) reach(states, text, at + 1, index + 1, next, seen)
    }
    current = next
  }
  return false
}

/** Lists `from` and all that can be had from it without reading on. */
function reach(states: readonly State[], text: string, at: number, from: number, into: number[], seen: Int32Array): void {
  const open = [from]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (seen[index] === at) continue
    seen[index] = at
    into.push(index)
    const state = states[index]
    if (state?.kind === 'fork') for (const to of state.to) open.push(index + to)
    else if (state?.kind === 'assertion' && holdsAt(state.at, text, at)) open.push(index + 1)
  }
}

function holdsAt(where: 'start' | 'end' | 'boundary' | 'no-boundary', text: string, at: number): boolean {
  if (where === 'start') return at === 0
  if (where === 'end') return at === text.length
  const isBoundary = isWordAt(text, at - 1) !== isWordAt(text, at)
  return where === 'boundary' ? isBoundary : !isBoundary
}

function isWordAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && isWordUnit(text.charCodeAt(at))
}
