// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// Lock lets one stack of a name run at a time. The system releases the lock of a process that was killed.
func Lock(root, name string) (release func(), err error) {
	path := filepath.Join(root, cacheFolder, name+".lock")
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = alreadyRunning(file, name)
	}
	if err == nil {
		err = writeOwner(file)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() { _ = file.Close() }, nil
}

func alreadyRunning(file io.Reader, name string) error {
	owner, _ := io.ReadAll(file) // its absence costs a number in the message
	pid := strings.TrimSpace(string(owner))
	return fmt.Errorf("`make %s` is running already, as process %s; stop it with Ctrl-C there, or with `kill %s`", name, pid, pid)
}

func writeOwner(file *os.File) error {
	if err := file.Truncate(0); err != nil {
		return fmt.Errorf("lock: %w", err)
	}
	if _, err := file.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0); err != nil {
		return fmt.Errorf("lock: %w", err)
	}
	return nil
}
