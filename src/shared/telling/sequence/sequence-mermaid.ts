import type { Language } from '../../language.ts'
import { laneName } from './draw-sequence.ts'
import { markSigns } from './mark-look.ts'
import type { Sequence, SequenceStep } from './sequence.ts'

/** The picture as a Mermaid `sequenceDiagram`, one statement a line. Participants are p0, p1 …: no name can be read as a word of the language. */
export function sequenceMermaid({ lanes, blocks }: Sequence, language: Language): string {
  const ids = new Map(lanes.map(({ key }, index) => [key, `p${index}`]))
  const names = lanes.map(lane => laneName(lane)[language])
  // A diagram of bands alone still needs somebody to stand over.
  const participants = (names.length === 0 ? ['Crumbtrail'] : names).map((name, index) => `participant p${index} as ${mermaidText(name)}`)
  const across = participants.length === 1 ? 'p0' : `p0,p${participants.length - 1}`
  const steps = blocks.flatMap(block => block.steps.map(step => statement(step, ids, across, language)))
  return `${['sequenceDiagram', ...participants, ...steps].join('\n    ')}\n`
}

const arrows = { request: '->>', answer: '-->>', 'look-up': '->>' } as const

function statement(step: SequenceStep, ids: ReadonlyMap<string, string>, across: string, language: Language): string {
  const label = mermaidText(step.label[language])
  switch (step.kind) {
    case 'arrow': {
      const [from, to] = [ids.get(step.from) ?? 'p0', ids.get(step.to) ?? 'p0']
      return `${from}${step.hasArrived ? arrows[step.what] : '-x'}${to}: ${label}`
    }
    case 'mark':
      return `Note right of ${ids.get(step.lane) ?? 'p0'}: ${mermaidText(markSigns[step.mark])} ${label}`
    case 'band':
      return `Note over ${across}: ${label}`
  }
}

/**
 * Letters, digits and a few harmless signs stay; everything else becomes an entity code. `;` and a line feed would end the statement, `#`
 * would begin a comment, `:` could bring a directive such as `wrap:`, `%%` a comment, `<` markup, `$$` a formula; a bare `end` ends a block
 * in some versions.
 */
export function mermaidText(text: string): string {
  const escaped = Array.from(text, character => (plain.test(character) ? character : `#${character.codePointAt(0) ?? 0xff_fd};`)).join('')
  const safe = escaped.replace(/\bend\b/gi, word => `#${word.charCodeAt(0)};${word.slice(1)}`)
  return safe.trim() === '' ? '#8203;' : safe
}

const plain = /^[\p{L}\p{M}\p{Nd} /.,=_?!()→…↑↓✕✓‖“”’-]$/u
