import type { BiographyEntry } from './biography-entry.ts'

/** A life as it is read: one thing after another, with what the server made of a request beneath it, and the monotonous folded away. */
export type BiographyItem =
  | { readonly kind: 'one'; readonly entry: BiographyEntry; readonly reads: readonly BiographyEntry[] }
  | { readonly kind: 'many'; readonly what: 'carried' | 'held-back'; readonly entries: readonly BiographyEntry[] }

/** So many alike in a row are told as one. */
const manyFrom = 3

export function groupEntries(entries: readonly BiographyEntry[]): readonly BiographyItem[] {
  // By exchange, not by order: the server's word may be here before the browser's.
  const readsOf = new Map<string, BiographyEntry[]>()
  for (const { story, exchange } of entries) {
    if (exchange !== null && (story.kind === 'carried' || story.kind === 'held-back')) readsOf.set(exchange.key, [])
  }
  const ownReads = ({ story, exchange }: BiographyEntry): BiographyEntry[] | undefined =>
    exchange === null || story.kind !== 'read' ? undefined : readsOf.get(exchange.key)
  for (const entry of entries) ownReads(entry)?.push(entry)
  const told = entries.filter(entry => ownReads(entry) === undefined)
  const given = new Set<string>()
  return fold(
    told.map(entry => {
      const key = entry.exchange?.key
      const isRequest = key !== undefined && (entry.story.kind === 'carried' || entry.story.kind === 'held-back') && !given.has(key)
      if (isRequest) given.add(key)
      return { kind: 'one', entry, reads: isRequest ? (readsOf.get(key) ?? []) : [] }
    }),
  )
}

function fold(items: readonly BiographyItem[]): readonly BiographyItem[] {
  const folded: BiographyItem[] = []
  let run: BiographyEntry[] = []
  let what: 'carried' | 'held-back' | null = null
  const flush = (): void => {
    if (what !== null && run.length >= manyFrom) folded.push({ kind: 'many', what, entries: run })
    else folded.push(...run.map(entry => ({ kind: 'one', entry, reads: [] }) as const))
    run = []
    what = null
  }
  for (const item of items) {
    const alike = dullKind(item)
    if (alike === null || alike !== what) flush()
    if (alike === null || item.kind === 'many') folded.push(item)
    else {
      run.push(item.entry)
      what = alike
    }
  }
  flush()
  return folded
}

/** Carried to where nobody looked at it, or held back from where it could never go. */
function dullKind(item: BiographyItem): 'carried' | 'held-back' | null {
  if (item.kind === 'many' || item.reads.length > 0) return null
  const { story } = item.entry
  if (story.kind === 'carried') return 'carried'
  return story.kind === 'held-back' && story.isApart ? 'held-back' : null
}
