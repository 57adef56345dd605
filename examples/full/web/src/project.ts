// Managed by venture: regenerating writes the routes of venture.yaml here.

export interface Route {
  readonly function: string
  readonly method: string
  readonly path: string
  readonly access: string
}

export const signInName: 'email' | 'phone' | 'user-name' = 'email'
export const selfSignUp: boolean = true
export const secondFactor: boolean = true
export const secondFactorByEmail: boolean = true
export const passwordFlow: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' = 'USER_SRP_AUTH'
export const passkeys: boolean = false

// Those of the teams have views.
export const routes: readonly Route[] = [
  { function: 'account', method: 'DELETE', path: '/me', access: 'signed-in' },
  { function: 'approve-credit', method: 'POST', path: '/lighthouse.v1.CreditService/ApproveCredit', access: 'team:admin' },
  { function: 'create-credit', method: 'POST', path: '/lighthouse.v1.CreditService/Create', access: 'signed-in' },
  { function: 'create-invoice', method: 'POST', path: '/teams/{teamId}/invoices', access: 'team:admin' },
  { function: 'hello', method: 'GET', path: '/hello', access: 'signed-in' },
  { function: 'me', method: 'GET', path: '/me', access: 'signed-in' },
  { function: 'refunds', method: 'DELETE', path: '/refunds/{refundId}', access: 'role:billing' },
  { function: 'users', method: 'GET', path: '/users/{userId}', access: 'signed-in' },
  { function: 'world', method: 'GET', path: '/world', access: 'public' },
]
