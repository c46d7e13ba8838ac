// `npm run doctor`: what each part of the configuration is, and what to set. Exit code 1 when something is broken.
// For production's view of it: NODE_ENV=production npm run doctor
import { checkBilling } from './doctor/billing'
import { checkDatabase } from './doctor/database'
import { checkEnvironment } from './doctor/environment'
import { describeFinding, type Finding } from './doctor/finding'
import { checkKeys } from './doctor/keys'
import { checkMail } from './doctor/mail'
import { checkWeb } from './doctor/web'
import { runTask } from './task/run-task'

await runTask(async () => {
  const { env, mode, findings } = checkEnvironment()
  const all: Finding[] = [
    ...findings,
    ...checkWeb(env),
    ...checkKeys(env),
    ...checkMail(env),
    ...(findings.length > 0 ? [] : checkBilling(env)),
  ]
  console.log(`\n  Gatehouse, as it would run in ${mode}\n`)
  for (const finding of [...all, ...(await checkDatabase(env))]) {
    console.log(describeFinding(finding))
    if (finding.state === 'broken') process.exitCode = 1
  }
  console.log(process.exitCode === 1 ? '\n  Something is broken.\n' : '\n  All is well.\n')
})
