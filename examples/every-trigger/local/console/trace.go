// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/orchard/local/store"
)

// span is one run of a function, or the gateway's own time.
type span struct {
	Name   string    `json:"name"`
	Start  time.Time `json:"start"`
	Millis float64   `json:"millis"`
	Lines  []line    `json:"lines"`
}

// trace shows what is stored of a trace, and the authorizer's run if there was one in the meantime: API Gateway tells
// it of no trace.
func (c *Console) trace(w http.ResponseWriter, r *http.Request) {
	t := c.running(w)
	if t == nil {
		return
	}
	id, run := r.FormValue("root"), r.FormValue("run")
	spans := []span{}
	query := store.ByTrace(id)
	if run != "" { // nobody but this page has called the function, and no trace is told of
		query = fmt.Sprintf("request_id:=%q", run)
	} else if answered, ok := c.answered(id); ok {
		end := answered.Start.Add(time.Duration(answered.Millis * float64(time.Millisecond)))
		spans = append(spans, span{Name: "gateway", Start: answered.Start, Millis: answered.Millis, Lines: []line{}})
		query += fmt.Sprintf(` or (function:=%q _time:[%s, %s])`, t.name+"-local-authorizer",
			answered.Start.UTC().Format(time.RFC3339Nano), end.UTC().Format(time.RFC3339Nano))
	}
	rows, err := t.find(r.Context(), query)
	if err == nil && len(rows) > 0 {
		rows, err = t.find(r.Context(), ofRuns(rows))
	}
	if err != nil {
		fail(w, err)
		return
	}
	send(w, append(spans, spansOf(rows, t.name+"-local-")...))
}

// ofRuns is the query for all lines of the runs that the rows are from: Lambda's own have no trace id.
func ofRuns(rows []store.Row) string {
	var ids []string
	for _, row := range rows {
		if row.RequestID != "" {
			ids = append(ids, strconv.Quote(row.RequestID))
		}
	}
	slices.Sort(ids)
	return "request_id:in(" + strings.Join(slices.Compact(ids), ",") + ")"
}

// spansOf puts the lines of each run together. The REPORT line comes at its end, and says how long it took.
func spansOf(rows []store.Row, prefix string) []span {
	took := regexp.MustCompile(`^REPORT .*\tDuration: ([\d.]+) ms`)
	runs := map[string]*span{}
	for _, row := range rows {
		run := runs[row.RequestID]
		if run == nil {
			run = &span{Name: strings.TrimPrefix(row.Function, prefix), Lines: []line{}}
			runs[row.RequestID] = run
		}
		at, _ := time.Parse(time.RFC3339Nano, row.Fields["_time"]) // the store writes no other
		if match := took.FindStringSubmatch(row.Message); match != nil {
			run.Millis, _ = strconv.ParseFloat(match[1], 64) // the pattern takes nothing else
			run.Start = at.Add(-time.Duration(run.Millis * float64(time.Millisecond)))
		}
		if run.Start.IsZero() {
			run.Start = at
		}
		if !isPlatform(row.Message) {
			run.Lines = append(run.Lines, lineOf(row))
		}
	}
	spans := make([]span, 0, len(runs))
	for _, run := range runs {
		slices.SortStableFunc(run.Lines, func(a, b line) int { return strings.Compare(a.Time, b.Time) })
		spans = append(spans, *run)
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(a.Start.Compare(b.Start), strings.Compare(a.Name, b.Name)) })
	return spans
}

func isPlatform(message string) bool {
	return regexp.MustCompile(`^(START|END|REPORT) RequestId: `).MatchString(message)
}

func (t *target) find(ctx context.Context, query string) ([]store.Row, error) {
	address := t.logs + store.QueryPath + "?" + url.Values{"query": {query + " | sort by (_time) | limit 500"}}.Encode()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return nil, fmt.Errorf("ask the log store: %w", err)
	}
	request.Header.Set("Authorization", "Bearer "+t.logsToken)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, fmt.Errorf("ask the log store: %w", err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", response.Status, answer)
	}
	if err != nil {
		return nil, fmt.Errorf("ask the log store: %w", err)
	}
	return store.Parse(answer)
}
