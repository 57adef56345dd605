// Managed by venture: edit freely, regenerating merges your changes.

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"example.com/orchard/local/events"
	"example.com/orchard/local/stack"
	"example.com/orchard/local/store"
)

const (
	red    = "\x1b[31m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
	grey   = "\x1b[90m"
	plain  = "\x1b[0m"
)

// printer lets log lines and reports of several goroutines come one after the other.
type printer struct {
	mutex  sync.Mutex
	out    io.Writer
	colour bool
}

func newPrinter(out io.Writer, colour bool) *printer { return &printer{out: out, colour: colour} }

func (p *printer) print(text string) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	_, _ = io.WriteString(p.out, text+"\n") // nowhere left to report to
}

func (p *printer) paint(colour, text string) string {
	if !p.colour || colour == "" {
		return text
	}
	return colour + text + plain
}

// show prints what of an event a terminal is for.
func (p *printer) show(event events.Event) {
	switch event.Kind {
	case events.Step:
		p.step(event.Text)
	case events.Stray:
		p.stray(event.Text)
	case events.Failure:
		p.failure(event.Text)
	case events.Line:
		p.line(*event.Line)
	default:
	}
}

func (p *printer) step(step string) { p.print(p.paint(grey, "· ") + step) }

// stray tells of a request that nothing of the stack answers.
func (p *printer) stray(refusal string) { p.print(p.paint(yellow, "· "+printable(refusal))) }

func (p *printer) failure(text string) { p.print(p.paint(red, text)) }

func (p *printer) welcome(s *stack.Stack) {
	p.print(fmt.Sprintf(`
API          %s
Cognito      %s
user pool    %s
client       %s
logs         %s   (search)
one trace    %s   (ROOT: that of an answer's X-Amzn-Trace-Id)
AWS          %s   (every other service, for the keys below)

The AWS CLI, until this ends, in another terminal:

export AWS_ENDPOINT_URL='%s' AWS_REGION='%s' AWS_DEFAULT_REGION='%s'
export AWS_ACCESS_KEY_ID='%s' AWS_SECRET_ACCESS_KEY='%s'

Sign up, confirm, sign in and call, in another terminal. No mail is sent: the code is always 123456. curl sends the
password; on every stage clients may, because users are migrated with it.

%s
Log lines follow as they are stored. A saved Go file runs at once, a saved .yml file is deployed.
Ctrl-C stops everything.
`, s.API, s.Cognito, s.PoolID, s.ClientID, s.SearchPage(), s.TracePage("ROOT"), s.AWS, s.AWS, s.Project.Region, s.Project.Region,
		s.Keys().AccessKeyID, s.Keys().SecretAccessKey, s.Transcript()))
	if s.Project.SecondFactor {
		p.print("The user pool wants a second factor (mfa: required). The emulator asks for one only where it has been set up.\n")
	}
}

func (p *printer) line(line store.Line) {
	message, rest := describe(line.Message)
	if isPlatform(message) {
		return
	}
	p.print(strings.Join([]string{
		p.paint(grey, line.Time.Local().Format("15:04:05.000")),
		p.paint(levelColour(line.Level), fmt.Sprintf("%-5s", printable(line.Level))),
		printable(line.Function),
		p.paint(grey, printable(line.TraceID)),
		message + p.paint(grey, rest),
	}, " "))
}

// isPlatform knows the lines of Lambda itself. ministack writes them whatever systemLogLevel says.
func isPlatform(message string) bool {
	return slices.ContainsFunc([]string{"START", "END", "REPORT"}, func(word string) bool {
		return strings.HasPrefix(message, word+" RequestId: ")
	})
}

func levelColour(level string) string {
	switch strings.ToUpper(level) {
	case "ERROR", "FATAL":
		return red
	case "WARN":
		return yellow
	case "INFO":
		return green
	default:
		return grey
	}
}

// describe returns what a line says, and its attributes without those that are printed anyway.
func describe(message json.RawMessage) (text, attributes string) {
	var object map[string]json.RawMessage
	if json.Unmarshal(message, &object) != nil {
		return printable(unquote(message)), ""
	}
	text = printable(unquote(object["message"]))
	var rest strings.Builder
	for _, key := range slices.Sorted(maps.Keys(object)) {
		if !slices.Contains([]string{"message", "timestamp", "level", "trace_id", "request_id"}, key) {
			rest.WriteString(" " + printable(key) + "=" + printable(string(object[key])))
		}
	}
	return text, rest.String()
}

func unquote(value json.RawMessage) string {
	var text string
	if json.Unmarshal(value, &text) != nil {
		return string(value)
	}
	return text
}

// printableLines leaves line ends as they are.
func printableLines(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, line := range lines {
		lines[i] = printable(line)
	}
	return strings.Join(lines, "\n")
}

// printable keeps a log line from steering the terminal.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '·'
	}, text)
}
