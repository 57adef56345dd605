//go:build e2e && server

package main

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// TestImage runs the server of an image where only the image's files are, which are not its user's to write.
func TestImage(t *testing.T) {
	root, nobody := os.Getenv("IMAGE_ROOT"), uint32(65532)
	r := &replica{address: free(t), probe: free(t)}
	if os.Getuid() == 0 {
		r.command = exec.CommandContext(t.Context(), "/ko-app/server")
		r.command.SysProcAttr = &syscall.SysProcAttr{Chroot: root, Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		r.command.Dir = "/"
	} else { // who may not change the root runs the program itself
		r.command = exec.CommandContext(t.Context(), root+"/ko-app/server")
	}
	// What this machine trusts is not in the image.
	r.command.Env = append(os.Environ(), "AWS_CA_BUNDLE=", "ADDRESS="+r.address, "ADMIN_ADDRESS="+r.probe, fmt.Sprintf("DRAIN=%v", drain))
	r.command.Stdout, r.command.Stderr = &r.log, &r.log
	if err := r.command.Start(); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(20 * time.Second); !r.isReady(t.Context()); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Error("it is not ready")
			break
		}
	}
	if status := call(t, "http://"+r.address); status != http.StatusUnauthorized {
		t.Errorf("it answers %d", status)
	}
	r.stop(t)
	if ended := r.command.ProcessState; ended.ExitCode() != 0 {
		t.Errorf("it ended with %v", ended)
	}
	if t.Failed() {
		t.Log(r.log.String())
	}
}
