// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// team is one of the users table, with the people in it by their names.
type team struct {
	ID          string       `json:"id"`
	Name        string       `json:"name"`
	Members     []member     `json:"members"`
	Invitations []invitation `json:"invitations"`
}

type member struct {
	Name string `json:"name"`
	Role string `json:"role"`
}

type invitation struct {
	Email string    `json:"email"`
	Role  string    `json:"role"`
	By    string    `json:"by"`
	Until time.Time `json:"until"`
}

// teamsOf puts together what the users table has of each team in several rows.
func teamsOf(tables []table, users []map[string]any) []team {
	names := map[string]string{}
	for _, user := range users {
		names[fmt.Sprint(user["sub"])] = fmt.Sprint(user["name"])
	}
	name := func(subject any) string { return cmp.Or(names[fmt.Sprint(subject)], fmt.Sprint(subject)) }
	found := map[string]*team{}
	for _, table := range tables {
		for _, row := range table.Rows {
			id, isTeam := strings.CutPrefix(fmt.Sprint(row["pk"]), "TEAM#")
			if !isTeam {
				continue
			}
			if found[id] == nil {
				found[id] = &team{ID: id, Name: id, Members: []member{}, Invitations: []invitation{}}
			}
			found[id].add(row, name)
		}
	}
	teams := []team{}
	for _, one := range found {
		slices.SortFunc(one.Members, func(a, b member) int { return strings.Compare(a.Name, b.Name) })
		slices.SortFunc(one.Invitations, func(a, b invitation) int { return strings.Compare(a.Email, b.Email) })
		teams = append(teams, *one)
	}
	slices.SortFunc(teams, func(a, b team) int { return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID)) })
	return teams
}

func (t *team) add(row map[string]any, name func(subject any) string) {
	kind, rest, _ := strings.Cut(fmt.Sprint(row["sk"]), "#")
	switch kind {
	case "META":
		t.Name = fmt.Sprint(row["name"])
	case "MEMBER":
		t.Members = append(t.Members, member{Name: name(rest), Role: fmt.Sprint(row["role"])})
	case "INVITATION":
		seconds, _ := strconv.ParseInt(fmt.Sprint(row["expiresAt"]), 10, 64) // internal/users writes a number
		t.Invitations = append(t.Invitations, invitation{
			Email: fmt.Sprint(row["email"]), Role: fmt.Sprint(row["role"]), By: name(row["invitedBy"]), Until: time.Unix(seconds, 0).UTC(),
		})
	}
}
