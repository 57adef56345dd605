// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

func TestLock(t *testing.T) {
	root := t.TempDir()
	release, err := Lock(root, "dev")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Lock(root, "dev")
	if err == nil || !strings.Contains(err.Error(), "is running already, as process "+strconv.Itoa(os.Getpid())) {
		t.Errorf("error %v", err)
	}
	other, err := Lock(root, "e2e")
	if err != nil {
		t.Fatal(err)
	}
	other()
	release()
	again, err := Lock(root, "dev")
	if err != nil {
		t.Fatal(err)
	}
	again()
}
