import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildSequence } from '@shared/telling/sequence/build-sequence.ts'
import { estimateWidth } from '@shared/telling/sequence/fit-text.ts'
import { redactRows } from '@shared/telling/sequence/redact-rows.ts'
import { markdownText, sequenceMarkdown } from '@shared/telling/sequence/sequence-markdown.ts'
import { mermaidText, sequenceMermaid } from '@shared/telling/sequence/sequence-mermaid.ts'
import { sequenceSvg, xmlText } from '@shared/telling/sequence/sequence-svg.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import {
  aCookie,
  cookieJudged,
  finished,
  judged,
  laptopTab,
  received,
  sent,
  tabOpened,
  wireGot,
  wireSent,
  joined,
} from '../../trace/make-trace.ts'
import { hostilePayloads } from '../../../e2e/security/hostile-payloads.ts'
import { foldOf, sequenceOf, story } from './sequence-story.ts'

const look = { language: 'en', availableWidth: 900, measure: estimateWidth } as const

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  ']]><!--',
  '&lt;b&gt; &#x41; &amp;',
  "'; end; loop forever",
  'a;b#c%%d{e}f:g',
  '%%{init: {"theme":"dark"}}%%',
  'end',
  'x\nNote over p0: forged\r\nparticipant q',
  '|x|\n|---|',
  '`code` *bold* _em_ [a](javascript:alert(1)) ![i](x)',
  '# heading',
  '\u202etxt.exe\u202c \u0000\u0007\u001b[31m',
  '\ud800 \ufffe \uffff',
  '$$\\href{javascript:alert(1)}{x}$$',
  'wrap:long',
  '가나다 한글 😀',
  'x'.repeat(5000),
  ...hostilePayloads,
]
/** The text in every place that a page can fill. */
const hostileDrafts = (text: string): TraceDraft[] => [
  tabOpened(),
  sent('e', { method: text.slice(0, 40), url: `https://shop.test/${text}` }),
  judged('e', { consideredCookies: 1, headers: [['Cookie', text]] }),
  cookieJudged('e', { kind: 'sent' }, aCookie({ name: text, value: text, domain: text, path: text })),
  wireGot('w', { url: `https://shop.test/${text}`, headers: [['Cookie', text]] }),
  wireSent('w', 302, {
    headers: [
      ['Set-Cookie', `${text}=1`],
      ['Location', text],
      ['Content-Type', text],
    ],
  }),
  joined('e', 'w'),
  cookieJudged('e', { kind: 'rejected', reasons: ['InvalidDomain'] }, null, text),
  received('e', 302),
  finished('e'),
]

describe('sequenceSvg', () => {
  it('stands alone: no script, style sheet, link or address but its own namespace', () => {
    const { svg, width, height } = sequenceSvg(sequenceOf(story), 'Events 1 to 60', look)
    expect(svg).toContain(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`)
    expect(svg.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/<script|<style|<a |<image|<use|href|url\(|https?:\/\/[^s]/)
    expect(svg).toContain('>GET /session/admin</text>')
    expect(svg).toContain('<title>Role check: no</title>')
  })

  it.each(hostile)('holds %j as text and nothing else', text => {
    const { svg } = sequenceSvg(sequenceOf(hostileDrafts(text)), text, look)
    const tags = new Set([...svg.matchAll(/<\/?([^\s>/]*)/g)].map(([, name]) => name))
    expect(tags).toEqual(new Set(['g', 'path', 'rect', 'svg', 'text', 'title']))
    expect(svg.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
    expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
  })

  it('escapes the five signs of XML', () => expect(xmlText(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;'))
})

/** The statements that we write, as strict as Mermaid's lexer where that is strict: no bare `;`, `#`, `%`, `:` or line feed in a text. */
const mermaidLabel = '(?:#\\d+;|[^;#:%<>{}\\n$@\\\\"\'`])+'
const statements = new RegExp(
  `^(?:participant p\\d+ as ${mermaidLabel}|p\\d+(?:->>|-->>|-x)p\\d+: ${mermaidLabel}|Note (?:right of p\\d+|over p\\d+(?:,p\\d+)?): ${mermaidLabel})$`,
  'u',
)

describe('sequenceMermaid', () => {
  it('writes one statement a line', () => {
    expect(sequenceMermaid(sequenceOf(story), 'en').split('\n    ').slice(0, 16)).toEqual([
      'sequenceDiagram',
      'participant p0 as A Laptop',
      'participant p1 as B Laptop',
      'participant p2 as shop.test',
      'participant p3 as users',
      'participant p4 as sessions',
      'Note over p0,p4: Tab A #183; Laptop#58; a tab was opened.',
      'p0->>p2: POST /session/login',
      'p2->>p3: find user → alice',
      'p2->>p3: compare the password',
      'p2->>p4: create session of alice',
      'p2-->>p0: 303 → /session/me Set-Cookie#58; sid, theme',
      'Note right of p0: ↓ sid stored',
      'Note right of p0: ✕ theme rejected#58; Domain does not fit',
      'p0->>p2: GET /session/me',
      'Note right of p0: ↑ sid sent',
    ])
  })

  it.each(hostile)('gives %j no way out of its statement', text => {
    const [head, ...lines] = sequenceMermaid(sequenceOf(hostileDrafts(text)), 'ko')
      .trimEnd()
      .split('\n    ')
    expect(head).toBe('sequenceDiagram')
    for (const line of lines) expect(line).toMatch(statements)
  })

  it('whatever the text, its code points come back from the entities', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), text => {
        const back = mermaidText(text).replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
        expect(mermaidText(text)).toMatch(new RegExp(`^${mermaidLabel}$`, 'u'))
        if (text.trim() !== '') expect(back).toBe(text)
      }),
    )
  })

  it('never leaves the word that ends a block', () => {
    expect(mermaidText('the end of End')).toBe('the #101;nd of #69;nd')
    expect(mermaidText('sender')).toBe('sender')
  })

  it('has a participant even when there are bands alone', () => {
    expect(sequenceMermaid(sequenceOf([tabOpened()]), 'en')).toBe(
      'sequenceDiagram\n    participant p0 as Crumbtrail\n    Note over p0: Tab A #183; Laptop#58; a tab was opened.\n',
    )
  })
})

describe('sequenceMarkdown', () => {
  const markdown = (drafts: readonly TraceDraft[]): string => sequenceMarkdown(foldOf(drafts).timeline.rows(), 'Title', 'Note', 'en')

  it('numbers every row and tells cookies and headers by the same numbers', () => {
    const text = markdown(story)
    expect(text).toMatch(/^1\. \*\*Tab A\*\* Laptop: a tab was opened\.$/m)
    expect(text).toMatch(/^2\. \*\*Tab A\*\* \*\*POST https\\:\/\/shop\.test\/session\/login\*\* → 303\. /m)
    expect(text).toMatch(/^7\. \*\*Tab A\*\* .* → 401\. /m)
    expect(text).toContain('| 2 | theme | rejected |')
    expect(text).toContain('| 7 | request | Cookie | sid\\=secret\\-session\\-id\\-1 |')
  })

  it('carries the notes, each on the line of its row', () => {
    const rows = foldOf(story)
      .timeline.rows()
      .map((row, index) => (index === 1 ? { ...row, note: 'Look:\nhere it <b>is</b>' } : row))
    const lines = sequenceMarkdown(rows, 'T', 'N', 'en').split('\n')
    expect(lines.filter(line => line.includes('**Note:**'))).toEqual([
      expect.stringMatching(/^2\. .* \*\*Note:\*\* Look: here it \\<b\\>is\\<\/b\\>$/),
    ])
  })

  it.each(hostile)('keeps %j within its cell and its item', text => {
    const lines = markdown(hostileDrafts(text)).split('\n')
    for (const line of lines.filter(each => each.startsWith('|'))) expect(line.replace(/\\./g, '').split('|').length).toBeOneOf([6])
    expect(lines.filter(line => /^\d+\. /.test(line))).toHaveLength(2)
    expect(lines.join('\n').replace(/\\./g, '')).not.toMatch(/[<>`[\]&$]|javascript:.*\)/)
  })

  it('escapes what would be markup', () => {
    expect(markdownText('**x** <b> | `a` [b](c) https://a.b www.c.d e@f')).toBe(
      '\\*\\*x\\*\\* \\<b\\> \\| \\`a\\` \\[b\\]\\(c\\) https\\://a.b www\\.c.d e\\@f',
    )
  })
})

describe('redactRows', () => {
  const fold = foldOf(story)
  const rows = redactRows(fold.timeline.rows())
  const texts = [
    sequenceMarkdown(rows, 'T', 'N', 'en'),
    sequenceMermaid(
      buildSequence(rows, seq => fold.eventOf(seq)),
      'en',
    ),
    sequenceSvg(
      buildSequence(rows, seq => fold.eventOf(seq)),
      'T',
      look,
    ).svg,
  ]

  it('takes the session id out of every kind of export', () => {
    for (const text of texts) expect(text.replaceAll('\\', '')).not.toContain('secret-session-id')
    expect(sequenceMarkdown(fold.timeline.rows(), 'T', 'N', 'en').replaceAll('\\', '')).toContain('secret-session-id-1')
  })

  it('takes it out of a note as well', () => {
    const noted = redactRows(fold.timeline.rows().map(row => ({ ...row, note: 'it is secret-session-id-1' })))
    expect(sequenceMarkdown(noted, 'T', 'N', 'en').replaceAll('\\', '')).not.toContain('secret-session-id')
  })

  it('takes out what a page says in a dialog', () => {
    const message = 'password=correct-horse-battery'
    const dialog = {
      observer: 'browser',
      kind: 'dialog.opened',
      tab: laptopTab,
      dialog: 'alert',
      origin: 'https://shop.test',
      message,
    } as const
    const [plain, clean] = [foldOf([dialog]).timeline.rows(), redactRows(foldOf([dialog]).timeline.rows())]
    expect(sequenceMarkdown(plain, 'T', 'N', 'en')).toContain('battery')
    expect(sequenceMarkdown(clean, 'T', 'N', 'en')).not.toContain('battery')
  })

  it('gives the same secret the same number, set or sent', () => {
    const plain = (texts[0] ?? '').replaceAll('\\', '')
    const [, number] = /Set-Cookie \| sid=(redacted-\d+);/.exec(plain) ?? []
    expect(number).toBeDefined()
    expect(plain.split(`| Cookie | sid=${number} |`).length - 1).toBe(3)
  })

  it('finds a secret where it was shortened, and one that a page put into its address', () => {
    const token = `eyJhbGciOiJIUzI1NiJ9.${'a'.repeat(90)}.sig`
    const drafts = [
      sent('e', { url: `https://shop.test/show/${token}` }),
      wireGot('w', { url: `https://shop.test/show/${token}`, headers: [['Authorization', `Bearer ${token}`]] }),
      joined('e', 'w'),
      sent('f', { url: 'https://shop.test/cb?code=first-code-123' }),
      wireGot('v', { url: 'https://shop.test/cb?code=first-code-123', headers: [['Referer', 'https://shop.test/in/first-code-123']] }),
    ]
    const other = foldOf(drafts)
    const clean = redactRows(other.timeline.rows())
    const all =
      sequenceMarkdown(clean, 'T', 'N', 'en') +
      sequenceMermaid(
        buildSequence(clean, seq => other.eventOf(seq)),
        'en',
      )
    expect(all).not.toMatch(/eyJ|first\\?-code|aaaa/)
    expect(all).toContain('GET /show/redacted-')
  })
})
