// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"encoding/hex"
	"encoding/json"
	"net/http"
	"time"

	collector "go.opentelemetry.io/proto/slim/otlp/collector/logs/v1"
	common "go.opentelemetry.io/proto/slim/otlp/common/v1"
	logs "go.opentelemetry.io/proto/slim/otlp/logs/v1"
	"google.golang.org/protobuf/proto"
)

const protobuf = "application/x-protobuf"

// newDestination returns a receiver of OTLP.
func newDestination() destination {
	return destination{
		paths:       []string{"/v1/logs"},
		tokenHeader: "Authorization",
		tokenPrefix: "Bearer ",
		contentType: protobuf,
		maxBody:     4 << 20,
		refusals: map[problem]reply{
			wrongPath:        {status: http.StatusNotFound},
			wrongMethod:      {status: http.StatusMethodNotAllowed},
			noCredentials:    {status: http.StatusUnauthorized},
			wrongCredentials: {status: http.StatusUnauthorized},
			wrongType:        {status: http.StatusUnsupportedMediaType},
			unreadable:       {status: http.StatusBadRequest},
			tooLarge:         {status: http.StatusRequestEntityTooLarge},
		},
		split: splitRecords,
		partial: func(lines []Line) taken {
			return taken{lines: lines, reply: partly(1)}
		},
	}
}

// partly says that a number of records was refused, as OTLP does it: not which.
func partly(rejected int64) reply {
	body, _ := proto.Marshal(&collector.ExportLogsServiceResponse{ // without text it is always valid
		PartialSuccess: &collector.ExportLogsPartialSuccess{RejectedLogRecords: rejected},
	})
	return reply{status: http.StatusOK, contentType: protobuf, body: string(body)}
}

// splitRecords takes all records of a body, or none: an id of another length spoils a request.
func splitRecords(body []byte) taken {
	var request collector.ExportLogsServiceRequest
	if proto.Unmarshal(body, &request) != nil || len(request.GetResourceLogs()) == 0 {
		return taken{reply: reply{status: http.StatusBadRequest}}
	}
	var lines []Line
	for _, resource := range request.GetResourceLogs() {
		labels := labelsOf(resource.GetResource().GetAttributes())
		for _, scope := range resource.GetScopeLogs() {
			for _, record := range scope.GetLogRecords() {
				if length := len(record.GetTraceId()); length != 0 && length != 16 || record.GetBody() == nil {
					return taken{reply: reply{status: http.StatusBadRequest}}
				}
				lines = append(lines, lineOf(record, labels))
			}
		}
	}
	return taken{lines: lines, reply: reply{status: http.StatusOK, contentType: protobuf}}
}

func labelsOf(attributes []*common.KeyValue) Labels {
	var labels Labels
	for _, attribute := range attributes {
		into := map[string]*string{
			"service.name": &labels.Service, "service.namespace": &labels.Owner, "deployment.environment.name": &labels.Stage,
			"faas.name": &labels.Function, "cloud.account.id": &labels.Account, "cloud.region": &labels.Region,
			"aws.log.group.names": &labels.LogGroup, "aws.log.stream.names": &labels.LogStream,
			"log.record.uid": &labels.ID, "faas.invocation_id": &labels.RequestID,
		}[attribute.GetKey()]
		if into == nil {
			continue
		}
		value := attribute.GetValue()
		if several := value.GetArrayValue().GetValues(); len(several) > 0 {
			value = several[0]
		}
		*into = value.GetStringValue()
	}
	return labels
}

// lineOf gives a trace id the form that it has everywhere else on this machine.
func lineOf(record *logs.LogRecord, labels Labels) Line {
	own := labelsOf(record.GetAttributes())
	labels.ID, labels.RequestID, labels.Level = own.ID, own.RequestID, record.GetSeverityText()
	if id := hex.EncodeToString(record.GetTraceId()); id != "" {
		labels.TraceID = "1-" + id[:8] + "-" + id[8:]
	}
	message, _ := json.Marshal(plain(record.GetBody()))                                                      // what came as UTF-8 is always valid
	return Line{Time: time.Unix(0, int64(record.GetTimeUnixNano())).UTC(), Message: message, Labels: labels} //nolint:gosec // until 2262
}

// plain is what the JSON library knows.
func plain(value *common.AnyValue) any {
	switch of := value.GetValue().(type) {
	case *common.AnyValue_StringValue:
		return of.StringValue
	case *common.AnyValue_BoolValue:
		return of.BoolValue
	case *common.AnyValue_IntValue:
		return of.IntValue
	case *common.AnyValue_DoubleValue:
		return of.DoubleValue
	case *common.AnyValue_ArrayValue:
		list := []any{}
		for _, element := range of.ArrayValue.GetValues() {
			list = append(list, plain(element))
		}
		return list
	case *common.AnyValue_KvlistValue:
		object := map[string]any{}
		for _, member := range of.KvlistValue.GetValues() {
			object[member.GetKey()] = plain(member.GetValue())
		}
		return object
	default:
		return nil
	}
}
