// Managed by venture: edit freely, regenerating merges your changes.

package users

import "context"

// Users finds profiles by subject. Who has none is not in it.
func (m *Memory) Users(_ context.Context, subjects []string) (map[string]User, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	found := map[string]User{}
	for _, subject := range subjects {
		if u, ok := m.users[subject]; ok {
			found[subject] = u.clone()
		}
	}
	return found, nil
}

// Teams finds teams by ID. One that is not there is not in it.
func (m *Memory) Teams(_ context.Context, ids []string) (map[string]Team, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	found := map[string]Team{}
	for _, id := range ids {
		if t, ok := m.teams[id]; ok {
			found[id] = t
		}
	}
	return found, nil
}
