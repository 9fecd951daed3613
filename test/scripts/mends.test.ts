import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mends } from '../../scripts/contradictions/mends.mjs'
import { allActions } from '../contradictions/actions/all-actions.ts'

const root = join(import.meta.dirname, '..', '..')

describe('the mends that can be taken out again', () => {
  const edits = Object.entries(mends).flatMap(([name, mend]) => mend.edits.map(edit => ({ name, ...edit })))

  it.each(edits)('$name stands in $file exactly once', ({ file, from }) => {
    expect(readFileSync(join(root, file), 'utf8').split(from)).toHaveLength(2)
  })

  it.each(Object.entries(mends))('%s is shown by actions that there are', (_name, { only }) => {
    const known = allActions.map(({ name }) => name)
    expect(only.filter(action => !known.includes(action))).toEqual([])
  })
})
