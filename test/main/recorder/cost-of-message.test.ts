import { expect, it } from 'vitest'
import { costOfMessage } from '../../../src/main/recorder/cost-of-message.ts'

const page = { type: 'Fetch', frameId: 'f', documentURL: 'https://shop.test/', request: { url: 'https://shop.test/x' } }
const worker = { type: 'Script', documentURL: 'blob:x', request: { url: 'blob:x' } }

it.each([
  ['Network.requestWillBeSent', 10, page],
  ['Network.requestWillBeSent', 200, worker],
  ['Target.attachedToTarget', 200],
  ['Network.dataReceived', 1],
  ['DOMStorage.domStorageItemUpdated', 0],
])('counts %s as %i', (method, messages, params?: object) => {
  expect(costOfMessage(method, params)).toBe(messages)
})
