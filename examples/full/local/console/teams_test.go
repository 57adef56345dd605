// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"reflect"
	"testing"
	"time"
)

func TestTeamsOf(t *testing.T) {
	users := []map[string]any{{"name": "ada@example.com", "sub": "a"}}
	tables := []table{{Name: "invoices", Rows: []map[string]any{{"id": "7"}}}, {Name: "users", Rows: []map[string]any{
		{"pk": "TEAM#2", "sk": "MEMBER#gone", "role": "member"},
		{"pk": "TEAM#2", "sk": "INVITATION#x", "email": "bea@example.com", "role": "admin", "invitedBy": "a", "expiresAt": "1000"},
		{"pk": "TEAM#2", "sk": "META", "name": "Red"},
		{"pk": "TEAM#2", "sk": "MEMBER#a", "role": "owner"},
		{"pk": "TEAM#1", "sk": "META", "name": "Blue"},
		{"pk": "USER#a", "sk": "TEAM#2", "role": "owner"},
	}}}
	want := []team{
		{ID: "1", Name: "Blue", Members: []member{}, Invitations: []invitation{}},
		{
			ID: "2", Name: "Red", Members: []member{{"ada@example.com", "owner"}, {"gone", "member"}},
			Invitations: []invitation{{"bea@example.com", "admin", "ada@example.com", time.Unix(1000, 0).UTC()}},
		},
	}
	if got := teamsOf(tables, users); !reflect.DeepEqual(got, want) {
		t.Errorf("teams %+v", got)
	}
}

// A table shows its first rows only, but no team is missing for that.
func TestAllTeams(t *testing.T) {
	var got struct{ Teams []team }
	answer := httptest.NewRecorder()
	(&Console{target: full(maxRows + 1)}).data(answer, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
	if err := json.Unmarshal(answer.Body.Bytes(), &got); err != nil || len(got.Teams) != maxRows+1 {
		t.Error(err, len(got.Teams))
	}
}
