import type { HeaderList } from '../../web/headers.ts'
import type { Language, Bilingual } from '../../language.ts'
import { chipWords } from '../chip-words.ts'
import { explainVerdict } from '../../words/cookie-words.ts'
import { sayEvent } from '../../words/event-words.ts'
import { visibleText } from '../../web/visible-text.ts'
import { contextOf } from '../../trace/cookie-context.ts'
import { cookieNameOf } from '../../trace/cookie-name.ts'
import type { Exchange } from '../../trace/exchange.ts'
import { explainExchange } from '../explain-exchange.ts'
import type { ExchangeRow, TimelineRow } from '../../trace/timeline-rows.ts'

const words = {
  number: { en: 'No.', ko: '번호' },
  cookies: { en: 'Cookies', ko: '쿠키' },
  cookie: { en: 'Cookie', ko: '쿠키' },
  verdict: { en: 'Verdict', ko: '판정' },
  why: { en: 'Why', ko: '이유' },
  headers: { en: 'Headers', ko: '헤더' },
  way: { en: 'Part of', ko: '구분' },
  request: { en: 'request', ko: '요청' },
  answer: { en: 'response', ko: '응답' },
  header: { en: 'Header', ko: '헤더' },
  value: { en: 'Value', ko: '값' },
  tab: { en: 'Tab', ko: '탭' },
  note: { en: 'Note:', ko: '메모:' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** A row with what its reader wrote on it. */
export type NotedRow = TimelineRow & { readonly note?: string }

/** A hand-out: what happened in numbered sentences, then the cookies and the telling headers of each request by its number. */
export function sequenceMarkdown(rows: readonly NotedRow[], title: string, note: string, language: Language): string {
  const say = (text: Bilingual): string => text[language]
  const exchanges = rows.flatMap((row, index) => (row.kind === 'exchange' ? [{ row, number: index + 1 }] : []))
  const cookies = exchanges.flatMap(({ row, number }) => cookieRows(row.exchange, number, language))
  const headers = exchanges.flatMap(({ row, number }) => headerRows(row.exchange, number, language))
  return [
    `# ${markdownText(title)}`,
    markdownText(note),
    rows.map((row, index) => `${index + 1}. ${sentence(row, language)}${noteOf(row, language)}`).join('\n'),
    ...section(say(words.cookies), [words.number, words.cookie, words.verdict, words.why].map(say), cookies),
    ...section(say(words.headers), [words.number, words.way, words.header, words.value].map(say), headers),
    '',
  ].join('\n\n')
}

function sentence(row: TimelineRow, language: Language): string {
  const lane = row.lane === null ? '' : `**${words.tab[language]} ${markdownText(row.lane)}** `
  if (row.kind === 'event') return `${lane}${markdownText(sayEvent(row)[language])}`
  return `${lane}${requestLine(row)} ${markdownText(explainExchange(row.exchange)[language])}`
}

/** A note may have lines of its own; an item of the list has one. */
function noteOf({ note }: NotedRow, language: Language): string {
  return note === undefined ? '' : ` **${words.note[language]}** ${markdownText(note.replace(/\s+/g, ' '))}`
}

function requestLine({ exchange: { method, url, status } }: ExchangeRow): string {
  return `**${markdownText(`${method} ${url}`.trim() || '?')}** → ${status ?? '…'}.`
}

function cookieRows(exchange: Exchange, number: number, language: Language): readonly (readonly string[])[] {
  const context = contextOf(exchange)
  const { browser } = exchange
  return [...(browser?.requestCookies ?? []), ...(browser?.responseCookies ?? [])].map(judged => [
    String(number),
    cookieNameOf(judged) || '?',
    chipWords[judged.verdict.kind][language],
    explainVerdict(judged, context, language).sentence,
  ])
}

/** Fields that decide something for cookies, log-ins, caches or other origins; the rest is noise on paper. */
const telling =
  /^(?:host|cookie|set-cookie|authorization|www-authenticate|origin|location|cache-control|etag|if-none-match|vary|clear-site-data|content-type|sec-fetch-site|access-control-.*)$/i

function headerRows(exchange: Exchange, number: number, language: Language): readonly (readonly string[])[] {
  const hop = exchange.hops.at(-1)
  const of = (way: Bilingual, headers: HeaderList) =>
    headers.filter(([name]) => telling.test(name)).map(([name, value]) => [String(number), way[language], name, value])
  return [
    ...of(words.request, hop?.requestHeaders ?? exchange.browser?.requestHeaders ?? []),
    ...of(words.answer, hop?.response?.headers ?? exchange.browser?.responseHeaders ?? []),
  ]
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return []
  const line = (cells: readonly string[]): string => `| ${cells.map(cell => markdownText(cell) || ' ').join(' | ')} |`
  return [`## ${markdownText(title)}`, [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n')]
}

const maxCharacters = 500

/** Text and nothing else (GFM): every sign that could begin markup, a table cell, a link or an entity is escaped, hidden characters are told. */
export function markdownText(text: string): string {
  const seen = visibleText(text)
  const cut = seen.length > maxCharacters ? `${Array.from(seen).slice(0, maxCharacters).join('')}…` : seen
  return cut
    .replace(/[\\`*_{}[\]()#+!|<>&~$=-]/g, '\\$&')
    .replace(/^(\s*\d+)\./, '$1\\.')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/@/g, '\\@')
    .replace(/\bwww\./gi, match => `${match.slice(0, -1)}\\.`)
}
