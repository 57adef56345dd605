// Every sentence that the page says.

import { signInName } from './project'

export const text = {
  name: { email: 'E-mail', phone: 'Phone number, such as +14155550100', 'user-name': 'User name' }[signInName],
  contact: 'E-mail',
  password: 'Password',
  newPassword: 'New password',
  code: 'Code',
  signIn: 'Sign in',
  signInByPasskey: 'Sign in with a passkey',
  signUp: 'Sign up',
  signOut: 'Sign out',
  confirm: 'Confirm your account',
  confirmHint: 'We have sent you a code.',
  confirmed: 'Your account is confirmed. Sign in.',
  resend: 'Send another code',
  sent: 'A new code is on its way.',
  forgot: 'Forgotten password',
  forgotSend: 'Send a code',
  reset: 'Set a new password',
  changed: 'Your password has been changed. Sign in with it.',
  ended: 'Your session has ended. Sign in again.',
  signedOut: 'You are signed out.',
  accountDeleted: 'Your account is deleted.',
  secondFactor: 'Second factor',
  secondFactorHint: 'The six digits that your authenticator app shows.',
  emailCodeHint: (to: string) => `We have sent a code to ${to || 'your e-mail address'}.`,
  chooseFactor: 'Choose a second factor',
  factors: { TOTP: 'Authenticator app', EMAIL: 'E-mail', SMS: 'SMS' },
  useEmail: 'Get a code by e-mail at sign-in',
  useEmailDone: 'From now on, signing in asks for a code that we send you by e-mail.',
  setUp: 'Set up a second factor',
  setUpScan: 'Scan this with an authenticator app, or type the secret into it.',
  setUpImage: 'QR code of the secret',
  setUpDone: 'From now on, signing in asks for a code too.',
  addPasskey: 'Add a passkey',
  passkeyAdded: 'You can now sign in with this passkey.',
  noPasskey: 'There is no passkey of yours. Sign in with your password.',
  tooLate: 'That took too long. Sign in again.',
  back: 'Back to sign-in',
  next: 'Continue',
  calls: 'Calls',
  call: 'Call',
  reallyCall: (route: string) => `Call ${route}? What it deletes is gone.`,
  caller: (subject: string, roles: readonly string[]) => `You are ${subject}${roles.length > 0 ? `, with the roles ${roles.join(', ')}` : ''}.`,
  body: 'Body, as JSON',
  status: 'Status',
  traceId: 'Trace id',
  broken: 'The page cannot start',
  unreachable: 'No answer came. Are you online?',
  refused: 'That name and password do not go together.',
  failed: 'That did not work. Try again.',
  unknownStep: (name: string) => `This page does not know the step ${name}.`,
}

// What Cognito says of a password or a code is for people to read; of a name it says nothing on purpose.
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return text.failed
  if (error.name === 'NotAuthorizedException' || error.name === 'UserNotFoundException') return text.refused
  if (error.name === 'NetworkError' || error instanceof TypeError) return text.unreachable
  return error.message || text.failed
}
