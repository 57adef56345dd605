// Managed by venture: regenerating writes here the views that the extras of venture.yaml bring.

import { showInvitation } from './teams/invitation'
import { showTeams } from './teams/list'
import { text } from './teams/text'
import type { View } from './view'

export const views: readonly View[] = [
  { path: '/teams', label: text.teams, show: showTeams },
  { path: '/invitation', show: showInvitation },
]
