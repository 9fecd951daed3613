import type { ReactNode } from 'react'
import {
  isNotKnown,
  type CheckPair,
  type ComparedExchanges,
  type CookiePair,
  type Pair,
  type Told,
} from '@shared/telling/compared-exchanges.ts'
import { checkTitle } from '@shared/words/check-words.ts'
import { verdictWords } from '@shared/words/verdict-words.ts'
import { requestDiffText } from '../i18n/request-diff-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'

interface PairTableProps {
  readonly compared: ComparedExchanges
  /** Leaves out what is the same. */
  readonly isShort: boolean
}
interface Line {
  readonly key: string
  readonly name: ReactNode
  readonly left: ReactNode
  readonly right: ReactNode
  /** Null: one side is not known. */
  readonly isSame: boolean | null
  /** The first that differs among the checks: where the two part. */
  readonly isParting?: boolean
}

export function PairTable({ compared, isShort }: PairTableProps) {
  const text = useText(requestDiffText)
  const lines = useLines(compared)
  return (
    <table className="request-diff-table">
      <thead>
        <tr>
          <th scope="col">{text.what}</th>
          <th scope="col">{text.first}</th>
          <th scope="col">{text.second}</th>
        </tr>
      </thead>
      {(Object.keys(text.sections) as (keyof typeof text.sections)[]).map(section => {
        const shown = lines[section].filter(({ isSame }) => !isShort || isSame !== true)
        return shown.length === 0 ? null : (
          <tbody key={section}>
            <tr>
              <th scope="rowgroup" colSpan={3} className="request-diff-section">
                {text.sections[section]}
              </th>
            </tr>
            {shown.map(line => (
              <PairRow key={line.key} line={line} />
            ))}
          </tbody>
        )
      })}
    </table>
  )
}

function PairRow({ line: { name, left, right, isSame, isParting } }: { readonly line: Line }) {
  const text = useText(requestDiffText)
  return (
    <tr data-different={isSame === false ? '' : undefined} data-parting={isParting === true ? '' : undefined}>
      <th scope="row">
        {isSame === false ? <Icon name="differ" /> : null}
        {name} <span className="visually-hidden">{isSame === null ? text.notKnown : isSame ? text.same : text.different}</span>
      </th>
      <td>{left}</td>
      <td>{right}</td>
    </tr>
  )
}

/** The lines of each section, in words. */
function useLines(compared: ComparedExchanges): Readonly<Record<keyof typeof requestDiffText.en.sections, readonly Line[]>> {
  const text = useText(requestDiffText)
  const language = useLanguage()
  function cell<Value>(told: Told<Value>, show: (value: Value) => ReactNode): ReactNode {
    if (isNotKnown(told)) return <i>{text.notKnown}</i>
    return told === null ? <i>{text.missing}</i> : show(told)
  }
  const inLines = (value: string): ReactNode => <Untrusted text={value} keepLines />
  const plain = (key: string, name: ReactNode, { left, right, isSame }: Pair<string>): Line => ({
    key,
    name,
    left: cell(left, inLines),
    right: cell(right, inLines),
    isSame,
  })
  const cookie = (side: 'left' | 'right', { reasons, ...pair }: CookiePair): ReactNode =>
    cell(pair[side], state => (
      <>
        {state === 'noted' ? text.noted : verdictWords[state][language]}{' '}
        {reasons[side].length === 0 ? null : <code>{reasons[side].join(', ')}</code>}
      </>
    ))
  const cookies = (pairs: readonly CookiePair[]): readonly Line[] =>
    pairs.map((pair, index) => ({
      key: String(index),
      name: (
        <b className="mono">
          <Untrusted text={pair.name} />
        </b>
      ),
      left: cookie('left', pair),
      right: cookie('right', pair),
      isSame: pair.isSame,
    }))
  const state = (told: CheckPair['left']): ReactNode =>
    cell(told, step => (
      <>
        {text.states[step.state]} {step.state === 'refused' && step.code !== null ? <code>{step.code}</code> : null}
      </>
    ))
  const parting = compared.checks.findIndex(({ isSame }) => isSame === false)
  return {
    request: [
      plain('method', text.method, compared.method),
      plain('url', text.url, compared.url),
      plain('status', text.status, compared.status),
      plain('body', text.body, compared.bodyBytes),
    ],
    sent: cookies(compared.sentCookies),
    checks: compared.checks.map(({ check, left, right, isSame }, index) => ({
      key: check,
      name: checkTitle(check)[language],
      left: state(left),
      right: state(right),
      isSame,
      isParting: index === parting,
    })),
    set: cookies(compared.setCookies),
    requestHeaders: compared.requestHeaders.map(pair => plain(pair.name, <Untrusted text={pair.name} />, pair)),
    responseHeaders: compared.responseHeaders.map(pair => plain(pair.name, <Untrusted text={pair.name} />, pair)),
  }
}
