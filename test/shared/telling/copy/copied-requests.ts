import fc from 'fast-check'
import type { HeaderList } from '@shared/web/headers.ts'
import type { CopiedRequest } from '@shared/telling/copy/copied-request.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import { finished, joined, received, sent, trace, wireBody, wireGot, wireSent } from '../../trace/make-trace.ts'

/** Pieces that mean something to a shell, to curl or to Windows, among harmless ones. */
const signs = `' " \\ \\\\ \\" \` ! !! !x % %% %20 ^ ^^ & && | || ; < > ( ) { } * ? ~ # @ - = : , . / ..`
const traps = '$(id) ${HOME} $HOME %PATH% %PATH:a=b% &id ;id [a-z] {a,b} @/etc/passwd --head -K --url --data-raw'
const letters = 'a Ab9 한국어 é 😀 \u2018 \u2019 \u201b \u201c'
const pieces = [...`${signs} ${traps} ${letters}`.split(' '), ' ', '  ', '\u00a0']
const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map(parts => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 24 }).map(value => value.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')),
)
const token = fc.string({
  unit: fc.constantFrom(..."! # $ % & ' * + - . ^ _ ` | ~ a b c X Y Z 0 1 9".split(' ')),
  minLength: 1,
  maxLength: 10,
})
const headers: fc.Arbitrary<HeaderList> = fc.array(
  fc.tuple(
    token,
    text.map(value => value.trim()),
  ),
  { maxLength: 5 },
)

export const copiedRequests: fc.Arbitrary<CopiedRequest> = fc.record({
  method: fc.oneof(fc.constantFrom('GET', 'POST', 'HEAD', 'DELETE'), token),
  url: text.map(rest => `https://shop.test/${rest.replaceAll(/[\s#]/gu, '')}`),
  headers,
  body: fc.option(text.filter(value => value !== '')),
})

/** One exchange as the fold makes it. */
export function exchangeOf(request: {
  readonly method?: string
  readonly url?: string
  readonly headers?: HeaderList
  readonly body?: string
}): Exchange {
  const { method = 'GET', url = 'https://shop.test/session/me', headers: given = [['Host', 'shop.test']], body } = request
  const fold = createExchangeFold()
  fold.push(
    trace([
      sent('e1', { method, url }),
      wireGot('w1', { method, url, headers: given }),
      ...(body === undefined ? [] : [wireBody('w1', body)]),
      joined('e1', 'w1'),
      wireSent('w1'),
      received('e1'),
      finished('e1'),
    ]),
  )
  const [row] = fold.rows()
  if (row === undefined) throw new Error('no exchange')
  return row
}
