import { MarkedText } from './marked-text.tsx'
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
            <MarkedText
              text={paragraph
                .split('\n')
                .map(line => line.trim())
                .join(' ')}
            />
          </p>
        ))}
    </div>
  )
}
