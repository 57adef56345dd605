// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/aws/aws-sdk-go-v2/service/ssm/types"
)

func TestCredentialsAreKeptForATime(t *testing.T) {
	clock := &fakeClock{now: time.Now()}
	secrets := &fakeSecrets{values: map[string]string{urlName: " https://logs.example.com/x\n", tokenName: "one\n"}}
	credentials := NewCredentials(secrets, urlName, tokenName, clock.Now)
	check := func(token string, reads int) {
		t.Helper()
		target, err := credentials.Target(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if target.URL.String() != "https://logs.example.com/x" || target.Token != token || secrets.reads != reads {
			t.Errorf("%s with %q after %d reads, want %q and %d", target.URL, target.Token, secrets.reads, token, reads)
		}
	}
	if secrets.reads != 0 {
		t.Error("read before the first use")
	}
	check("one", 1)
	secrets.values[tokenName] = "two"
	clock.now = clock.now.Add(credentialsTTL - time.Second)
	check("one", 1)
	clock.now = clock.now.Add(time.Second)
	check("two", 2)
	secrets.err = errors.New("down")
	clock.now = clock.now.Add(credentialsTTL)
	check("two", 3) // old is better than none
	check("two", 3) // and not asked for again at once
	credentials.Forget()
	if _, err := credentials.Target(t.Context()); !errors.Is(err, secrets.err) {
		t.Errorf("error %v after the target was refused, want the one of the secrets", err)
	}
	secrets.err = nil
	check("two", 5)
}

func TestCredentialsWithoutToken(t *testing.T) {
	client := fakeSSM{t: t, values: map[string]string{urlName: "https://logs.example.com/secret"}, err: &types.ParameterNotFound{}}
	credentials := NewCredentials(ParameterStore{Client: client}, urlName, "", time.Now)
	if target, err := credentials.Target(t.Context()); err != nil || target.Token != "" {
		t.Errorf("target %v, error %v", target, err)
	}
}

func TestCredentialsConcurrently(t *testing.T) {
	secrets := &fakeSecrets{values: map[string]string{urlName: "https://logs.example.com", tokenName: "x"}}
	credentials := NewCredentials(secrets, urlName, tokenName, time.Now)
	var group sync.WaitGroup
	for range 10 {
		group.Go(func() {
			if _, err := credentials.Target(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if secrets.reads != 1 {
		t.Errorf("%d reads, want 1", secrets.reads)
	}
}

func TestParseAddress(t *testing.T) {
	for _, good := range []string{
		"https://logs.example.com", "https://logs.example.com:8088/path?x=1", "HTTPS://logs.example.com",
		"http://localhost:8088", "http://127.0.0.1/x", "http://127.8.9.10", "http://[::1]:8088",
	} {
		if _, err := parseAddress(good); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{
		"", "logs.example.com", "https://", "https:///path", "http://logs.example.com", "http://10.0.0.1",
		"http://localhost.example.com", "http://127.0.0.1.example.com", "ftp://localhost", "https://secret\x7f",
	} {
		_, err := parseAddress(bad)
		if !errors.Is(err, ErrInsecure) {
			t.Errorf("%q: %v, want ErrInsecure", bad, err)
		} else if strings.Contains(err.Error(), "secret") {
			t.Errorf("error %q holds the address", err)
		}
	}
}

// fakeSSM is the client of the AWS SDK.
type fakeSSM struct {
	t      *testing.T
	values map[string]string
	err    error
}

func (f fakeSSM) GetParameter(
	_ context.Context, input *ssm.GetParameterInput, _ ...func(*ssm.Options),
) (*ssm.GetParameterOutput, error) {
	f.t.Helper()
	if input.WithDecryption == nil || !*input.WithDecryption {
		f.t.Error("read without decryption")
	}
	value, ok := f.values[*input.Name]
	if !ok {
		return nil, f.err
	}
	return &ssm.GetParameterOutput{Parameter: &types.Parameter{Name: input.Name, Value: &value}}, nil
}

func TestParameterStore(t *testing.T) {
	client := fakeSSM{t: t, values: map[string]string{urlName: "address", tokenName: "token"}, err: &types.ParameterNotFound{}}
	values, err := ParameterStore{Client: client}.Read(t.Context(), urlName, tokenName)
	if err != nil || len(values) != 2 || values[urlName] != "address" || values[tokenName] != "token" {
		t.Errorf("values %v, error %v", values, err)
	}

	delete(client.values, tokenName)
	_, err = ParameterStore{Client: client}.Read(t.Context(), urlName, tokenName)
	if _, ok := errors.AsType[*types.ParameterNotFound](err); !ok || !strings.Contains(err.Error(), tokenName) {
		t.Errorf("error %v, want one that names the missing parameter", err)
	}
}
