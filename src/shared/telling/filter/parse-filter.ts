import { nearestWord } from '../../problem/nearest-word.ts'
import {
  filterKeys,
  fixedValues,
  type Filter,
  type FilterKey,
  type FilterMistake,
  type FilterTerm,
  type MistakeKind,
} from './filter-term.ts'

/**
 * `key:value` and free words, apart by spaces; `-` before a word turns it round, quotation marks keep spaces together. Never refuses: what
 * it cannot read is a mistake with its place.
 */
export function parseFilter(text: string): Filter {
  const terms: FilterTerm[] = []
  const mistakes: FilterMistake[] = []
  for (const piece of split(text)) {
    const read = readPiece(piece)
    if ('kind' in read) mistakes.push(read)
    else if (read.value !== '') terms.push(read)
  }
  return { terms, mistakes }
}

interface Piece {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Words as far as the next space outside of quotation marks; an open mark goes on to the end. */
export function split(text: string): readonly Piece[] {
  return Array.from(text.matchAll(/(?:"[^"]*(?:"|$)|[^\s"])+/g), found => ({
    text: found[0],
    from: found.index,
    to: found.index + found[0].length,
  }))
}

function readPiece({ text, from, to }: Piece): FilterTerm | FilterMistake {
  const mistake = (kind: MistakeKind, meant: string | null = null): FilterMistake => ({ kind, from, to, meant })
  if (text.split('"').length % 2 === 0) return mistake('open-quote')
  const isNegated = text.length > 1 && text.startsWith('-')
  const body = isNegated ? text.slice(1) : text
  const [, name, given = ''] = /^([a-z-]+):(?!\/\/)(.*)$/is.exec(body) ?? []
  if (name === undefined) return { key: null, value: plain(body), isNegated, from, to }
  const key = filterKeys.find(candidate => candidate === name.toLowerCase())
  if (key === undefined) return mistake('unknown-key', nearestWord(name.toLowerCase(), filterKeys))
  const value = plain(given)
  if (value === '') return mistake('no-value')
  const meant = possible(key, value)
  return meant === true ? { key, value, isNegated, from, to } : mistake('unknown-value', meant)
}

const plain = (text: string): string => text.replaceAll('"', '').normalize('NFC').toLowerCase()

/** True when a row can have this value; else the nearest one that it can have. */
function possible(key: FilterKey, value: string): true | string | null {
  if (key === 'status') return /^[1-5](\d\d|xx)$/.test(value) ? true : null
  if (key !== 'verdict' && key !== 'check' && key !== 'is') return true
  const values: readonly string[] = fixedValues[key]
  return values.includes(value) ? true : nearestWord(value, values)
}
