// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func TestDuring(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var told []string
		done := Progress(func(step string) { told = append(told, step) }).during("building hello, 1 of 2")
		time.Sleep(2*progressInterval + time.Second)
		done()
		time.Sleep(2 * progressInterval)
		want := []string{"building hello, 1 of 2 (5 s)", "building hello, 1 of 2 (10 s)"}
		if !slices.Equal(told, want) {
			t.Errorf("told %q, want %q", told, want)
		}
	})
}
