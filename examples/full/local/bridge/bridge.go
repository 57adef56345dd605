// Managed by venture: edit freely, regenerating merges your changes.

// Package bridge stands in front of an emulator of Cognito that never calls the PostConfirmation trigger, and calls it
// as Cognito does.
package bridge

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"git.lighthouse.example/platform/lighthouse/local/guard"
)

const (
	// triggerTimeout is how long Cognito waits for a trigger, each of the three times it tries.
	triggerTimeout = 5 * time.Second
	triggerTries   = 3

	// maxBody is far more than a confirmation holds.
	maxBody = 1 << 20
)

// Config says which emulator the bridge belongs to.
type Config struct {
	Upstream  *url.URL
	Region    string
	Keys      aws.Credentials   // for the bridge's own calls
	Transport http.RoundTripper // to the emulator
	Guard     *guard.Guard
	Log       *slog.Logger
	Timeout   time.Duration // of one try to call the trigger; that of Cognito when zero
}

type bridge struct {
	emulator emulator
	region   string
	timeout  time.Duration
	guard    *guard.Guard
	log      *slog.Logger
}

// New returns a proxy that passes on as it is what Cognito would answer. Where a call has just confirmed somebody, it
// calls the trigger before the answer goes out.
func New(config Config) http.Handler {
	b := &bridge{
		emulator: emulator{
			url: config.Upstream, region: config.Region, keys: config.Keys, client: &http.Client{Transport: config.Transport},
		},
		region:  config.Region,
		timeout: cmp.Or(config.Timeout, triggerTimeout),
		guard:   config.Guard,
		log:     config.Log,
	}
	return admit(config.Guard, remember(&httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(config.Upstream)
			r.Out.Host = r.In.Host // a signature covers it
		},
		Transport:      config.Transport,
		FlushInterval:  -1,
		ModifyResponse: b.confirmed,
		ErrorHandler:   b.unreachable,
		ErrorLog:       slog.NewLogLogger(config.Log.Handler(), slog.LevelWarn),
	}))
}

// confirmation is a call that confirms somebody.
type confirmation struct {
	triggerSource string
	UserPoolID    string            `json:"UserPoolId"` // where an administrator calls
	ClientID      string            `json:"ClientId"`   // where the user does
	Username      string            `json:"Username"`
	Metadata      map[string]string `json:"ClientMetadata"`
}

type contextKey struct{}

// remember keeps what a confirmation asks for until its answer is there.
func remember(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		call := confirmation{triggerSource: triggerSource(r)}
		if call.triggerSource == "" {
			next.ServeHTTP(w, r)
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if err != nil {
			http.Error(w, "the request cannot be read", http.StatusBadRequest)
			return
		}
		if json.Unmarshal(body, &call) != nil {
			http.Error(w, `{"__type":"SerializationException"}`, http.StatusBadRequest)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), contextKey{}, call)))
	})
}

// triggerSource returns what the trigger will be told, or "" for a call that confirms nobody.
func triggerSource(r *http.Request) string {
	action, _ := strings.CutPrefix(r.Header.Get("X-Amz-Target"), targetPrefix)
	switch action {
	case "ConfirmSignUp", "AdminConfirmSignUp":
		return "PostConfirmation_ConfirmSignUp"
	case "ConfirmForgotPassword":
		return "PostConfirmation_ConfirmForgotPassword"
	default:
		return ""
	}
}

// confirmed replaces the answer where the trigger fails. The user stays confirmed, as with Cognito.
func (b *bridge) confirmed(response *http.Response) error {
	b.guard.Answer(response)
	ctx := response.Request.Context()
	call, ok := ctx.Value(contextKey{}).(confirmation)
	if !ok || response.StatusCode != http.StatusOK {
		return nil
	}
	refusal, err := b.trigger(context.WithoutCancel(ctx), call) // who hangs up is confirmed all the same
	if err != nil {
		return fmt.Errorf("call trigger: %w", err)
	}
	if refusal == nil {
		return nil
	}
	b.log.WarnContext(ctx, "trigger failed", "trigger", call.triggerSource, "reason", refusal.Message)
	body, err := json.Marshal(refusal)
	if err != nil {
		return fmt.Errorf("encode refusal: %w", err)
	}
	if err := response.Body.Close(); err != nil {
		return fmt.Errorf("close answer: %w", err)
	}
	response.StatusCode, response.Status = http.StatusBadRequest, ""
	response.Body, response.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	response.Header.Set("Content-Length", strconv.Itoa(len(body)))
	response.Header.Set("Content-Type", "application/x-amz-json-1.1")
	response.Header.Set("X-Amzn-Errortype", refusal.Type+":")
	return nil
}

func (b *bridge) unreachable(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() == nil { // the caller is still there
		b.log.WarnContext(r.Context(), "no answer from the emulator", "error", err)
	}
	http.Error(w, "no answer from the emulator", http.StatusBadGateway)
}
