// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"fmt"
	"sync"
	"time"
)

// progressInterval is how long somebody waits in silence: what takes less is not worth a line.
const progressInterval = 5 * time.Second

// Progress is told, in few words, what is going on.
type Progress func(step string)

// during tells of a step, and how long it has taken so far, again and again until it is done.
func (p Progress) during(step string) (done func()) {
	start, tick, end := time.Now(), time.NewTicker(progressInterval), make(chan struct{})
	var telling sync.WaitGroup
	telling.Go(func() {
		for {
			select {
			case <-tick.C:
				p(fmt.Sprintf("%s (%.0f s)", step, time.Since(start).Seconds()))
			case <-end:
				return
			}
		}
	})
	return func() {
		tick.Stop()
		close(end)
		telling.Wait()
	}
}
