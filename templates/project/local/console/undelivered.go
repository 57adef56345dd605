// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os/exec"
	"slices"
	"time"
)

const (
	maxObjects  = 50       // that are opened to see what is in them
	maxUnpacked = 16 << 20 // of one of them
)

// kept is one object of the bucket for undelivered logs.
type kept struct {
	Time     time.Time      `json:"time"`
	LogGroup string         `json:"logGroup"`
	Reasons  map[string]int `json:"reasons"` // why, and of how many events
}

// undelivered lists what could not be delivered, the newest first.
func (c *Console) undelivered(w http.ResponseWriter, r *http.Request) {
	t := c.running(w)
	if t == nil {
		return
	}
	objects, all, err := t.keptObjects(r.Context())
	if err != nil {
		fail(w, err)
		return
	}
	send(w, map[string]any{"objects": objects, "all": all})
}

// redrive does what `make redrive` does, and answers with what that says.
func (c *Console) redrive(w http.ResponseWriter, r *http.Request) {
	t := c.running(w)
	if t == nil {
		return
	}
	said, err := t.sendAgain(r.Context())
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		fail(w, err)
		return
	}
	send(w, map[string]any{"failed": err != nil, "text": said})
}

// fromBucket reads what a bucket has. Its policy asks for TLS, which no request of this machine needs.
func (t *target) fromBucket(ctx context.Context, path string) ([]byte, error) {
	body, err := t.call(ctx, "s3", http.MethodGet, path, http.Header{"X-Forwarded-Proto": {"https"}}, nil)
	if err != nil {
		return nil, fmt.Errorf("read undelivered logs: %w", err)
	}
	return body, nil
}

type listing struct {
	Contents []struct {
		Key          string
		LastModified time.Time
	}
}

func (t *target) keptObjects(ctx context.Context) (objects []kept, all int, err error) {
	var stored struct{ Parameter struct{ Value string } }
	name := "/" + t.name + "/local/undelivered-logs/bucket"
	err = t.json(ctx, "ssm", "AmazonSSM.GetParameter", map[string]any{"Name": name, "WithDecryption": true}, &stored)
	if err != nil {
		return nil, 0, err
	}
	bucket := "/" + stored.Parameter.Value
	var listed listing
	text, err := t.fromBucket(ctx, bucket+"?list-type=2")
	if err == nil {
		err = xml.Unmarshal(text, &listed)
	}
	if err != nil {
		return nil, 0, err
	}
	objects = []kept{}
	for _, object := range slices.Backward(listed.Contents) {
		if len(objects) == maxObjects {
			break
		}
		body, err := t.fromBucket(ctx, bucket+"/"+(&url.URL{Path: object.Key}).EscapedPath())
		if err != nil {
			return nil, 0, err
		}
		one := keptOf(body)
		one.Time = object.LastModified
		objects = append(objects, one)
	}
	slices.SortStableFunc(objects, func(a, b kept) int { return b.Time.Compare(a.Time) })
	return objects, len(listed.Contents), nil
}

// keptOf reads an object of the forwarder, or what Lambda itself keeps of an invocation that failed.
func keptOf(object []byte) kept {
	var failed struct {
		Request struct {
			Logs struct{ Data string } `json:"awslogs"`
		} `json:"requestPayload"`
		Context struct{ Condition string } `json:"requestContext"`
	}
	packed, reason := object, ""
	if json.Unmarshal(object, &failed) == nil {
		packed, _ = base64.StdEncoding.DecodeString(failed.Request.Logs.Data) // then it cannot be unpacked either
		reason = "invocation failed: " + failed.Context.Condition
	}
	var payload struct {
		LogGroup    string
		LogEvents   []struct{}
		Undelivered struct{ Reasons map[string]int }
	}
	unpacker, err := gzip.NewReader(bytes.NewReader(packed))
	if err == nil {
		err = json.NewDecoder(io.LimitReader(unpacker, maxUnpacked)).Decode(&payload)
	}
	if err != nil {
		return kept{Reasons: map[string]int{cmp.Or(reason, "it cannot be read"): 0}}
	}
	if reason != "" {
		payload.Undelivered.Reasons = map[string]int{reason: len(payload.LogEvents)}
	}
	return kept{LogGroup: payload.LogGroup, Reasons: payload.Undelivered.Reasons}
}
