import type { ReviewItem } from '@shared/lesson/progress.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { startText } from '../i18n/start-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import './review-list.css'
import { SaidLine, SaidName } from '../marks/said.tsx'

interface ReviewListProps {
  readonly review: readonly ReviewItem[]
  readonly onAskAgain: (item: ReviewItem) => void
}

/** The predictions that were wrong, the surest first; what is right when it is asked again is no longer listed. */
export function ReviewList({ review, onAskAgain }: ReviewListProps) {
  const text = useText(startText)
  const staked = useText(lessonText).wereSure
  if (review.length === 0) return null
  return (
    <details className="review">
      <summary>{text.review(review.length)}</summary>
      <ul>
        {review.map(item => (
          <li key={`${item.lesson} ${item.step}`}>
            <div>
              <b>
                <SaidLine text={item.question} />
              </b>
              <span>
                <SaidName text={item.lessonTitle} /> · {text.step(item.step + 1)}
              </span>
              {item.answer === null ? null : (
                <span>
                  {text.yourAnswer} <SaidLine text={item.answer} />
                </span>
              )}
              {item.stake === null ? null : <span>{staked[item.stake]}</span>}
            </div>
            <Button onPress={() => onAskAgain(item)}>{text.askAgain}</Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
