import { useId, useState } from 'react'
import { guessedHeaders } from '@shared/trace/request-guess.ts'
import { cookieKey, type Cookie } from '@shared/trace/cookie.ts'
import type { Exchange } from '@shared/trace/exchange.ts'
import type { Hold } from '@shared/trace/fold-holds.ts'
import { send } from '../base/bridge.ts'
import { holdText } from '../i18n/hold-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useTrace } from '../trace/trace-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { GuessBox } from './guess-box.tsx'
import './guess-card.css'
import { guessOf, statusChoices, useGuess, type GuessForm } from './use-guess.ts'

interface GuessCardProps {
  readonly exchange: Exchange
  readonly hold: Hold
}

/** In the place of the receipt while its request waits: the guess before the fact. */
export function GuessCard({ exchange, hold }: GuessCardProps) {
  const text = useText(holdText)
  const title = useId()
  const form = useGuess(hold.wire)
  const [isWrong, setIsWrong] = useState(false)
  const jar = useJarAt(hold, exchange)
  const release = (): void => {
    const guess = guessOf(form.draft, jar)
    setIsWrong(guess === null)
    if (guess !== null) send('hold:release', { wire: hold.wire, guess })
  }
  return (
    <form
      className="guess-card"
      aria-labelledby={title}
      onSubmit={submitted => {
        submitted.preventDefault()
        release()
      }}
    >
      <h3 id={title}>{text.title}</h3>
      <p className="guess-note">{text.intro(Math.round(hold.longestMs / 60_000))}</p>
      <CookieGuesses jar={jar} form={form} />
      <fieldset>
        <legend>{text.headers}</legend>
        {guessedHeaders.map(name => (
          <GuessBox key={name} goes={form.draft.headers.get(name) ?? null} onChange={goes => form.tickHeader(name, goes)}>
            <code>{name}</code>
          </GuessBox>
        ))}
      </fieldset>
      <StatusGuess form={form} isWrong={isWrong} />
      <div className="guess-actions">
        <Button look="primary" type="submit" icon="door">
          {text.release}
        </Button>
        <Button onPress={() => send('hold:release', { wire: hold.wire, guess: null })}>{text.letGo}</Button>
      </div>
    </form>
  )
}

/** The jar as it stood when the request came to the door: what is set meanwhile could not have gone along. */
function useJarAt(hold: Hold, { profile }: Exchange): readonly Cookie[] {
  const trace = useTrace(state => state.trace)
  return profile === null ? [] : trace.world.at(hold.seq).jars[profile].map(({ cookie }) => cookie)
}

function CookieGuesses({ jar, form }: { readonly jar: readonly Cookie[]; readonly form: GuessForm }) {
  const text = useText(holdText)
  return (
    <fieldset>
      <legend>{text.cookies}</legend>
      {jar.length === 0 ? <p className="guess-note">{text.noCookies}</p> : <p className="guess-note">{text.cookiesNote}</p>}
      {jar.map(cookie => (
        <GuessBox
          key={cookieKey(cookie)}
          goes={form.draft.cookies.get(cookieKey(cookie)) ?? null}
          onChange={goes => form.tickCookie(cookie, goes)}
        >
          <CookieName cookie={cookie} />
        </GuessBox>
      ))}
    </fieldset>
  )
}

function StatusGuess({ form, isWrong }: { readonly form: GuessForm; readonly isWrong: boolean }) {
  const text = useText(holdText)
  const name = useId()
  const problem = useId()
  const isMarked = isWrong && form.draft.status === 'other'
  return (
    <fieldset>
      <legend>{text.status}</legend>
      <div className="guess-statuses">
        {statusChoices.map(choice => (
          <div key={choice} className="guess-line">
            <label className="guess-tick">
              <input type="radio" name={name} checked={form.draft.status === choice} onChange={() => form.chooseStatus(choice)} />
              {choice === 'none' ? text.noGuess : choice === 'other' ? text.other : text.statuses[choice]}
            </label>
            {choice === 'other' ? (
              <input
                className="guess-typed"
                inputMode="numeric"
                aria-label={text.otherField}
                aria-invalid={isMarked}
                aria-describedby={isMarked ? problem : undefined}
                maxLength={3}
                value={form.draft.typed}
                onChange={changed => form.type(changed.target.value)}
              />
            ) : null}
          </div>
        ))}
      </div>
      {isMarked ? (
        <p id={problem} className="guess-problem" role="alert">
          <Icon name="warning" />
          {text.badStatus}
        </p>
      ) : null}
    </fieldset>
  )
}

/** The name of a cookie, and whose it is: a jar can hold several of one name. */
function CookieName({ cookie }: { readonly cookie: Cookie }) {
  const text = useText(holdText)
  return (
    <>
      <b className="mono">
        <Untrusted text={cookie.name} />
      </b>{' '}
      <span className="guess-quiet">
        <Untrusted text={cookie.hostOnly ? text.hostOnly(cookie.domain) : text.ofHost(cookie.domain)} />,{' '}
        <Untrusted text={text.path(cookie.path)} />
      </span>
    </>
  )
}
