import { useEffect, useState } from 'react'
import type { Exchange } from '@shared/trace/exchange.ts'
import { explainExchange } from '@shared/telling/explain-exchange.ts'
import { useLanguage } from '../i18n/use-text.ts'

/** Long enough for a redirect and its page to be one announcement, short enough to belong to the click. */
const settleMs = 1200

interface AnnouncerProps {
  /** The newest telling request; null while the learner reads another one. */
  readonly exchange: Exchange | null
}

/** Says the newest receipt's sentence to those who listen; of a burst of requests, the last one's. */
export function Announcer({ exchange }: AnnouncerProps) {
  const language = useLanguage()
  const sentence = exchange === null || exchange.progress === 'pending' ? null : explainExchange(exchange)[language]
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = window.setTimeout(() => setSaid(sentence ?? ''), settleMs) // after a reset nothing of before is left to be read
    return () => window.clearTimeout(timer)
  }, [sentence])
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  )
}
