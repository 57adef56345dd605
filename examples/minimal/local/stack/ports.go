// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"syscall"
)

const host = "127.0.0.1"

// Ports are open from the start, so that no other program takes one while the stack is being built.
type Ports struct {
	API     net.Listener
	SignIn  net.Listener
	Logs    net.Listener
	AWS     net.Listener
	Console net.Listener
}

// Listen opens base and the four ports after it, or any free ones when base is 0.
func Listen(ctx context.Context, base int) (*Ports, error) {
	ports := &Ports{}
	wanted := []struct {
		listener *net.Listener
		purpose  string
	}{{&ports.API, "the API"}, {&ports.SignIn, "sign-in"}, {&ports.Logs, "logs"}, {&ports.AWS, "AWS"}, {&ports.Console, "the console"}}
	for i, want := range wanted {
		port := base
		if base != 0 {
			port += i
		}
		listener, err := listen(ctx, port)
		if err != nil {
			ports.Close()
			return nil, explain(err, port, want.purpose)
		}
		*want.listener = listener
	}
	return ports, nil
}

// listen opens a port of this machine, any free one where it is 0.
func listen(ctx context.Context, port int) (net.Listener, error) {
	var config net.ListenConfig
	return config.Listen(ctx, "tcp4", net.JoinHostPort(host, strconv.Itoa(port)))
}

func explain(err error, port int, purpose string) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("port %d, wanted for %s, is in use; choose the first of six free ones: PORT=%d", port, purpose, port/100*100+100)
	}
	return fmt.Errorf("open port %d for %s: %w", port, purpose, err)
}

// Close closes those that are still open.
func (p *Ports) Close() {
	for _, listener := range []net.Listener{p.API, p.SignIn, p.Logs, p.AWS, p.Console} {
		if listener != nil {
			_ = listener.Close() // was open, or is closed already
		}
	}
}

func address(listener net.Listener) string { return "http://" + listener.Addr().String() }

// ParsePort reads the first port of those of a stack; the sixth is for the page of a project that has one.
func ParsePort(text string) (int, error) {
	port, err := strconv.Atoi(text)
	if err != nil || port < 1024 || port > 65530 {
		return 0, fmt.Errorf("PORT must be a number from 1024 to 65530, not %q", text)
	}
	return port, nil
}
