// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package main

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestRun runs each function of a schedule once, as a CronJob does, for the minute that the job's name tells.
func TestRun(t *testing.T) {
	at := time.Now().Add(-time.Hour).UTC().Truncate(time.Minute)
	for name := range schedules() {
		command := exec.CommandContext(t.Context(), program(t), "run", name)
		command.Env = append(os.Environ(), "JOB_NAME="+name+"-"+strconv.FormatInt(at.Unix()/60, 10))
		output, err := command.CombinedOutput()
		if err != nil || !strings.Contains(string(output), name) {
			t.Errorf("%s: %v: %s", name, err, output)
		}
	}
	if err := exec.CommandContext(t.Context(), program(t), "run", "no-such-function").Run(); err == nil {
		t.Error("a function that there is not was run")
	}
}
