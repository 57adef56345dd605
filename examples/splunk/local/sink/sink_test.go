// Managed by venture: edit freely, regenerating merges your changes.

package sink

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

const token = "token-of-the-destination"

func TestKeepsLines(t *testing.T) {
	var seen []string
	sink := New(token, func(line Line) { seen = append(seen, line.ID) })
	for _, id := range []string{"1", "2"} {
		if got := serve(sink, valid(t, id)); got.Code != http.StatusOK {
			t.Fatalf("status %d: %s", got.Code, got.Body)
		}
	}
	if got := strings.Join(seen, " "); got != "1 2" {
		t.Errorf("callback saw %s", got)
	}
	lines := list(t, sink)
	if len(lines) != 2 {
		t.Fatalf("lines %v", lines)
	}
	want := Labels{ID: "2", Level: "INFO", TraceID: "1-6b023080-a1b2c3d4e5f60718293a4b5c", RequestID: "r", Function: "acme-dev-hello"}
	line := lines[1]
	if line.Labels != want || !line.Time.Equal(time.UnixMilli(1_700_000_000_123)) ||
		string(line.Message) != `{"message":"request"}` || !bytes.Contains(line.Raw, []byte(`"owner":"platform"`)) {
		t.Errorf("line %+v", line)
	}
}

func TestFailsForAWhile(t *testing.T) {
	sink := New(token, func(Line) {})
	now := time.Now()
	sink.now = func() time.Time { return now }
	for _, path := range []string{"/_fail?status=200&for=1s", "/_fail?status=500", "/_fail?status=x&for=1s"} {
		if got := serve(sink, ask(http.MethodPost, path)); got.Code != http.StatusBadRequest {
			t.Errorf("%s: status %d", path, got.Code)
		}
	}
	serve(sink, ask(http.MethodPost, "/_fail?status=503&for=10s"))
	for range 2 {
		if got := serve(sink, valid(t, "1")); got.Code != http.StatusServiceUnavailable {
			t.Errorf("status %d: %s", got.Code, got.Body)
		}
	}
	if got := serve(sink, ask(http.MethodGet, "/_fail")); got.Body.String() != "2" {
		t.Errorf("%s refused", got.Body)
	}
	now = now.Add(10 * time.Second)
	if got := serve(sink, valid(t, "1")); got.Code != http.StatusOK || len(list(t, sink)) != 1 {
		t.Errorf("afterwards: status %d, lines %v", got.Code, list(t, sink))
	}
}

func TestTellsNothingWithoutTheToken(t *testing.T) {
	sink := New(token, func(Line) {})
	for _, authorization := range []string{"", "Bearer x", "Bearer ", token} {
		for _, call := range [][2]string{{"GET", "/_lines"}, {"POST", "/_fail?status=503&for=10s"}, {"GET", "/_fail"}} {
			request := httptest.NewRequest(call[0], call[1], nil)
			request.Header.Set("Authorization", authorization)
			if got := serve(sink, request); got.Code != http.StatusUnauthorized {
				t.Errorf("%q, %s: status %d: %s", authorization, call[1], got.Code, got.Body)
			}
		}
	}
	if got := serve(sink, valid(t, "1")); got.Code != http.StatusOK {
		t.Errorf("it fails all the same: status %d", got.Code)
	}
}

func TestTakesManyAtOnce(t *testing.T) {
	count := 0
	sink := New(token, func(Line) { count++ })
	var group sync.WaitGroup
	for i := range 50 {
		group.Go(func() {
			serve(sink, valid(t, fmt.Sprint(i)))
			list(t, sink)
		})
	}
	group.Wait()
	if lines := list(t, sink); count != 50 || len(lines) != 50 {
		t.Errorf("callback saw %d, kept %d", count, len(lines))
	}
}

func TestForgetsTheOldest(t *testing.T) {
	sink := New(token, func(Line) {})
	sink.keep(make([]Line, maxLines))
	sink.keep([]Line{{Labels: Labels{ID: "last"}}})
	if len(sink.lines) != maxLines || sink.lines[maxLines-1].ID != "last" {
		t.Errorf("%d lines", len(sink.lines))
	}
}

// ask is for what only tests ask of a sink.
func ask(method, path string) *http.Request {
	request := httptest.NewRequest(method, path, nil)
	request.Header.Set("Authorization", "Bearer "+token)
	return request
}

func serve(sink *Sink, r *http.Request) *httptest.ResponseRecorder {
	recorder := httptest.NewRecorder()
	sink.ServeHTTP(recorder, r)
	return recorder
}

func list(t *testing.T, sink *Sink) []Line {
	t.Helper()
	decoder := json.NewDecoder(serve(sink, ask(http.MethodGet, "/_lines")).Body)
	var lines []Line
	for decoder.More() {
		var line Line
		if err := decoder.Decode(&line); err != nil {
			t.Error(err)
			return nil
		}
		lines = append(lines, line)
	}
	return lines
}

func pack(t *testing.T, body string) io.Reader {
	t.Helper()
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	_, err := writer.Write([]byte(body))
	if err == nil {
		err = writer.Close()
	}
	if err != nil {
		t.Error(err)
	}
	return &packed
}
