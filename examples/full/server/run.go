// Managed by venture: edit freely, regenerating merges your changes.

package main

import (
	"context"
	"fmt"
	"time"

	nightlyreport "git.lighthouse.example/platform/lighthouse/functions/nightly-report"
	"git.lighthouse.example/platform/lighthouse/internal/server"
)

// schedules are the functions that CronJobs call, with the time that a run may take.
func schedules() map[string]server.Schedule {
	jobs := map[string]server.Schedule{}
	jobs["nightly-report"] = server.OnSchedule(10*time.Second, nightlyreport.Wire)
	return jobs
}

// schedule runs a function once. JOB_NAME is the job's, which tells the time that it is for.
func (p process) schedule(ctx context.Context, name string) error {
	function, ok := schedules()[name]
	if !ok {
		return fmt.Errorf("no function %q has a schedule", name)
	}
	return function.Run(ctx, p.env, p.logs.Logger(name), p.env.Optional("JOB_NAME", name))
}
