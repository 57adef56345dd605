// The only file that knows aws-amplify.

import { Amplify } from 'aws-amplify'
import * as auth from 'aws-amplify/auth'
import type { Config } from './config'
import { passwordFlow, signInName } from './project'

// What somebody who signs in has to do next.
export type Step =
  | { readonly kind: 'done' | 'confirm' | 'code' | 'email' | 'new-password' | 'reset' | 'password' }
  | { readonly kind: 'email-code'; readonly to: string }
  | { readonly kind: 'choice'; readonly factors: readonly Factor[] }
  | { readonly kind: 'set-up'; readonly secret: string; readonly uri: string }
  | { readonly kind: 'unknown'; readonly name: string }

// A second factor, as Cognito's answer names what somebody has chosen.
export type Factor = 'TOTP' | 'EMAIL' | 'SMS'

export function configure(config: Config): void {
  const { userPoolId, userPoolClientId, userPoolEndpoint, identityPoolId, identityPoolEndpoint } = config
  const pool = { userPoolId, userPoolClientId, ...(userPoolEndpoint && { userPoolEndpoint }) }
  if (identityPoolId) {
    const identities = { identityPoolId, ...(identityPoolEndpoint && { identityPoolEndpoint }) }
    Amplify.configure({ Auth: { Cognito: { ...pool, ...identities } } })
  } else {
    Amplify.configure({ Auth: { Cognito: pool } })
  }
}

export async function isSignedIn(): Promise<boolean> {
  try {
    return (await auth.fetchAuthSession()).tokens !== undefined
  } catch {
    return false
  }
}

export interface Tokens {
  readonly access: string
  readonly credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
}

// Every call may renew the tokens; null says that the session has ended.
export async function tokens(renew = false): Promise<Tokens | null> {
  const session = await auth.fetchAuthSession({ forceRefresh: renew }).catch((error: unknown) => {
    if (isNamed(error, 'NetworkError')) throw error
    return null
  })
  if (!session?.tokens) return null
  return { access: session.tokens.accessToken.toString(), ...(session.credentials && { credentials: session.credentials }) }
}

export async function signUp(username: string, password: string, contact: string): Promise<void> {
  const attribute = signInName === 'phone' ? 'phone_number' : 'email'
  await auth.signUp({ username, password, options: { userAttributes: { [attribute]: contact } } })
}

export async function confirm(username: string, confirmationCode: string): Promise<void> {
  await auth.confirmSignUp({ username, confirmationCode })
}

export const resendCode = (username: string) => auth.resendSignUpCode({ username })

export async function signIn(username: string, password: string): Promise<Step> {
  const { nextStep } = await auth.signIn({ username, password, options: { authFlowType: passwordFlow } })
  return step(nextStep, username)
}

export async function signInByPasskey(username: string): Promise<Step> {
  const { nextStep } = await auth.signIn({
    username,
    options: { authFlowType: 'USER_AUTH', preferredChallenge: 'WEB_AUTHN' },
  })
  return step(nextStep, username)
}

// Goes on with a second factor or a code of it, or with a new password.
export async function answer(challengeResponse: string, username: string): Promise<Step> {
  const { nextStep } = await auth.confirmSignIn({ challengeResponse })
  return step(nextStep, username)
}

function step(next: auth.SignInOutput['nextStep'], username: string): Step {
  switch (next.signInStep) {
    case 'DONE':
      return { kind: 'done' }
    case 'CONFIRM_SIGN_UP':
      return { kind: 'confirm' }
    case 'CONFIRM_SIGN_IN_WITH_TOTP_CODE':
      return { kind: 'code' }
    case 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE':
      return { kind: 'email-code', to: next.codeDeliveryDetails?.destination ?? '' }
    case 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION':
    case 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION':
      return { kind: 'choice', factors: next.allowedMFATypes ?? [] }
    case 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP':
      return { kind: 'email' }
    case 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED':
      return { kind: 'new-password' }
    case 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP':
      return setUpStep(next.totpSetupDetails, username)
    case 'RESET_PASSWORD':
      return { kind: 'reset' }
    // Who wants to sign in with a passkey has none.
    case 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION':
    case 'CONFIRM_SIGN_IN_WITH_PASSWORD':
      return { kind: 'password' }
    // What a user pool asks whose settings in venture.yaml are others, such as a code by SMS.
    default:
      return { kind: 'unknown', name: next.signInStep }
  }
}

function setUpStep(details: auth.SetUpTOTPOutput, username: string): Step {
  const uri = details.getSetupUri(document.title, username || document.title)
  return { kind: 'set-up', secret: details.sharedSecret, uri: uri.toString() }
}

export async function startSecondFactor(): Promise<Step> {
  return setUpStep(await auth.setUpTOTP(), (await auth.getCurrentUser()).signInDetails?.loginId ?? '')
}

export async function finishSecondFactor(code: string): Promise<void> {
  await auth.verifyTOTPSetup({ code })
  await auth.updateMFAPreference({ totp: 'PREFERRED' })
}

export const useEmailAsFactor = () => auth.updateMFAPreference({ email: 'PREFERRED' })

export const addPasskey = () => auth.associateWebAuthnCredential()

export async function forgotPassword(username: string): Promise<void> {
  await auth.resetPassword({ username })
}

export async function resetPassword(username: string, confirmationCode: string, newPassword: string): Promise<void> {
  await auth.confirmResetPassword({ username, confirmationCode, newPassword })
}

// Also where Cognito cannot be asked: nothing stays in this browser.
export async function signOut(): Promise<void> {
  await auth.signOut()
}

export function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name
}
