import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { quietGuest } from '../../../src/main/guard/quiet-guest.ts'

/** A guest as Electron makes it: the app's guards first, then what relays its events to the page that holds it. */
function madeGuest() {
  const guest = new EventEmitter()
  const [guarded, relayed]: [string[], string[]] = [[], []]
  guest.on('will-navigate', () => guarded.push('will-navigate'))
  quietGuest(guest as never)
  for (const name of ['console-message', 'will-navigate', 'page-title-updated', 'dom-ready', 'did-attach', '-focus-change', 'destroyed'])
    guest.on(name, () => relayed.push(name))
  guest.emit('did-attach', {})
  relayed.length = 0
  return { guest, guarded, relayed }
}
const happens = (guest: EventEmitter, name: string): boolean => guest.emit(name, { preventDefault: () => undefined })

it('relays nothing that a page can cause in a loop', () => {
  const { guest, relayed } = madeGuest()
  for (const name of ['console-message', 'will-navigate', 'page-title-updated']) happens(guest, name)
  expect(relayed).toEqual([])
})

it('keeps the guards of the app, and what a webview needs', () => {
  const { guest, guarded, relayed } = madeGuest()
  for (const name of ['will-navigate', 'dom-ready', '-focus-change', 'destroyed']) happens(guest, name)
  expect(guarded).toEqual(['will-navigate'])
  expect(relayed).toEqual(['dom-ready', '-focus-change', 'destroyed'])
})
