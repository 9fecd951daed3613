import { describe, expect, it } from 'vitest'
import { laneName } from '@shared/stage.ts'
import { createStageBoard, type StageBoard } from '../../../src/main/stage/stage-board.ts'
import type { WindowId } from '@shared/ids.ts'

const tabIn = (board: StageBoard, window: WindowId) =>
  board.addTab({ profile: 'laptop', partition: 'lab-1-laptop', window, opener: null, url: 'https://shop.test/' })

describe('the stage as data', () => {
  it('puts a new tab in front and names its lane by the alphabet', () => {
    const board = createStageBoard()
    const window = board.addWindow('laptop')
    const a = tabIn(board, window)
    const b = tabIn(board, window)
    expect([a.lane, b.lane]).toEqual(['A', 'B'])
    expect(board.window(window)?.activeTab).toBe(b.id)
    expect([laneName(25), laneName(26), laneName(27)]).toEqual(['Z', 'AA', 'AB'])
  })

  it('gives the place of a closed tab to its right neighbour, or to the left one at the end', () => {
    const board = createStageBoard()
    const window = board.addWindow('laptop')
    const [a, b, c] = [tabIn(board, window), tabIn(board, window), tabIn(board, window)]
    board.activate(b.id)
    board.removeTab(b.id)
    expect(board.window(window)?.activeTab).toBe(c.id)
    board.removeTab(c.id)
    expect(board.window(window)?.activeTab).toBe(a.id)
  })

  it('closes the window with its last tab', () => {
    const board = createStageBoard()
    const window = board.addWindow('laptop')
    const a = tabIn(board, window)
    expect(board.removeTab(a.id)).toBe(window)
    expect(board.state().windows).toEqual([])
  })

  it('keeps the tabs in the order of their opening, whatever is in front: a guest that moves in the page dies', () => {
    const board = createStageBoard()
    const first = board.addWindow('laptop')
    const second = board.addWindow('phone')
    const [a, b, c] = [tabIn(board, first), tabIn(board, second), tabIn(board, first)]
    board.activate(a.id)
    board.removeTab(b.id)
    expect(board.state().tabs.map(tab => tab.id)).toEqual([a.id, c.id])
  })

  it('begins lanes at A after a reset and repeats no id', () => {
    const board = createStageBoard()
    const before = tabIn(board, board.addWindow('laptop'))
    board.reset()
    const after = tabIn(board, board.addWindow('laptop'))
    expect(after.lane).toBe('A')
    expect(after.id).not.toBe(before.id)
    expect(board.state().run).toBe(2)
  })

  it('tells several changes of one task once', async () => {
    const board = createStageBoard()
    let told = 0
    board.subscribe(() => (told += 1))
    tabIn(board, board.addWindow('laptop'))
    await Promise.resolve()
    expect(told).toBe(1)
  })

  it('forgets patches of a tab that is gone', () => {
    const board = createStageBoard()
    const a = tabIn(board, board.addWindow('laptop'))
    board.removeTab(a.id)
    board.patchTab(a.id, { title: 'late' })
    expect(board.state().tabs).toEqual([])
  })
})
