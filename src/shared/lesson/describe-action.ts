import { assertNever } from '../assert-never.ts'
import type { Bilingual } from '../language.ts'
import { profileWords } from '../words/event-words.ts'
import { sayDuration } from '../words/duration-words.ts'
import { labSettingTitles, sayLabSettingValue } from '../words/lab-setting-words.ts'
import { sayServerAsk } from '../words/server-event-words.ts'
import type { LabSettingName, LabSettingsChange } from '../lab/lab-settings.ts'
import { clockStepMs } from './clock-step.ts'
import type { LessonAction } from './lesson-action-schema.ts'

/** An action as a few words, for messages and for the list of what a lesson does. */
export function describeAction(action: LessonAction): Bilingual {
  if ('open' in action) {
    const { tab, profile, url } = action.open
    return {
      en: `open tab ${tab} in ${profileWords[profile].en} at ${url}`,
      ko: `${profileWords[profile].ko} 브라우저에서 ${tab} 탭 열기: ${url}`,
    }
  }
  if ('visit' in action)
    return { en: `visit ${action.visit.url} in tab ${action.visit.tab}`, ko: `${action.visit.tab} 탭에서 이동: ${action.visit.url}` }
  if ('fill' in action) {
    const { tab, field, text } = action.fill
    return { en: `type “${text}” into ${field} in tab ${tab}`, ko: `${tab} 탭의 ${field} 입력란에 “${text}” 입력` }
  }
  if ('click' in action)
    return { en: `click ${action.click.target} in tab ${action.click.tab}`, ko: `${action.click.tab} 탭에서 ${action.click.target} 클릭` }
  if ('script' in action) return { en: `run a script in tab ${action.script.tab}`, ko: `${action.script.tab} 탭에서 스크립트 실행` }
  if ('authenticate' in action) {
    const { authenticate } = action
    const { tab } = authenticate
    if ('cancel' in authenticate) return { en: `cancel what the browser asks in tab ${tab}`, ko: `${tab} 탭에서 브라우저의 물음 취소` }
    const { user, password } = authenticate
    return {
      en: `answer the browser in tab ${tab} with “${user}” and “${password}”`,
      ko: `${tab} 탭에서 브라우저의 물음에 “${user}”, “${password}” 입력`,
    }
  }
  if ('close' in action) return { en: `close tab ${action.close.tab}`, ko: `${action.close.tab} 탭 닫기` }
  if ('quit' in action)
    return { en: `quit ${profileWords[action.quit.profile].en}`, ko: `${profileWords[action.quit.profile].ko} 브라우저 종료` }
  if ('launch' in action)
    return { en: `launch ${profileWords[action.launch.profile].en}`, ko: `${profileWords[action.launch.profile].ko} 브라우저 켜기` }
  if ('clearSiteData' in action) {
    const { profile, origin } = action.clearSiteData
    const of = origin ?? null
    return {
      en: `clear the site data of ${of ?? 'all sites'} in ${profileWords[profile].en}`,
      ko: `${profileWords[profile].ko} 브라우저에서 ${of === null ? '모든 사이트' : of} 데이터 지우기`,
    }
  }
  if ('set' in action) return describeSettings(action.set)
  if ('moveClock' in action) {
    const ms = clockStepMs(action.moveClock)
    return { en: `move the lab clock forward by ${sayDuration(ms, 'en')}`, ko: `실습실 시계를 ${sayDuration(ms, 'ko')} 앞으로 돌리기` }
  }
  if ('wait' in action) {
    const ms = action.wait.seconds * 1000
    return { en: `wait for ${sayDuration(ms, 'en')}`, ko: `${sayDuration(ms, 'ko')} 기다리기` }
  }
  if ('server' in action) return sayServerAsk(action.server)
  return assertNever(action)
}

function describeSettings(change: LabSettingsChange): Bilingual {
  const parts = Object.entries(change)
    .flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
    .map(({ name, value }) => ({ title: labSettingTitles[name as LabSettingName], value: sayLabSettingValue(value) }))
  return {
    en: `set ${parts.map(({ title, value }) => `“${title.en}” to ${value.en}`).join(', ')}`,
    ko: `설정 바꾸기: ${parts.map(({ title, value }) => `“${title.ko}” ${value.ko}`).join(', ')}`,
  }
}
