import type { Protocol } from 'devtools-protocol'
import type { Bilingual } from '../language.ts'
import type { PreflightLack } from '../trace/preflight-check.ts'
import { shown } from './shown.ts'

type CorsError = Protocol.Network.CorsError

/** What is wrong with a response, as a clause of its own; `origin` is the page's. Korean ends so that a consequence can follow. */
type CorsWords = (origin: string) => Bilingual

const noOrigin: CorsWords = origin => ({
  en: `the response has no Access-Control-Allow-Origin for ${origin}`,
  ko: `응답에 ${origin} 출처를 허용하는 Access-Control-Allow-Origin이 없어`,
})
const otherOrigin: CorsWords = origin => ({
  en: `its Access-Control-Allow-Origin names another origin than ${origin}`,
  ko: `응답의 Access-Control-Allow-Origin이 ${origin} 출처와 달라`,
})
const severalOrigins: CorsWords = () => ({
  en: 'its Access-Control-Allow-Origin names more than one value',
  ko: '응답의 Access-Control-Allow-Origin에 값이 둘 이상이라',
})
const unreadableOrigin: CorsWords = () => ({
  en: 'its Access-Control-Allow-Origin is no origin',
  ko: '응답의 Access-Control-Allow-Origin이 출처가 아니라',
})
const wildcard: CorsWords = () => ({
  en: 'Access-Control-Allow-Origin: * is not enough for a request with credentials',
  ko: '자격 증명을 포함하는 요청에는 Access-Control-Allow-Origin: *로 충분하지 않아',
})
const noCredentials: CorsWords = () => ({
  en: 'the page asked with credentials, and the response has no Access-Control-Allow-Credentials: true',
  ko: '페이지가 자격 증명을 포함해 요청했는데 응답에 Access-Control-Allow-Credentials: true가 없어',
})

/** Chromium's names; those of the preflight and of the request itself are two families with the same causes. */
const corsWords: { readonly [Error in CorsError]?: CorsWords } = {
  MissingAllowOriginHeader: noOrigin,
  PreflightMissingAllowOriginHeader: noOrigin,
  AllowOriginMismatch: otherOrigin,
  PreflightAllowOriginMismatch: otherOrigin,
  MultipleAllowOriginValues: severalOrigins,
  PreflightMultipleAllowOriginValues: severalOrigins,
  InvalidAllowOriginValue: unreadableOrigin,
  PreflightInvalidAllowOriginValue: unreadableOrigin,
  WildcardOriginNotAllowed: wildcard,
  PreflightWildcardOriginNotAllowed: wildcard,
  InvalidAllowCredentials: noCredentials,
  PreflightInvalidAllowCredentials: noCredentials,
  PreflightInvalidStatus: () => ({
    en: 'its status is none of 200 to 299, and only those count',
    ko: '응답 상태가 200~299가 아니라',
  }),
  PreflightDisallowedRedirect: () => ({
    en: 'it is a redirect, which a preflight may not be',
    ko: '사전 요청에는 허용되지 않는 리디렉션이라',
  }),
  MethodDisallowedByPreflightResponse: () => ({
    en: 'its Access-Control-Allow-Methods does not name the method',
    ko: '응답의 Access-Control-Allow-Methods에 메서드가 없어',
  }),
  HeaderDisallowedByPreflightResponse: () => ({
    en: 'its Access-Control-Allow-Headers does not name a field that the request carries',
    ko: '응답의 Access-Control-Allow-Headers에 요청이 싣는 헤더가 없어',
  }),
  InvalidAllowMethodsPreflightResponse: () => ({
    en: 'its Access-Control-Allow-Methods cannot be read',
    ko: '응답의 Access-Control-Allow-Methods를 읽을 수 없어',
  }),
  InvalidAllowHeadersPreflightResponse: () => ({
    en: 'its Access-Control-Allow-Headers cannot be read',
    ko: '응답의 Access-Control-Allow-Headers를 읽을 수 없어',
  }),
  RedirectContainsCredentials: () => ({
    en: 'the redirect leads to an address with a name and password in it',
    ko: '리디렉션한 주소에 사용자 이름과 비밀번호가 들어 있어',
  }),
}

export function sayCorsError(error: string, pageOrigin: string): Bilingual {
  const words = Object.hasOwn(corsWords, error) ? corsWords[error as CorsError] : undefined
  return (
    words?.(shown(pageOrigin)) ?? {
      en: `the response breaks a rule of CORS (${shown(error)})`,
      ko: `응답이 CORS 규칙에 맞지 않아(${shown(error)})`,
    }
  )
}

/** The same where the browser has not said it and the standard is asked. */
export function sayPreflightLack(lack: PreflightLack, pageOrigin: string): Bilingual {
  const origin = shown(pageOrigin)
  switch (lack.kind) {
    case 'no-origin':
      return noOrigin(origin)
    case 'other-origin':
      return otherOrigin(origin)
    case 'status':
      return {
        en: `its status is ${lack.status}, and only 200 to 299 count`,
        ko: `응답 상태가 200~299가 아닌 ${lack.status}이어서`,
      }
    case 'method':
      return {
        en: `its Access-Control-Allow-Methods does not name ${shown(lack.what)}`,
        ko: `응답의 Access-Control-Allow-Methods에 ${shown(lack.what)} 메서드가 없어`,
      }
    case 'header':
      return {
        en: `its Access-Control-Allow-Headers does not name ${shown(lack.what)}`,
        ko: `응답의 Access-Control-Allow-Headers에 ${shown(lack.what)} 헤더가 없어`,
      }
  }
}
