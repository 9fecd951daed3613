import { Fragment } from 'react'
import { Untrusted } from '../ui/untrusted.tsx'

/** A name of Chromium's such as `SameSiteUnspecifiedTreatedAsLax`: where it does not fit, it breaks between its words. */
export function ReasonCode({ code }: { readonly code: string }) {
  return (
    <code>
      {code.split(/(?<=[a-z])(?=[A-Z])/).map((word, index) => (
        <Fragment key={index}>
          {index === 0 ? null : <wbr />}
          <Untrusted text={word} />
        </Fragment>
      ))}
    </code>
  )
}
