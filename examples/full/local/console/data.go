// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

const maxRows = 50

type table struct {
	Name string           `json:"name"`
	Rows []map[string]any `json:"rows"`
	More bool             `json:"more"` // than these
}

// shown leaves out what nobody would read.
func (t table) shown() table {
	if len(t.Rows) > maxRows {
		t.Rows, t.More = t.Rows[:maxRows], true
	}
	return t
}

// data shows what the stack has stored and would have sent.
func (c *Console) data(w http.ResponseWriter, r *http.Request) {
	t := c.running(w)
	if t == nil {
		return
	}
	users, err := c.users(r.Context(), t)
	if err != nil {
		fail(w, err)
		return
	}
	tables, err := t.tables(r.Context())
	if err != nil {
		fail(w, err)
		return
	}
	messages, err := t.messages(r.Context())
	if err != nil {
		fail(w, err)
		return
	}
	shown := []table{}
	for _, table := range tables {
		shown = append(shown, table.shown())
	}
	send(w, map[string]any{"users": users, "teams": teamsOf(tables, users), "tables": shown, "messages": messages})
}

// list answers with the users alone, for whoever is about to sign in as one of them.
func (c *Console) list(w http.ResponseWriter, r *http.Request) {
	t := c.running(w)
	if t == nil {
		return
	}
	users, err := c.users(r.Context(), t)
	if err != nil {
		fail(w, err)
		return
	}
	send(w, users)
}

// tables reads of each what DynamoDB gives at once, which is 1 MB.
func (t *target) tables(ctx context.Context) ([]table, error) {
	const dynamo = "DynamoDB_20120810."
	var listed struct{ TableNames []string }
	if err := t.json(ctx, "dynamodb", dynamo+"ListTables", map[string]any{}, &listed); err != nil {
		return nil, err
	}
	tables := []table{}
	for _, name := range listed.TableNames {
		var scanned struct {
			Items            []map[string]any
			LastEvaluatedKey map[string]any
		}
		if err := t.json(ctx, "dynamodb", dynamo+"Scan", map[string]any{"TableName": name}, &scanned); err != nil {
			return nil, err
		}
		for _, item := range scanned.Items {
			for key, value := range item {
				item[key] = plain(value)
			}
		}
		tables = append(tables, table{Name: name, Rows: append([]map[string]any{}, scanned.Items...), More: len(scanned.LastEvaluatedKey) > 0})
	}
	return tables, nil
}

// plain takes DynamoDB's types off a value.
func plain(value any) any {
	typed, ok := value.(map[string]any)
	if !ok || len(typed) != 1 {
		return value
	}
	for kind, inner := range typed {
		switch kind {
		case "L":
			list, _ := inner.([]any)
			for i := range list {
				list[i] = plain(list[i])
			}
			return list
		case "M":
			fields, _ := inner.(map[string]any)
			for name := range fields {
				fields[name] = plain(fields[name])
			}
			return fields
		case "NULL":
			return nil
		default:
			return inner
		}
	}
	return value
}

func (t *target) json(ctx context.Context, service, action string, request, response any) error {
	body, err := json.Marshal(request)
	if err != nil {
		return fmt.Errorf("%s: %w", action, err)
	}
	header := http.Header{"Content-Type": {"application/x-amz-json-1.0"}, "X-Amz-Target": {action}}
	answer, err := t.call(ctx, service, http.MethodPost, "/", header, body)
	if err == nil && response != nil {
		err = json.Unmarshal(answer, response)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", action, err)
	}
	return nil
}
