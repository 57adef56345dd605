// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
)

const token = "token-of-the-destination"

// upstream keeps what a proxy hands on.
type upstream struct {
	mutex   sync.Mutex
	stored  []string
	queries int
	flushed int
}

func (u *upstream) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	if user, password, _ := r.BasicAuth(); user != "stack" || password != "secret" {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	switch r.URL.Path {
	case insertPath:
		body, _ := io.ReadAll(r.Body) // what is missing is missed by the test
		u.stored = append(u.stored, strings.Split(strings.TrimSpace(string(body)), "\n")...)
	case "/internal/force_flush":
		u.flushed = len(u.stored)
	default:
		u.queries++
		_, _ = fmt.Fprint(w, r.URL.Path, " ", r.URL.RawQuery, " ", r.Header.Get("Cookie"), " ", u.flushed)
	}
}

// newStore returns a proxy, what is behind it, and the ids of the lines that were announced.
func newStore(t *testing.T) (*Store, *upstream, *[]string) {
	t.Helper()
	behind, announced := &upstream{}, &[]string{}
	server := httptest.NewServer(behind)
	t.Cleanup(server.Close)
	address, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	return New(Config{
		Token: token, Upstream: address, User: url.UserPassword("stack", "secret"),
		OnLine: func(line Line) { *announced = append(*announced, line.ID) },
	}), behind, announced
}

func TestStores(t *testing.T) {
	store, behind, announced := newStore(t)
	for _, id := range []string{"1", "2"} {
		if got := serve(store, valid(t, id)); !isTaken(got) {
			t.Fatalf("status %d: %s", got.Code, got.Body)
		}
	}
	if got := strings.Join(*announced, " "); got != "1 2" {
		t.Errorf("announced %s", got)
	}
	if len(behind.stored) != 2 || !strings.Contains(behind.stored[1], `"event_id":"2"`) {
		t.Errorf("stored %q", behind.stored)
	}
}

func TestReadsLabels(t *testing.T) {
	store, _, _ := newStore(t)
	var line Line
	store.OnLine = func(l Line) { line = l }
	serve(store, valid(t, "2"))
	want := Labels{
		ID: "2", Level: "INFO", TraceID: "1-6b023080-a1b2c3d4e5f60718293a4b5c", RequestID: "r",
		Owner: "platform", Function: "acme-dev-hello",
	}
	if line.Labels != want || line.Time.UnixMilli() != 1_700_000_000_123 || string(line.Message) != `{"message":"request"}` {
		t.Errorf("line %+v", line)
	}
}

// What could not be stored is sent again by the forwarder, so it must be told.
func TestTellsThatNothingWasStored(t *testing.T) {
	store, behind, announced := newStore(t)
	store.User = url.UserPassword("stack", "another")
	if got := serve(store, valid(t, "1")); got.Code != http.StatusBadGateway || len(*announced) > 0 {
		t.Errorf("status %d, announced %q", got.Code, *announced)
	}
	store.User = url.UserPassword("stack", "secret")
	if got := serve(store, valid(t, "1")); !isTaken(got) || len(behind.stored) != 1 {
		t.Errorf("the second time: status %d, stored %q", got.Code, behind.stored)
	}
}

func TestTakesManyAtOnce(t *testing.T) {
	store, behind, announced := newStore(t)
	var group sync.WaitGroup
	for i := range 50 {
		group.Go(func() { serve(store, valid(t, fmt.Sprint(i))) })
	}
	group.Wait()
	if len(*announced) != 50 || len(behind.stored) != 50 {
		t.Errorf("announced %d, stored %d", len(*announced), len(behind.stored))
	}
}

// Whoever asks finds what was stored until then.
func TestSearches(t *testing.T) {
	store, _, _ := newStore(t)
	serve(store, valid(t, "1"))
	if got := serve(store, ask(http.MethodGet, QueryPath+"?query=x")); got.Body.String() != QueryPath+" query=x  1" {
		t.Errorf("asked for %q", got.Body)
	}
	for _, path := range []string{"/insert/jsonline", "/internal/force_flush", "/metrics"} {
		if got := serve(store, ask(http.MethodGet, path)); got.Code < 400 {
			t.Errorf("%s: status %d", path, got.Code)
		}
	}
}

func TestLetsABrowserInByItsLink(t *testing.T) {
	store, behind, _ := newStore(t)
	link := SearchPage("http://127.0.0.1:4702", token)
	got := serve(store, httptest.NewRequest(http.MethodGet, link, http.NoBody))
	if got.Code != http.StatusSeeOther || got.Header().Get("Location") != searchPage {
		t.Fatalf("status %d, to %s", got.Code, got.Header().Get("Location"))
	}
	cookies := got.Result().Cookies()
	if len(cookies) != 1 || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteStrictMode || cookies[0].Path != "/select/" {
		t.Fatalf("cookies %v", cookies)
	}
	request := httptest.NewRequest(http.MethodGet, searchPage, http.NoBody)
	request.AddCookie(cookies[0])
	if got := serve(store, request); got.Body.String() != searchPage+"   0" || behind.queries != 1 {
		t.Errorf("the page is %q", got.Body)
	}
}

func TestTellsNothingWithoutTheToken(t *testing.T) {
	store, behind, _ := newStore(t)
	for _, authorization := range []string{"", "Bearer x", "Bearer ", token} {
		for _, call := range [][2]string{
			{"GET", "/"},
			{"GET", "/?token=x"},
			{"GET", searchPage},
			{"GET", QueryPath + "?query=*"},
			{"POST", "/_fail?status=503&for=10s"},
			{"GET", "/_fail"},
		} {
			request := httptest.NewRequest(call[0], call[1], http.NoBody)
			request.Header.Set("Authorization", authorization)
			request.AddCookie(&http.Cookie{Name: cookie, Value: "x"})
			if got := serve(store, request); got.Code != http.StatusUnauthorized || behind.queries > 0 {
				t.Errorf("%q, %s: status %d: %s", authorization, call[1], got.Code, got.Body)
			}
		}
	}
	if got := serve(store, valid(t, "1")); !isTaken(got) {
		t.Errorf("it fails all the same: status %d", got.Code)
	}
}

func isTaken(got *httptest.ResponseRecorder) bool { return got.Code/100 == 2 }

// ask is for what the token opens.
func ask(method, path string) *http.Request {
	request := httptest.NewRequest(method, path, http.NoBody)
	request.Header.Set("Authorization", "Bearer "+token)
	return request
}

func serve(store *Store, r *http.Request) *httptest.ResponseRecorder {
	recorder := httptest.NewRecorder()
	store.ServeHTTP(recorder, r)
	return recorder
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
