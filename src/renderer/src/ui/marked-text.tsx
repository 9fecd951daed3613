import { Untrusted } from './untrusted.tsx'

interface MarkedTextProps {
  readonly text: string
}

/** One line from a lesson, in which backquotes mark code. No other markup, and never HTML. */
export function MarkedText({ text }: MarkedTextProps) {
  return text.split('`').map((part, place) =>
    place % 2 === 1 ? (
      <code key={place}>
        <Untrusted text={part} />
      </code>
    ) : (
      <Untrusted key={place} text={part} />
    ),
  )
}

/** The same for names and announcements, where nothing can be marked: nobody should hear "grave accent". */
export function withoutMarks(text: string): string {
  return text.replaceAll('`', '')
}
