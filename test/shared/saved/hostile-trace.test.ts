import { describe, expect, it } from 'vitest'
import { tellBiography } from '@shared/telling/biography/tell-biography.ts'
import { chipsOf } from '@shared/telling/chips.ts'
import { compareSchemes } from '@shared/trace/compare-schemes.ts'
import { explainExchange } from '@shared/telling/explain-exchange.ts'
import { exchangeAt } from '@shared/trace/exchange-at.ts'
import { findChoices } from '@shared/telling/filter/suggest.ts'
import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { readSaved } from '@shared/saved/read-saved.ts'
import type { SavedTrace } from '@shared/saved/saved-trace.ts'
import { traceParts } from '@shared/saved/write-trace.ts'
import { scrubberMarks } from '@shared/trace/scrubber-marks.ts'
import { hostilePayloads } from '../../e2e/security/hostile-payloads.ts'
import { hostileTrace, hostileWorld, onOneRequest, onRealPages } from './hostile-trace.ts'

function opened(text: string): SavedTrace {
  for (const { done } of readSaved(text)) if (done !== null) return done
  throw new Error('no trace came')
}

describe.each([
  ['a trace whose every text is hostile', hostileTrace(hostilePayloads)],
  ['one with real addresses and hosts', hostileTrace(hostilePayloads, onRealPages)],
  ['one request that carries everything', hostileTrace(hostilePayloads, onOneRequest(hostilePayloads))],
  ['a world that dropped events had left', hostileWorld(hostilePayloads)],
])('%s', (_name, text) => {
  const saved = opened(text)
  const fold = createTraceFold(saved.baseline)
  fold.push(saved.events)

  it('is read as it stands, but for a parameter of a check that is called __proto__', () => {
    expect(saved.events).toEqual(
      text
        .trimEnd()
        .split('\n')
        .slice(1)
        .map(line => JSON.parse(line.replace('"params":{"__proto__":null}', '"params":{}')) as unknown),
    )
  })

  it('is folded and told without an error, and nothing of ours is changed by its names', () => {
    const [rows, exchanges] = [fold.timeline.rows(), fold.exchanges.rows()]
    for (const exchange of exchanges) {
      expect(explainExchange(exchange).en).toBeTypeOf('string')
      expect(chipsOf(exchange)).toBeInstanceOf(Array)
      exchangeAt(exchange, exchange.firstSeq, fold.eventOf)
    }
    compareSchemes(exchanges, saved.events)
    findChoices(rows)
    scrubberMarks(rows, 1 as never, fold.lastSeq())
    const { jars } = fold.world.now()
    for (const { cookie } of jars.laptop.slice(0, 5)) tellBiography({ kind: 'cookie', profile: 'laptop', cookie }, fold)
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(plainNames)
    expect(Reflect.get({}, 'ran')).toBeUndefined()
  })

  it('comes back equal when it is saved again, and can be read without its secrets', () => {
    const { head, baseline, events } = saved
    const again = (redact: boolean): SavedTrace =>
      opened(Array.from(traceParts({ baseline, events, head, redact }), part => part.text).join(''))
    expect(again(false).events).toEqual(events)
    expect(again(true).events).toHaveLength(events.length)
  })
})

const plainNames = Object.getOwnPropertyNames(Object.prototype).length
