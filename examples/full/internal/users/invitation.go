// Managed by venture: edit freely, regenerating merges your changes.

package users

import "time"

// Invitation asks the person with an e-mail address into a team.
type Invitation struct {
	ID        string // a hash of its secret, which is not stored
	TeamID    string
	Email     string // in lower case
	Role      TeamRole
	InvitedBy string // subject
	ExpiresAt time.Time
}
