import { z } from 'zod'
import type { LessonId } from '../ids.ts'
import { named } from '../schema/free-text.ts'
import { eventsOf } from './event-parts.ts'
import { requestGuessSchema } from './request-guess.ts'

const lesson = named<LessonId>()

/** How a lesson goes. Steps and options count from 0. */
export const lessonEvents = eventsOf('app')({
  /** A lesson began. */
  'lesson.started': { lesson },
  /** A lesson came to its end, or was left. */
  'lesson.ended': { lesson },
  /** A step of a lesson began. */
  'lesson.stepped': { lesson, step: z.number() },
  /** Everything that a step expects has happened. */
  'lesson.observed': { lesson, step: z.number() },
  /** A prediction was made. */
  'prediction.made': {
    lesson,
    step: z.number(),
    /** It counts as the lesson's file does, not as it was shown. */
    option: z.number().nullable(),
    /** Cookies, headers or the status that were ticked instead; what was left alone is not in it. Then `option` is null. */
    guess: requestGuessSchema.optional(),
    /** How sure the learner is, 1 to 3; missing: not said. */
    stake: z.number().int().min(1).max(3).optional(),
  },
})
