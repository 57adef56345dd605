// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"io"
	"net"
	"net/http"
	"strconv"
	"time"
)

// failure is what a test has asked for, until a time:
//
//	status=503                 refuse, and nothing is stored
//	status=429&retry-after=2   refuse, and say when to come again
//	how=reset                  end the connection without an answer
//	how=slow                   store, and let the answer wait until the failure is over
//	how=partial                take all events but the last
//	times=2                    with any of these: no more than so many requests
type failure struct {
	until      time.Time
	status     int
	retryAfter string
	how        string
	times      int // 0: any number
	failed     int
}

func (s *Store) fail(w http.ResponseWriter, r *http.Request) {
	wanted, mistake := s.wanted(r)
	if mistake != "" {
		http.Error(w, mistake, http.StatusBadRequest)
		return
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.failure = wanted
	w.WriteHeader(http.StatusNoContent)
}

func (s *Store) wanted(r *http.Request) (wanted failure, mistake string) {
	duration, err := time.ParseDuration(r.FormValue("for"))
	if err != nil {
		return failure{}, "for must be a duration such as 10s"
	}
	wanted = failure{until: s.now().Add(duration), how: r.FormValue("how"), retryAfter: r.FormValue("retry-after")}
	if text := r.FormValue("times"); text != "" {
		if wanted.times, err = strconv.Atoi(text); err != nil || wanted.times < 1 {
			return failure{}, "times must be 1 or more"
		}
	}
	switch wanted.how {
	case "":
		wanted.status, err = strconv.Atoi(r.FormValue("status"))
		if err != nil || wanted.status < 300 || wanted.status > 599 {
			return failure{}, "status must be from 300 to 599, or how must be reset, slow or partial"
		}
	case "reset", "slow":
	case "partial":
		if s.destination.partial == nil {
			return failure{}, "this destination takes all events of a request or none"
		}
	default:
		return failure{}, "how must be reset, slow or partial"
	}
	return wanted, ""
}

func (s *Store) countFailed(w http.ResponseWriter, _ *http.Request) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	_, _ = io.WriteString(w, strconv.Itoa(s.failure.failed)) // fails only when the caller is gone
}

// broken returns nil when there is no failure now.
func (s *Store) broken() *failure {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	isOver := s.failure.times > 0 && s.failure.failed == s.failure.times
	if isOver || !s.now().Before(s.failure.until) {
		return nil
	}
	s.failure.failed++
	current := s.failure
	return &current
}

// spoil reports whether that was all of the answer.
func (f *failure) spoil(w http.ResponseWriter, r *http.Request, destination destination, taken *taken) bool {
	switch f.how {
	case "reset":
		reset(w)
		return true
	case "slow":
		select {
		case <-r.Context().Done():
		case <-time.After(time.Until(f.until)):
		}
		return false
	case "partial":
		if last := len(taken.lines) - 1; last >= 0 {
			*taken = destination.partial(taken.lines[:last])
		}
		return false
	default:
		if f.retryAfter != "" {
			w.Header().Set("Retry-After", f.retryAfter)
		}
		http.Error(w, "told to fail", f.status)
		return true
	}
}

// reset ends a connection as a machine that was switched off does.
func reset(w http.ResponseWriter) {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if socket, ok := connection.(*net.TCPConn); ok {
		_ = socket.SetLinger(0)
	}
	_ = connection.Close()
}
