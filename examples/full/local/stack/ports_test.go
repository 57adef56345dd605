// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"net"
	"strings"
	"testing"
)

func TestListen(t *testing.T) {
	ports, err := Listen(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, listener := range []net.Listener{ports.API, ports.SignIn, ports.Logs, ports.AWS, ports.Console} {
		if ip := listener.Addr().(*net.TCPAddr).IP; !ip.IsLoopback() {
			t.Errorf("listens on %v", ip)
		}
	}
	ports.Close()
	ports.Close()
}

func TestListenOnTakenPort(t *testing.T) {
	taken, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	_, err = Listen(t.Context(), port)
	if err == nil || !strings.Contains(err.Error(), "is in use") || !strings.Contains(err.Error(), "PORT=") {
		t.Errorf("error %v", err)
	}
}

func TestParsePort(t *testing.T) {
	for text, valid := range map[string]bool{
		"4700": true, "1024": true, "65530": true, "65532": false, "80": false, "": false, "4700x": false, "-1": false,
	} {
		if _, err := ParsePort(text); (err == nil) != valid {
			t.Errorf("%q: error %v", text, err)
		}
	}
}
