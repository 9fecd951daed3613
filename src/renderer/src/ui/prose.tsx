import { Untrusted } from './untrusted.tsx'
import './prose.css'

interface ProseProps {
  readonly text: string
}

/** A few sentences from a lesson: blank lines part paragraphs, backquotes mark code. No other markup, and never HTML. */
export function Prose({ text }: ProseProps) {
  return (
    <div className="prose">
      {text
        .trim()
        .split(/\n\s*\n/)
        .map((paragraph, index) => (
          <p key={index}>
            {paragraph
              .replace(/\s*\n\s*/g, ' ')
              .split('`')
              .map((part, place) =>
                place % 2 === 1 ? (
                  <code key={place}>
                    <Untrusted text={part} />
                  </code>
                ) : (
                  <Untrusted key={place} text={part} />
                ),
              )}
          </p>
        ))}
    </div>
  )
}
