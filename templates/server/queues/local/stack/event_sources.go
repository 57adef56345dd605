// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

const eventSources = "/2015-03-31/event-source-mappings/"

// disableEventSources keeps Lambda from reading queues.
func (c cloud) disableEventSources(ctx context.Context) error {
	header := http.Header{"Content-Type": {"application/json"}}
	answer, err := c.call(ctx, "lambda", http.MethodGet, eventSources, header, nil)
	if err != nil {
		return fmt.Errorf("list event sources: %w", err)
	}
	var list struct {
		EventSourceMappings []struct{ UUID, EventSourceArn string }
	}
	if err := json.Unmarshal(answer, &list); err != nil {
		return fmt.Errorf("list event sources: %w", err)
	}
	for _, source := range list.EventSourceMappings {
		if !strings.Contains(source.EventSourceArn, ":sqs:") {
			continue
		}
		if _, err := c.call(ctx, "lambda", http.MethodPut, eventSources+source.UUID, header, []byte(`{"Enabled":false}`)); err != nil {
			return fmt.Errorf("disable event source: %w", err)
		}
	}
	return nil
}
