package stack

// What becomes of events when the destination fails, told by the forwarder's own line and by what VictoriaLogs holds.

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	logs "example.com/readback/forwarder"
	"example.com/readback/forwarder/deliver"
	"example.com/readback/forwarder/keep"
	"example.com/readback/internal/logging"
)

// fault is a failure and what is to become of ten events.
type fault struct {
	failure         string
	delivered, kept int
	stored          int // at the destination
}

const (
	all  = 10
	none = 0
)

func faults(name string) []fault {
	soon := time.Now().Add(2 * time.Second).UTC().Format(http.TimeFormat)
	faults := []fault{
		{"status=429&retry-after=1&times=1", all, none, all},
		{"status=429&times=1&retry-after=" + strings.ReplaceAll(soon, " ", "+"), all, none, all},
		{"status=503&times=2", all, none, all},
		{"how=reset&times=1", all, none, all},
		{"how=slow&times=1&for=300ms", all, none, all},
		{"how=slow&times=1", all, none, all}, // a time-out
		{"status=413&times=1", all, none, all},
		{"status=413", none, all, none},
		{"status=401&times=1", all, none, all}, // the credentials are read anew
		{"status=401", none, all, none},
		{"status=302", none, all, none},
		{"status=404", none, all, none},
		{"status=501", none, all, none},
	}
	perhaps := fault{"how=partial&times=1", none, all, all - 1} // nobody says which are stored
	exactly := fault{"how=partial&times=1", all - 1, 1, all - 1}
	one := fault{"status=400&times=1", all, none, all} // halves are sent
	switch name {
	case "Loki":
		return append(faults, perhaps, fault{"status=400&times=1", none, all, none}, fault{"status=500&times=1", all, none, all})
	case "OTLP":
		return append(faults, perhaps, one, fault{"status=500&times=1", none, all, none}, fault{"status=504&times=1", all, none, all})
	case "Splunk": // a status alone says nothing of an event there
		return append(faults, exactly, fault{"status=400&times=1", all, none, all}, fault{"status=500&times=1", all, none, all})
	case "OpenSearch":
		return append(faults, exactly, one, fault{"status=500&times=1", all, none, all})
	default:
		return append(faults, one, fault{"status=500&times=1", all, none, all})
	}
}

func TestFaultyReceiver(t *testing.T) {
	r := start(t)
	for i, fault := range faults(destination()) {
		t.Run(fault.failure, func(t *testing.T) {
			message := fmt.Sprintf("fault-%d", i)
			r.ask(t, http.MethodPost, "/_fail?"+fault.failure+"&for=30s")
			store := bucket{}
			line := r.handle(t, slices.Repeat([]string{message}, all), store)
			r.ask(t, http.MethodPost, "/_fail?for=0s&status=500")
			if line.Received != all || line.Delivered != fault.delivered || line.Kept != fault.kept || line.Ignored != 0 {
				t.Errorf("%+v, want %d delivered and %d kept", line, fault.delivered, fault.kept)
			}
			if rows := r.rows(t, fmt.Sprintf("_msg:=%q", message)); len(rows) != fault.stored {
				t.Errorf("the destination has %d, want %d", len(rows), fault.stored)
			}
			kept := 0
			for _, object := range store {
				payload, _, err := keep.Read(object, 1<<20)
				if err != nil {
					t.Fatal(err)
				}
				kept += payload.Len()
			}
			if kept != fault.kept {
				t.Errorf("the bucket has %d, want %d", kept, fault.kept)
			}
		})
	}
}

// summary is the forwarder's line.
type summary struct {
	Received, Delivered, Kept, Ignored int
}

func (r *receiver) handle(t *testing.T, lines []string, store keep.Store) summary {
	t.Helper()
	var log bytes.Buffer
	credentials := deliver.NewCredentials(secrets{"url": r.address, "token": token}, "url", "token", time.Now)
	sender := deliver.NewSender(deliver.NewDestination(), credentials)
	sender.Client.Timeout = time.Second
	f := logs.New(
		logs.Settings{Owner: "platform", Service: "readback", Stage: "local", Region: "us-east-1", OwnGroup: "/own"},
		sender, store, logging.New(&log, "INFO"))
	if err := f.Handle(t.Context(), payload(t, lines, time.Now())); err != nil {
		t.Fatalf("%v: %s", err, log.String())
	}
	var line summary
	if err := json.Unmarshal(log.Bytes(), &line); err != nil {
		t.Fatal(err)
	}
	return line
}

type bucket map[string][]byte

func (b bucket) List(_ context.Context, prefix string) ([]string, error) {
	return slices.Sorted(maps.Keys(b)), nil
}

func (b bucket) Get(_ context.Context, key string) ([]byte, error) { return b[key], nil }

func (b bucket) Put(_ context.Context, key string, body []byte) error {
	b[key] = body
	return nil
}

func (b bucket) Delete(_ context.Context, key string) error {
	delete(b, key)
	return nil
}
