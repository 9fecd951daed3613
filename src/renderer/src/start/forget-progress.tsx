import { useState } from 'react'
import { call } from '../base/bridge.ts'
import { startText } from '../i18n/start-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'

/** Asks first: what is forgotten cannot be brought back. */
export function ForgetProgress() {
  const text = useText(startText)
  const [isAsking, setIsAsking] = useState(false)
  const forget = async (): Promise<null> => {
    await call('progress:forget', null) // a failure is told of by a banner
    return null
  }
  return (
    <>
      <Button look="quiet" onPress={() => setIsAsking(true)}>
        {text.forget}
      </Button>
      {isAsking ? (
        <FormDialog title={text.forgetTitle} save={text.forgetIt} cancel={text.keepIt} onSave={forget} onClose={() => setIsAsking(false)}>
          <p>{text.forgets}</p>
        </FormDialog>
      ) : null}
    </>
  )
}
