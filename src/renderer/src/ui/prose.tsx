import { MarkedText } from './marked-text.tsx'
import './prose.css'

interface ProseProps {
  readonly text: string
  /** Of a text in another language than the app's. */
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
}

/** A few sentences from a lesson: blank lines part paragraphs, backquotes mark code. No other markup, and never HTML. */
export function Prose({ text, ...spoken }: ProseProps) {
  return (
    <div className="prose" {...spoken}>
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
