import { z } from 'zod'
import { schemeIds } from '../ids.ts'
import { chapterIds } from './chapters.ts'
import { actions } from './lesson-action-schema.ts'
import { expectationSchema } from './lesson-expectation-schema.ts'
import { hintsSchema, pointSchema, predictSchema } from './lesson-question-schema.ts'
import { text } from './lesson-values.ts'
import { lookPlaces } from './look-place.ts'
import { worded } from './schema-words.ts'

/* The lesson format, version 1. `docs/lessons.md` explains it; the JSON Schema for editors is made from this. */

export const stepSchema = worded(
  z.strictObject({
    title: text,
    /** Done before the step begins, silently; nobody is asked and nothing of it counts. */
    setup: actions.optional(),
    say: text.optional(),
    predict: predictSchema.optional(),
    /** What the learner is asked to do in words; the lesson can do `do` instead. */
    task: text.optional(),
    do: actions.optional(),
    expect: worded(
      z.array(expectationSchema),
      'a list of expectations, each with a dash before it',
      '앞에 -를 붙인 기대의 목록',
    ).optional(),
    /** In place of `task`, `do` and `expect`: what the learner has to bring about, shown from the beginning, with a light for each. */
    goal: worded(
      z.array(expectationSchema).min(1).max(12),
      'a list of what has to hold in the end, each with a dash before it',
      '마지막에 맞아야 할 것을 앞에 -를 붙여 적은 목록',
    ).optional(),
    /** Ways that lead to the goal. A learner may find another. */
    ways: worded(
      z
        .array(z.strictObject({ do: actions }))
        .min(1)
        .max(6),
      'a list of 1 to 6 ways, each with a dash before it and its own `do`',
      '앞에 -를 붙인 방법 1~6개의 목록. 방법마다 `do`가 있습니다',
    ).optional(),
    /** Said once the expectations hold. */
    observe: text.optional(),
    /** Asked once the outcome is there. */
    point: pointSchema.optional(),
    /** The short form of `hints` with one in it. */
    hint: text.optional(),
    hints: hintsSchema.optional(),
    /** Opened and ringed once the step is observed. */
    look: worded(z.enum(lookPlaces), 'a panel to look at', '볼 패널').optional(),
    /** How long it may take until everything expected holds, though nothing seems to move. */
    patience: worded(
      z.number().int().min(1).max(300),
      'seconds that the step may take on a slow machine, a whole number from 1 to 300',
      '느린 컴퓨터에서 이 단계가 걸려도 되는 초, 정수 1~300',
    ).optional(),
  }),
  'a step: title, setup, say, predict, task, do, expect, goal, ways, observe, point, hint, hints, look, patience',
  '단계: title, setup, say, predict, task, do, expect, goal, ways, observe, point, hint, hints, look, patience',
  'step',
)

const ownId = worded(z.string().regex(/^[a-z0-9-]{1,60}$/), 'an id of small letters, digits and -', '영어 소문자, 숫자, -로 된 id')

export const lessonSchema = worded(
  z.strictObject({
    $schema: z.string().optional(),
    crumbtrail: worded(z.literal(1), '1, the version of this format', '이 형식의 판인 1'),
    id: ownId,
    /** BCP 47 tags; left out, they are English and Korean. `language-tags.ts` reads them. */
    languages: worded(
      z.array(z.string().min(2).max(35)).min(1).max(20),
      'a list of 1 to 20 language tags (BCP 47), such as `[de, en]`; the default goes first',
      '`[de, en]`처럼 언어 태그(BCP 47) 1~20개의 목록. 기본 언어를 먼저 적습니다',
    ).optional(),
    title: text,
    summary: text,
    minutes: worded(z.number().int().min(1).max(120), 'minutes, a whole number from 1 to 120', '분 단위의 정수 1~120'),
    scheme: z.enum(schemeIds).optional(),
    /** Where it stands on the map of the course. */
    chapter: worded(z.enum(chapterIds), 'a chapter of the course', '과정의 장').optional(),
    /** Lessons that teach what this one takes for granted. */
    needs: worded(
      z.array(ownId).max(8),
      'a list of up to 8 ids of lessons that come first',
      '먼저 할 수업의 id를 8개까지 적은 목록',
    ).optional(),
    /** A snapshot of the lab beside the lesson's file, which it begins from instead of a fresh lab. */
    from: worded(
      z.string().regex(/^[^./\\:\p{C}][^/\\:\p{C}]{0,80}\.crumbworld$/u),
      'the name of a .crumbworld file in the same folder as the lesson, without a path',
      '수업과 같은 폴더에 있는 .crumbworld 파일의 이름. 경로는 쓰지 않습니다',
    ).optional(),
    /** Done before the first step, silently, on a lab freshly reset or on the snapshot. */
    setup: actions.optional(),
    steps: worded(
      z.array(stepSchema).min(1).max(40),
      'a list of 1 to 40 steps, each with a dash before it',
      '앞에 -를 붙인 단계 1~40개의 목록',
    ),
  }),
  'a lesson: crumbtrail, id, languages, title, summary, minutes, scheme, chapter, needs, from, setup, steps',
  '수업: crumbtrail, id, languages, title, summary, minutes, scheme, chapter, needs, from, setup, steps',
)

export type Lesson = z.infer<typeof lessonSchema>
export type LessonStep = z.infer<typeof stepSchema>
